import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HEAD, scenarioOf } from './file.js';

const EXAMPLE = `# yaml-language-server: $schema=../../scenario.schema.json
version: 1
title: Motor stall in an MRI scanner, recovered
purpose: The motor stops in the field, the stall alarm comes, therapy resumes and nothing is made up.
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
seed: 7
start: Mon 08:00
until: 30d
steps:
  - at: 0s
    clinician: { prime: full-system }
  - after: prime-complete
    clinician: { program: { mode: simple, dose: 3 mg/day } }
  - at: 10d 9h
    world: { mri: { field: 1.5 T, for: 45min } }
  - at: 10d 12h
    patient: request-bolus
expect:
  - between: [10d 9h, 10d 13h]
    alarm: motor-stall
  - at: 11d
    state: { infusion: simple, motor: turning }
  - always: delivered.last(24h) <= 4 mg
  - at: end
    reservoir.computed: 35.2 mL +/- 0.1 mL
`;

const H = 3_600_000;
const D = 24 * H;
const step = (lines: string): unknown => scenarioOf(`${HEAD}steps:\n  - ${lines}\n`).steps[0];
const action = (written: string): unknown => scenarioOf(`${HEAD}steps:\n  - at: 1h\n    ${written}\n`).steps[0]?.action;
const expectation = (written: string): unknown => {
  const {
    index: _index,
    line: _line,
    text: _text,
    ...rest
  } = scenarioOf(`${HEAD}steps: []\nexpect:\n  - ${written}\n`).expectations[0] ?? {};
  return rest;
};

describe('the example of the format', () => {
  const scenario = scenarioOf(EXAMPLE);

  it('is read into inner units', () => {
    expect(scenario).toMatchObject({
      version: 1,
      title: 'Motor stall in an MRI scanner, recovered',
      device: 'peristaltic-40-sensing',
      drug: { name: 'morphine', concentration: 20_000 },
      implant: { fill: 40_000_000_000, catheterLength: 80 },
      seed: 7,
      start: 8 * H,
      until: 30 * D,
    });
  });

  it('knows line, time and words of each step', () => {
    expect(scenario.steps.map(({ line, when, text }) => ({ line, when, text }))).toEqual([
      { line: 12, when: { at: 0 }, text: 'clinician: prime full-system' },
      { line: 14, when: { after: 'prime-complete', delay: 0 }, text: 'clinician: program simple 3 mg/day' },
      { line: 16, when: { at: 10 * D + 9 * H }, text: 'world: MRI 1.5 T for 45min' },
      { line: 18, when: { at: 10 * D + 12 * H }, text: 'patient: asks for a bolus' },
    ]);
  });

  it('knows line and words of each expectation', () => {
    expect(scenario.expectations.map(({ line, text }) => `${line} ${text}`)).toEqual([
      '21 between 10d 9h and 10d 13h: alarm motor-stall raised',
      '23 at 11d: infusion is simple, motor is turning',
      '25 always: delivered.last(24h) <= 4 mg',
      '26 at end: reservoir.computed = 35.2 mL +/- 0.1 mL',
    ]);
  });

  it('keeps spans as they are written, and names steps by their names', () => {
    const steps = 'steps:\n  - { name: stopped, at: 24h, clinician: stop }\n  - { at: 48h, clinician: resume }\n';
    const texts = [
      ['{ within: 24h, of: stopped, reply: accepted }', 'within 24h of "stopped": reply accepted'],
      ['{ within: 60min, of: 1, reply: accepted }', 'within 60min of "stopped": reply accepted'],
      ['{ within: 60s, of: 2, reply: accepted }', 'within 60s of step 2: reply accepted'],
      ['{ within: 60s, of: prime-complete, reply: accepted }', 'within 60s of prime-complete: reply accepted'],
      ['{ between: [24h, day 3 at 09:00], reply: accepted }', 'between 24h and day 3 at 09:00: reply accepted'],
      ['{ at: 36h, commanded.last(1d): 0 mg }', 'at 36h: commanded.last(1d) = 0 mcg'],
      ['never: delivered.last( 168h ) > 4 mg', 'never: delivered.last(168h) > 4 mg'],
      [
        '{ sequence: [{ alarm: occlusion, at: 30h }, { alarm: occlusion, at: 40h, tolerance: 120s }], tolerance: 60min }',
        'sequence: alarm occlusion raised at 30h +/- 60min; alarm occlusion raised at 40h +/- 120s',
      ],
    ];
    const entries = texts.map(([entry]) => `  - ${entry}\n`).join('');
    const read = scenarioOf(`${HEAD}${steps}expect:\n${entries}`);
    expect(read.expectations.map(({ text }) => text)).toEqual(texts.map(([, text]) => text));
  });

  it('is named by the hash of its text; settings change it, the seed does not', () => {
    const sha256 = createHash('sha256').update(EXAMPLE).digest('hex');
    expect(scenario.hash).toBe(sha256);
    expect(scenarioOf(EXAMPLE, [], 9)).toEqual({ ...scenario, seed: 9 });
    expect(scenarioOf(EXAMPLE, ['seed=9']).hash).not.toBe(sha256);
    expect(scenarioOf(`\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}`).hash, 'a copy with other line ends').toBe(sha256);
  });

  it('takes settings before it is checked', () => {
    const changed = scenarioOf(EXAMPLE, [
      'implant.fill=30 mL',
      'steps[2].world.mri.for=1h',
      'expect[3].reservoir.computed=< 30 mL',
      'steps.1.clinician={ stop: }',
      'steps.1.clinician=stop',
    ]);
    expect(changed.implant.fill).toBe(30_000_000_000);
    expect(changed.steps[2]?.action).toEqual({ do: 'world', change: { change: 'mri', field: 1.5, span: H } });
    expect(changed.steps[1]?.action).toEqual({ do: 'clinician', order: { order: 'stop' } });
    expect(changed.expectations[3]).toMatchObject({ conditions: [{ compare: { is: '<', value: 30_000_000_000 } }] });
  });
});

