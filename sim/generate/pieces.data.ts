import { asStep, D, type Doses, H, MIN, PATIENT, S } from './orders.data.js';

/** Steps as a file says them, and spans in ms in which nothing is done. */
export type Piece = readonly (string | number)[];

/** Steps that stand in more than one piece. */
const stepsWith = (d: Doses) => {
  const patient = `patient: { dose: ${d.patient}, ${PATIENT} }`;
  return {
    flex: asStep(
      `program: { mode: flex, steps: [{ at: "00:00", dose: ${d.day} }, { at: "09:00", dose: ${d.otherDay} }] }`,
    ),
    simple: asStep(`program: { mode: simple, dose: ${d.day} }`),
    short: asStep(`program: { mode: simple, dose: ${d.day}, for: 10min }`),
    withPatient: asStep(`program: { mode: simple, dose: ${d.day}, ${patient}, for: 20min }`),
    forLong: asStep(`program: { mode: simple, dose: ${d.day}, ${patient} }`),
    request: asStep('request-bolus'),
    prime: asStep('prime: full-system'),
    hot: 'world: { temperature: { to: 45 °C, for: 1min } }',
  };
};

type Steps = ReturnType<typeof stepsWith>;

/** Programs, and pauses and primes of them. */
const pausesAndPrimes = (d: Doses, w: Steps): readonly Piece[] => [
  [w.simple, 3 * MIN],
  [w.flex, asStep('suspend: { for: 2min }'), 3 * MIN],
  [w.simple, w.prime, 12 * MIN],
  [w.short, asStep('suspend'), 12 * MIN],
  [w.simple, asStep('suspend: { for: 2min }'), 3 * MIN],
  [asStep(`program: { mode: simple, dose: ${d.otherDay} }`), 'fault: { kind: kink, on: 2h, off: 1h, count: 2 }', 6 * H],
  [w.flex, asStep('suspend')],
  [w.flex, w.prime],
  [w.flex, w.prime, 12 * MIN],
  [w.short, w.prime],
  [w.short, w.prime, 12 * MIN],
  [asStep('program: { mode: minimum-rate }'), w.prime],
  [asStep('program: { mode: minimum-rate }'), w.prime, 12 * MIN],
  [asStep('program: { mode: minimum-rate }'), asStep('suspend: { for: 2min }'), 3 * MIN],
];

/** Boluses of patients, and another fluid. */
const bolusesAndFluids = (d: Doses, w: Steps): readonly Piece[] => [
  [w.forLong, 5 * MIN],
  [w.forLong, 5 * MIN, w.request],
  [w.forLong, 5 * MIN, w.request, 8 * MIN],
  [w.forLong, asStep(`square-bolus: { dose: ${d.bolus}, duration: 1h }`), 5 * MIN, w.request],
  [w.withPatient, 5 * MIN, w.request, 16 * MIN],
  [w.withPatient, 14 * MIN, w.request, 8 * MIN],
  [w.simple, 2 * H, asStep(`refill: { fill: 20 mL, concentration: ${d.thinner} }`)],
  [
    w.simple,
    2 * H,
    asStep(`refill: { fill: 20 mL, concentration: ${d.thinner} }`),
    asStep(`program: { mode: simple, dose: ${d.day}, bridge: { dose: ${d.day} } }`),
  ],
];

/** Parts that fail, and what is done about it. */
const failures = (d: Doses, w: Steps): readonly Piece[] => [
  ['fault: { kind: self-test, fails: rom }', asStep('self-test'), 10 * S],
  ['fault: { kind: firmware-hang, for: 4min }', 3 * MIN],
  [
    'fault: { kind: self-test, fails: rom, for: 1min }',
    asStep('self-test'),
    2 * MIN,
    asStep('self-test'),
    MIN,
    asStep('acknowledge: self-test-failure'),
  ],
  [
    'fault: { kind: stroke-counter, counts: 0, for: 1h }',
    w.simple,
    2 * H,
    w.simple,
    asStep('acknowledge: under-delivery'),
  ],
  [
    'fault: { kind: over-delivery, at-once: 60 %, for: 1h }',
    w.simple,
    2 * H,
    w.simple,
    asStep('acknowledge: high-flow'),
  ],
  ['fault: { kind: aborted-update, bytes: 1000000 }', w.simple],
  ['fault: { kind: memory-upset, part: infusion, cell: 0, bit: 0 }', 10 * S],
  [w.simple, 'fault: { kind: battery-film, outcome: reset, for: 10min }', 40 * MIN, w.prime, asStep('self-test')],
  [w.simple, 'fault: { kind: mri-stall, for: 2min }', 5 * MIN],
  [
    asStep('low-alarm: 19.5 mL'),
    asStep(`program: { mode: simple, dose: ${d.otherDay} }`),
    8 * H,
    asStep('refill: { fill: 20 mL, withdraw: 1 mL }'),
    asStep('acknowledge: refill-mismatch'),
  ],
  [w.simple, 'fault: { kind: mri-stall, for: 1h }', 2 * H, asStep('acknowledge: motor-stall')],
  [w.simple, asStep('suspend'), 3 * D, asStep('resume'), H, asStep('acknowledge: pump-stopped')],
  [
    w.simple,
    'fault: { kind: memory-upset, part: armed, cell: 0, bit: 0 }',
    asStep('self-test'),
    MIN,
    asStep('acknowledge: memory-error'),
  ],
  ['fault: { kind: battery-film, outcome: reset, for: 10min }', 40 * MIN],
  ['fault: { kind: over-delivery, at-once: 14 % }', w.simple, 3 * MIN],
  ['fault: { kind: over-delivery, at-once: 14 % }', w.simple, 20 * MIN],
  ['fault: { kind: backflow, volume: 1 mL, on: 5min, count: 1 }', w.simple, 8 * MIN],
  [w.simple, 3 * MIN, 'fault: { kind: backflow, volume: 1 mL, on: 5min, count: 1 }', 8 * MIN],
];

/** Flow that is not what was commanded, standstills, heat, and levels of reservoir and battery. */
const flowsAndLevels = (d: Doses, w: Steps): readonly Piece[] => [
  ['fault: { kind: under-delivery, at-once: 30 % }', w.simple, 3 * MIN],
  ['fault: { kind: under-delivery, at-once: 30 % }', w.simple, 40 * MIN],
  ['fault: { kind: under-delivery, at-once: 90 % }', asStep(`program: { mode: simple, dose: ${d.otherDay} }`), 6 * D],
  ['fault: { kind: stroke-counter, counts: 200 }', w.simple, 40 * MIN],
  ['fault: { kind: permanent-stall }', w.simple, 10 * MIN],
  [w.simple, w.hot, 2 * MIN, w.hot, 2 * MIN, w.hot, 2 * MIN, w.hot, 2 * MIN],
  [asStep('low-alarm: 19.5 mL'), asStep(`program: { mode: simple, dose: ${d.otherDay} }`), 8 * H],
  [
    asStep('low-alarm: 19.5 mL'),
    asStep('program: { mode: minimum-rate }'),
    'fault: { kind: battery-glitch, wild: 9 }',
    95 * D,
  ],
  [58 * S, asStep('set-clock: Mon 08:01')],
];

/** What takes several steps, and leads where single ones seldom do. */
export const piecesWith = (d: Doses): readonly Piece[] => {
  const w = stepsWith(d);
  return [...pausesAndPrimes(d, w), ...bolusesAndFluids(d, w), ...failures(d, w), ...flowsAndLevels(d, w)];
};
