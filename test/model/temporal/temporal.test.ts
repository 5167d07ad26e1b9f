import { beforeAll, describe, expect, it } from 'vitest';
import { compiledRegions } from '../../../src/firmware/executor/compile.js';
import { ALARM_IDS, ALARMS } from '../../../src/protocol/index.js';
import { FLOORS } from './floors.js';
import { NOT_APPLICABLE, OTHERWISE, PROPERTIES } from './properties/index.js';
import { PROPERTY_IDS } from './property.js';
import { nothingShown, run } from './run.js';
import { SEARCHES } from './searches.js';

const shown = nothingShown();
beforeAll(() => {
  for (const plan of SEARCHES) run(plan, shown);
  const lines = [...shown.figures].map(
    ([name, f]) => `${name}: ${f.states} places, ${f.transitions} steps, depth ${f.depth}`,
  );
  console.info(lines.join('\n'));
}, 240_000);

const breaches = (id: (typeof PROPERTY_IDS)[number]): readonly string[] => shown.breaches.get(id) ?? [];

describe('everywhere that the searches lead', () => {
  it.each(PROPERTIES)('$id holds: $says', ({ id }) => expect(breaches(id)).toEqual([]));

  it.each(PROPERTIES)('$id would be seen broken: a planted lie is caught', ({ id }) => {
    expect(shown.planted.get(id)).toBe(true);
  });

  it('P11 SR-013 holds: no sliding window ever holds more than its limit', () => {
    expect(breaches('P11')).toEqual([]);
    expect(shown.grants).toBeGreaterThan(5_000);
  });

  it('P15 every state of every region is reached', () => {
    const all = compiledRegions().flatMap(({ key, states }) => [...states.keys()].map((state) => `${key}.${state}`));
    expect(all.filter((state) => !shown.states.has(state))).toEqual([]);
  });

  it('P15 every alarm is reached, and each that a person may clear is cleared', () => {
    expect(ALARM_IDS.filter((id) => !shown.raised.has(id))).toEqual([]);
    expect(ALARM_IDS.filter((id) => !shown.cleared.has(id))).toEqual(
      ALARM_IDS.filter((id) => ALARMS[id].reset === 'nobody'),
    );
  });

  it('P15 a pump that is mended comes back into therapy from everywhere, or stays off at its end and says so', () => {
    expect(breaches('P15')).toEqual([]);
    expect(shown.mended).toBeGreaterThan(3_000);
  });
});

describe('the list of properties', () => {
  it('is that of the safety facts: each is asked, or does not apply for a reason', () => {
    const asked = [...PROPERTIES.map(({ id }) => id), ...Object.keys(OTHERWISE)];
    const left = Object.keys(NOT_APPLICABLE);
    expect([...new Set([...asked, ...left])].sort()).toEqual([...PROPERTY_IDS].sort());
    expect(left.filter((id) => asked.includes(id))).toEqual([]);
  });
});

describe('how far the searches go', () => {
  // A drop means that the searches see less than before: find out why. Raise a floor when they see more.
  it.each(SEARCHES)('$name: no less than before', ({ name }) => {
    const { states, transitions, depth } = shown.figures.get(name) ?? { states: 0, transitions: 0, depth: 0 };
    const floor = FLOORS[name];
    expect(
      floor,
      `add '${name}': { depth: ${depth}, states: ${states}, transitions: ${transitions} } to floors.ts`,
    ).toBeDefined();
    expect(depth).toBe(floor?.depth);
    expect(states).toBeGreaterThanOrEqual(floor?.states ?? 0);
    expect(transitions).toBeGreaterThanOrEqual(floor?.transitions ?? 0);
  });
});
