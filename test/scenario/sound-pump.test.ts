import { expect, it } from 'vitest';
import { createOracle } from '../../sim/oracle/index.js';
import { parseScenario } from '../../sim/scenario/index.js';
import { catalogueOf } from '../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import { play } from './told.js';

const catalogue = catalogueOf(BUILT_IN_FORMULARY);

/** A story in short: device, drug, seed, how long, steps. */
type Short = readonly [device: string, drug: string, seed: number, until: string, ...steps: readonly string[]];

const PRIME = '{ at: 5min, direct: { prime: full-system } }';

/** Stories in which a rule of the oracle once blamed a pump that had done right. */
const WRONGLY_BLAMED: Readonly<Record<string, Short>> = {
  'SR-007 far too much flows, and the pump is programmed again while it lasts': [
    'peristaltic-40-flow',
    '{ name: morphine, concentration: 20 mg/mL }',
    13,
    '20d',
    PRIME,
    '{ after: prime-complete, direct: { program: { mode: simple, dose: 4 mg/day } } }',
    '{ at: 10d, fault: { kind: over-delivery, at-once: 0.35 } }',
    '{ at: 11d, direct: { program: { mode: simple, dose: 4 mg/day } } }',
  ],
  'SR-008 too little flows when the main loop stalls for good': [
    'peristaltic-40-flow',
    '{ name: baclofen, concentration: 500 mcg/mL }',
    2586,
    '30d',
    '{ at: 1499974s, direct: { program: { mode: simple, dose: 90 mcg/day } } }',
    '{ at: 1632673s, world: { mri: { field: 1.5 T, for: 2h } } }',
    '{ at: 1632764s, fault: { kind: firmware-hang, reset: fails } }',
  ],
  'SR-020 another fluid is filled within a bridge, and a program follows at once': [
    'peristaltic-40',
    '{ name: baclofen, concentration: 500 mcg/mL }',
    1560,
    '24d',
    PRIME,
    '{ at: 10d, direct: { refill: { fill: 38 mL, concentration: 1000 mcg/mL } } }',
    '{ at: 10d, direct: { program: { mode: simple, dose: 150 mcg/day, bridge: { dose: 90 mcg/day } } } }',
    '{ at: 10d 2h, direct: { refill: { fill: 38 mL, concentration: 500 mcg/mL } } }',
    '{ at: 10d 2h, direct: { program: { mode: simple, dose: 90 mcg/day } } }',
  ],
  'SR-017 the end of a program passes after its prime was cut': [
    'peristaltic-20',
    '{ name: morphine, concentration: 20 mg/mL }',
    155,
    '19d',
    '{ at: 640416s, direct: { program: { mode: simple, dose: 5 mg/day, for: 40min } } }',
    '{ at: 640446s, world: { mri: { field: 1.5 T, for: 2h } } }',
    '{ at: 640596s, direct: { prime-again: catheter-only } }',
  ],
  'SR-020 two bridges are ordered in one millisecond': [
    'peristaltic-40-flow',
    '{ name: baclofen, concentration: 1000 mcg/mL }',
    1476,
    '14d',
    '{ at: 3d, direct: { program: { mode: simple, dose: 150 mcg/day } } }',
    '{ at: 6d, direct: { refill: { fill: 38 mL, concentration: 2000 mcg/mL } } }',
    '{ at: 6d 1h, direct: { program: { mode: simple, dose: 150 mcg/day, bridge: { dose: 400 mcg/day } } } }',
    '{ at: 6d 1h, direct: { program: { mode: simple, dose: 400 mcg/day, bridge: { dose: 150 mcg/day } } } }',
  ],
  'SR-044 fluid runs back again and again, and the alarm of restarts is there already': [
    'peristaltic-40-flow',
    '{ name: morphine, concentration: 20 mg/mL }',
    1,
    '12min',
    '{ at: 0s, direct: { program: { mode: simple, dose: 1 mg/day } } }',
    '{ at: 0s, fault: { kind: backflow, volume: 0.4 mL, on: 1min, off: 1min, count: 6 } }',
  ],
};

it.each(Object.entries(WRONGLY_BLAMED))(
  '%s: the oracle finds nothing',
  (title, [device, drug, seed, until, ...steps]) => {
    const text = [
      'version: 1',
      `title: "${title}"`,
      'purpose: a sound pump',
      `device: ${device}`,
      `drug: ${drug}`,
      'implant: { fill: 40 mL, catheter: { length: 80 cm } }',
      `seed: ${seed}`,
      'start: Mon 08:00',
      `until: ${until}`,
      `steps: [${steps.join(', ')}]`,
      'expect: [{ never: { state: { power: shelf } } }]',
    ].join('\n');
    const parsed = parseScenario(
      text.replace('fill: 40 mL', device === 'peristaltic-20' ? 'fill: 20 mL' : 'fill: 40 mL'),
      {
        file: 'story',
        catalogue,
        settings: [],
      },
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const oracle = createOracle();
    play(parsed.scenario, oracle.see);
    expect(oracle.findings().map(({ rule, text: said }) => `${rule}: ${said}`)).toEqual([]);
  },
);