it('has defaults for what a file may leave out', () => {
  const scenario = scenarioOf(`${HEAD.replace('start: Mon 08:00\n', '')}steps: []\n`);
  expect(scenario).toMatchObject({ device: 'peristaltic-40-sensing', seed: 1, start: 0, steps: [], expectations: [] });
  expect(scenario.implant.catheterLength).toBeGreaterThan(0);
  expect(scenario.implant).not.toHaveProperty('tubingConstant');
});

it('reads what the pump is told of its tubing', () => {
  const scenario = scenarioOf(`${HEAD}steps: []\n`, ['implant.tubing-constant=0.199 mL']);
  expect(scenario.implant.tubingConstant).toBe(199_000_000);
});

describe('times', () => {
  it.each([
    ['at: 10d 9h', { at: 10 * D + 9 * H }],
    ['at: day 1 at 08:00', { at: 0 }],
    ['at: day 10 at 09:30', { at: 9 * D + 1.5 * H }],
    ['after: 2h', { at: 2 * H }],
    ['after: prime-complete', { after: 'prime-complete', delay: 0 }],
    ['after: prime-complete + 30min', { after: 'prime-complete', delay: H / 2 }],
    ['after: alarm + 1d 2h', { after: 'alarm', delay: D + 2 * H }],
  ])('%s', (written, when) => {
    expect(step(`${written}\n    patient: request-bolus`)).toMatchObject({ when });
  });

  it('a span after the previous step', () => {
    const { steps } = scenarioOf(
      `${HEAD}steps:\n  - { at: 1d, clinician: stop }\n  - { after: 2h, clinician: resume }\n`,
    );
    expect(steps[1]?.when).toEqual({ after: 'previous', delay: 2 * H });
  });
});

