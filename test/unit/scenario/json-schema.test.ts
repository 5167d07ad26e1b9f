import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema, scenarioJsonSchemaText } from '../../../sim/scenario/index.js';
import { HEAD, scenarioOf } from './file.js';

it('is the scenario.schema.json that is shipped (npm run schema makes it anew)', async () => {
  await expect(scenarioJsonSchemaText()).toMatchFileSnapshot('../../../scenario.schema.json');
});

it('requires what a file must hold and knows every key', () => {
  const schema = scenarioJsonSchema();
  expect(schema.required).toEqual(['version', 'title', 'purpose', 'until', 'drug', 'implant', 'steps']);
  expect(Object.keys(schema.properties as object).sort()).toEqual([
    'device',
    'drug',
    'expect',
    'implant',
    'lesson',
    'purpose',
    'seed',
    'start',
    'steps',
    'title',
    'until',
    'version',
  ]);
  expect(schema.additionalProperties).toBe(false);
});

type Signal = { readonly description?: string; readonly examples?: readonly string[] };
type Entry = { readonly properties: Record<string, Signal>; readonly patternProperties: Record<string, Signal> };
type File = { readonly properties: { readonly expect: { readonly items: Entry } } };

describe('each signal has an example that a file can hold', () => {
  const { properties, patternProperties } = (scenarioJsonSchema() as unknown as File).properties.expect.items;
  const signals = Object.entries({ ...properties, ...patternProperties })
    .filter(([, { description }]) => description?.startsWith('compared with '))
    .map(([key, { examples }]) => [key.replace(/[\^$\\]/g, '').replace('.+', '24h'), examples?.[0] ?? 'none'] as const);

  it('and there are all of them', () => expect(signals).toHaveLength(14));

  it.each(signals)('%s: %s', (name, example) => {
    const { expectations } = scenarioOf(`${HEAD}steps: []\nexpect:\n  - at: end\n    ${name}: ${example}\n`);
    expect(expectations[0]?.text).toContain(name);
  });
});
