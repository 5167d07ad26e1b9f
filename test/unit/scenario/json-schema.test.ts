import { expect, it } from 'vitest';
import { scenarioJsonSchema, scenarioJsonSchemaText } from '../../../sim/scenario/index.js';

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