describe('actions', () => {
  const clinician = (order: unknown) => ({ do: 'clinician', order });
  const morning = { at: 8 * H, dose: 3000 };
  it.each([
    ['clinician: stop', clinician({ order: 'stop' })],
    ['clinician: resume', clinician({ order: 'resume' })],
    ['clinician: cancel-bolus', clinician({ order: 'cancel-bolus' })],
    ['clinician: pause-audio', clinician({ order: 'pause-audio' })],
    ['clinician: interrogate', clinician({ order: 'interrogate' })],
    ['clinician: read-log', clinician({ order: 'read-log', newest: null })],
    ['clinician: { read-log: { newest: 50 } }', clinician({ order: 'read-log', newest: 50 })],
    ['clinician: suspend', clinician({ order: 'suspend', span: null })],
    ['clinician: { suspend: { for: 2h } }', clinician({ order: 'suspend', span: 2 * H })],
    ['clinician: { prime: catheter-only }', clinician({ order: 'prime', extent: 'catheter-only' })],
    ['clinician: { prime-again: catheter-only }', clinician({ order: 'prime', extent: 'catheter-only', again: true })],
    [
      'clinician: { program: { mode: minimum-rate, bridge: { dose: 3 mg/day, volume: 0.2 mL } } }',
      clinician({
        order: 'program',
        prescription: { basal: { mode: 'minimum-rate' }, patient: null, limits: [] },
        bridge: { dose: 3000, volume: 200_000_000 },
      }),
    ],
    [
      'clinician: { bolus: { dose: 200 mcg, duration: 10min } }',
      clinician({ order: 'bolus', dose: 200, duration: 600_000 }),
    ],
    ['clinician: { low-alarm: 4 mL }', clinician({ order: 'low-alarm', at: 4_000_000_000 })],
    ['clinician: { acknowledge: motor-stall }', clinician({ order: 'acknowledge', alarm: 'motor-stall' })],
    [
      'clinician: { refill: { fill: 40 mL } }',
      clinician({ order: 'refill', fill: 40_000_000_000, withdraw: null, drug: null, concentration: null }),
    ],
    [
      'clinician: { refill: { fill: 20 mL, withdraw: 3 mL, drug: baclofen, concentration: 500 µg/mL } }',
      clinician({
        order: 'refill',
        fill: 20_000_000_000,
        withdraw: 3_000_000_000,
        drug: 'baclofen',
        concentration: 500,
      }),
    ],
    [
      'clinician: { program: { mode: simple, dose: 3 mg/day, patient: { dose: 0.1 mg, duration: 5min, lockout: 4h, max: 4, per: 24h }, limits: [{ dose: 4 mg, per: 24h }] } }',
      clinician({
        order: 'program',
        prescription: {
          basal: { mode: 'simple', dose: 3000 },
          patient: { dose: 100, duration: 300_000, lockout: 4 * H, max: 4, per: D },
          limits: [{ dose: 4000, per: D }],
        },
      }),
    ],
    [
      'clinician: { program: { mode: flex, steps: [{ at: 08:00, dose: 3 mg/day }] } }',
      clinician({
        order: 'program',
        prescription: {
          basal: { mode: 'flex', patterns: [{ days: [0, 1, 2, 3, 4, 5, 6], steps: [morning] }] },
          patient: null,
          limits: [],
        },
      }),
    ],
    [
      'clinician: { program: { mode: flex, days: [{ on: weekend, steps: [{ at: 08:00, dose: 3 mg/day }] }, { on: [Mon, Wed], steps: [{ at: 08:00, dose: 3 mg/day }] }] } }',
      clinician({
        order: 'program',
        prescription: {
          basal: {
            mode: 'flex',
            patterns: [
              { days: [5, 6], steps: [morning] },
              { days: [0, 2], steps: [morning] },
            ],
          },
          patient: null,
          limits: [],
        },
      }),
    ],
    [
      'clinician: { program: { mode: minimum-rate } }',
      clinician({ order: 'program', prescription: { basal: { mode: 'minimum-rate' }, patient: null, limits: [] } }),
    ],
    ['patient: request-bolus', { do: 'patient', request: 'bolus' }],
    ['patient: read-status', { do: 'patient', request: 'status' }],
    ['patient: pause-sound', { do: 'patient', request: 'silence' }],
    ['direct: request-bolus', { do: 'direct', order: { order: 'request-bolus' } }],
    ['direct: { suspend: { for: 2h } }', { do: 'direct', order: { order: 'suspend', span: 2 * H } }],
    [
      'direct: { asks-for-bolus: { at: ["08:00"] } }',
      { do: 'person', habit: { habit: 'asks-for-bolus', at: [8 * H], until: null }, direct: true },
    ],
    [
      'person: { asks-for-bolus: { at: ["08:00"], presses: 2 } }',
      { do: 'person', habit: { habit: 'asks-for-bolus', at: [8 * H], until: null, presses: 2 } },
    ],
    [
      'person: { in-pain: { every: 6h, until: 20d } }',
      { do: 'person', habit: { habit: 'in-pain', every: 6 * H, until: 20 * D } },
    ],
    ['person: { forgets-to-confirm: { for: 1h } }', { do: 'person', habit: { habit: 'forgets-to-confirm', span: H } }],
    ['person: { walks-away: { for: 1h } }', { do: 'world', change: { change: 'apart', span: H } }],
    ['stranger: listens', { do: 'stranger', deed: { does: 'listens' } }],
    [
      'stranger: { plays-back: { frames: 9, over: 1h } }',
      { do: 'stranger', deed: { does: 'plays-back', frames: 9, over: H } },
    ],
    [
      'world: { radio: { loss: 0.3, jitter: 1h, for: 2h } }',
      { do: 'world', change: { change: 'radio', air: { loss: 0.3, jitter: H }, span: 2 * H } },
    ],
    ['world: { jam: {} }', { do: 'world', change: { change: 'jam', span: null } }],
    [
      'person: { asks-for-bolus: { at: ["08:00", "12:00"] } }',
      { do: 'person', habit: { habit: 'asks-for-bolus', at: [8 * H, 12 * H], until: null } },
    ],
    [
      'person: { asks-for-bolus: { at: ["08:00"], until: 20d } }',
      { do: 'person', habit: { habit: 'asks-for-bolus', at: [8 * H], until: 20 * D } },
    ],
    ['world: { mri: { field: 3 T } }', { do: 'world', change: { change: 'mri', field: 3, span: null } }],
    [
      'world: { temperature: { to: 39.5 °C, for: 6h } }',
      { do: 'world', change: { change: 'temperature', to: 39.5, span: 6 * H } },
    ],
    [
      'world: { ambient: { pressure: 200 kPa, for: 1h } }',
      { do: 'world', change: { change: 'ambient', to: 200, span: H } },
    ],
    ['snapshot: before', { do: 'snapshot', name: 'before' }],
    [
      'fault: { kind: occlusion }',
      {
        do: 'fault',
        fault: {
          fault: 'occlusion',
          name: 'occlusion',
          parameters: { open: 0, onset: 60_000 },
          span: null,
          probability: 1,
        },
      },
    ],
    [
      'fault: { kind: occlusion, name: kink, for: 2h, probability: 0.5, open: 20 %, onset: 1h }',
      {
        do: 'fault',
        fault: { fault: 'occlusion', name: 'kink', parameters: { open: 0.2, onset: H }, span: 2 * H, probability: 0.5 },
      },
    ],
    [
      'fault: { kind: stall-mri, turns: 3 }',
      {
        do: 'fault',
        fault: {
          fault: 'stall-mri',
          name: 'stall-mri',
          parameters: { turns: 3, variant: 'prompt' },
          span: null,
          probability: 1,
        },
      },
    ],
  ])('%s', (written, expected) => {
    expect(action(written)).toEqual(expected);
  });

  it('clears an earlier fault by name or kind', () => {
    const { steps } = scenarioOf(`${HEAD}steps:
  - { at: 1h, fault: { kind: occlusion, name: kink } }
  - { at: 2h, clear: kink }
  - { at: 3h, clear: occlusion }
`);
    expect(steps.slice(1).map((one) => one.action)).toEqual([
      { do: 'clear', fault: 'kink' },
      { do: 'clear', fault: 'occlusion' },
    ]);
  });

  it.each([
    ['world: { mri: { field: 3 T } }', 'mri'],
    ['world: { temperature: { to: 39 °C, for: 6h } }', 'temperature'],
    ['world: { ambient: { pressure: 75 kPa } }', 'ambient'],
    ['world: { radio: { loss: 0.3 } }', 'radio'],
    ['world: { jam: { for: 10min } }', 'jam'],
    ['person: { walks-away: { for: 10min } }', 'apart'],
  ])('clears an earlier change of the surroundings: %s', (brought, name) => {
    const { steps } = scenarioOf(`${HEAD}steps:\n  - { at: 1h, ${brought} }\n  - { at: 2h, clear: ${name} }\n`);
    expect(steps[1]?.action).toEqual({ do: 'clear', fault: name });
  });
});

describe('expectations', () => {
  const raised = { happening: 'alarm', alarm: 'occlusion', phase: 'raised' };
  const compare = (signal: string, is: string, value: number, kind: string, tolerance = 0) => ({
    compare: { quantity: { signal }, is, value, kind, tolerance },
  });
  it.each([
    ['{ between: [1d, end], alarm: occlusion }', { kind: 'between', from: D, to: 30 * D, happening: raised }],
    [
      '{ between: [1d, 2d], alarm: { ended: occlusion } }',
      { kind: 'between', from: D, to: 2 * D, happening: { ...raised, phase: 'ended' } },
    ],
    [
      '{ between: [1d, 2d], state: { motor: stalled } }',
      { kind: 'between', from: D, to: 2 * D, happening: { happening: 'state', region: 'motor', state: 'stalled' } },
    ],
    [
      '{ within: 1h, of: prime-complete, reply: refused }',
      {
        kind: 'within',
        span: H,
        of: 'prime-complete',
        from: 'prime-complete',
        happening: { happening: 'reply', accepted: false, code: null },
      },
    ],
    [
      '{ within: 1h, of: alarm, refused: lockout }',
      {
        kind: 'within',
        span: H,
        of: 'alarm',
        from: 'alarm',
        happening: { happening: 'reply', accepted: false, code: 'lockout' },
      },
    ],
    [
      '{ between: [1d, 2d], logged: refused command.patient-bolus lockout }',
      {
        kind: 'between',
        from: D,
        to: 2 * D,
        happening: { happening: 'logged', code: 'refused', about: 'command.patient-bolus', detail: 'lockout' },
      },
    ],
    [
      '{ never: { logged: reset } }',
      { kind: 'never', what: { happening: { happening: 'logged', code: 'reset', about: null, detail: null } } },
    ],
    ['{ at: end, active: [] }', { kind: 'at', at: 30 * D, conditions: [{ alarms: { active: [] } }] }],
    [
      '{ at: day 2 at 08:00, active: [occlusion] }',
      { kind: 'at', at: D, conditions: [{ alarms: { active: ['occlusion'] } }] },
    ],
    [
      '{ at: end, reservoir.true: "< 2 mL" }',
      { kind: 'at', at: 30 * D, conditions: [compare('reservoir.true', '<', 2_000_000_000, 'volume')] },
    ],
    [
      '{ at: end, reservoir.gap: -1 mL +/- 0.1 mL }',
      {
        kind: 'at',
        at: 30 * D,
        conditions: [compare('reservoir.gap', 'within', -1_000_000_000, 'volume', 100_000_000)],
      },
    ],
    [
      '{ at: end, flow.true: -5.6 mL/day }',
      { kind: 'at', at: 30 * D, conditions: [compare('flow.true', '=', -5_600_000_000, 'flow')] },
    ],
    [
      '{ at: end, delivered.total: 90 mg ± 1 mg }',
      { kind: 'at', at: 30 * D, conditions: [compare('delivered.total', 'within', 90_000, 'mass', 1000)] },
    ],
    [
      '{ at: end, delivered.total: ">= 4 mL" }',
      { kind: 'at', at: 30 * D, conditions: [compare('delivered.total', '>=', 4_000_000_000, 'volume')] },
    ],
    [
      '{ at: end, boluses.granted: 4, flow.true: "> 0.1 mL/day" }',
      {
        kind: 'at',
        at: 30 * D,
        conditions: [compare('boluses.granted', '=', 4, 'count'), compare('flow.true', '>', 100_000_000, 'flow')],
      },
    ],
    [
      '{ at: end, state: { motor: idle }, battery.voltage: "<= 2.8 V" }',
      {
        kind: 'at',
        at: 30 * D,
        conditions: [{ states: { motor: 'idle' } }, compare('battery.voltage', '<=', 2.8, 'voltage')],
      },
    ],
    ['always: temperature <= 40 °C', { kind: 'always', condition: compare('temperature', '<=', 40, 'temperature') }],
    [
      'always: { state: { motor: turning, line: clear } }',
      { kind: 'always', condition: { states: { motor: 'turning', line: 'clear' } } },
    ],
    ['sometimes: pressure > 20 kPa', { kind: 'sometimes', condition: compare('pressure', '>', 20, 'pressure') }],
    ['never: { alarm: occlusion }', { kind: 'never', what: { happening: raised } }],
    ['never: { state: { motor: stalled } }', { kind: 'never', what: { condition: { states: { motor: 'stalled' } } } }],
    [
      'never: reservoir.true < 1 mL',
      { kind: 'never', what: { condition: compare('reservoir.true', '<', 1_000_000_000, 'volume') } },
    ],
    [
      'always: commanded.last(4h) <= 0.5 mL',
      {
        kind: 'always',
        condition: {
          compare: {
            quantity: { signal: 'commanded.last', window: 4 * H, written: '4h' },
            is: '<=',
            value: 500_000_000,
            kind: 'volume',
            tolerance: 0,
          },
        },
      },
    ],
    [
      '{ sequence: [{ alarm: occlusion, at: 1d, tolerance: 5min }, { alarm: { ended: occlusion } }], tolerance: 1min }',
      {
        kind: 'sequence',
        items: [
          { happening: raised, at: D, tolerance: 300_000 },
          { happening: { ...raised, phase: 'ended' }, at: null, tolerance: 60_000 },
        ],
      },
    ],
  ])('%s', (written, expected) => {
    expect(expectation(written)).toEqual(expected);
  });

  it('count from a step by its number in the file or its name', () => {
    const { expectations } = scenarioOf(`${HEAD}steps:
  - { at: 1h, clinician: stop }
  - { name: second, at: 2h, clinician: resume }
expect:
  - { within: 1h, of: 1, reply: accepted }
  - { within: 1h, of: second, reply: accepted }
`);
    expect(expectations.map((one) => (one.kind === 'within' ? one.of : null))).toEqual([0, 1]);
  });
});
