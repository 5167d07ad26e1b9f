import { describe, expect, it } from 'vitest';
import { LOG_CODE_IDS } from '../../../src/protocol/index.js';
import { HEAD, HEAD_LINES, issuesOf } from './file.js';

const TOP = 'one of version, title, purpose, device, seed, start, until, drug, implant, steps, expect, lesson';
const ALL = 'a scenario: version, title, purpose, device, drug, implant, seed, start, until, steps, expect, lesson';

describe('a file that is no scenario', () => {
  it.each([
    ['', ['f:1:1  found an empty file; expected ALL; begin with "version: 1"']],
    ['# only a comment\n', ['f:1:1  found an empty file; expected ALL; begin with "version: 1"']],
    ['- a\n- b\n', ['f:1:1  found a list; expected ALL; begin with "version: 1"']],
    ['text\n', ['f:1:1  found a single value; expected ALL; begin with "version: 1"']],
    ['a: 1\n\tb: 2\n', ['f:2:1  found a tab; expected YAML 1.2; indent with blanks']],
    [
      'a: 1\n---\nb: 1\n',
      ['f:2:1  found a second document; expected YAML 1.2; put each scenario into a file of its own'],
    ],
    [
      'a: [1, 2\nb: "x\n',
      [
        'f:2:1  found YAML that cannot be read (Flow sequence in block collection must be sufficiently indented and end with a ]); expected YAML 1.2; line up the keys of one map in one column, and close every [ and {',
        'f:3:1  found YAML that cannot be read (Missing closing "quote); expected YAML 1.2; close the quote, [ or {',
      ],
    ],
    [
      'a: *b\n',
      [
        'f:1:1  found YAML that cannot be read (Unresolved alias (the anchor must be set before the alias): b); expected YAML 1.2; write the value out',
      ],
    ],
  ])('%j', (text, issues) => {
    expect(issuesOf(text)).toEqual(issues.map((issue) => issue.replace('ALL', ALL)));
  });
});

it('reports everything that is wrong in the head at once, in file order', () => {
  expect(
    issuesOf(`version: 2
titel: t
title: ""
device: peristaltic-40-sensin
drug: { name: morfine, concentration: 20 }
implant: { fill: 41 mL, catheter: { lenght: 80 cm } }
seed: 1.5
start: Mo 08:00
until: 48
seed: 2
`),
  ).toEqual([
    'f:1:1  purpose  found nothing; expected what the scenario shows or proves; write purpose: The dose is even over a month.',
    'f:1:1  steps  found nothing; expected the steps in order of time; write steps: [{ at: 0s, clinician: { prime: full-system } }]',
    'f:1:10  version  found 2; expected version 1 of the format; write version: 1',
    `f:2:1  titel  found an unknown key "titel"; expected ${TOP}; did you mean "title"?`,
    'f:3:8  title  found ""; expected what happens, in one line; write title: First month at home',
    'f:4:9  device  found "peristaltic-40-sensin"; expected a device: one of peristaltic-20, peristaltic-40, peristaltic-40-sensing, peristaltic-40-flow; did you mean "peristaltic-40-sensing"?',
    'f:5:15  drug.name  found "morfine"; expected a drug of the formulary: one of morphine, hydromorphone, baclofen, saline; did you mean "morphine"?',
    'f:5:39  drug.concentration  found 20; expected a concentration with its unit, such as 20 mg/mL; write the unit, e.g. 20 mg/mL',
    'f:6:37  implant.catheter.lenght  found an unknown key "lenght"; expected length; did you mean "length"?',
    'f:8:8  start  found "Mo 08:00"; expected a weekday and a time of day; write e.g. Mon 08:00 (Mon, Tue, Wed, Thu, Fri, Sat, Sun)',
    'f:9:8  until  found 48; expected a span of time such as 48h, 30min, 10s or 10d 9h; write 48h, 48min or 48s',
    'f:10:1  found a key that the map already has; expected each key once; keep one of the two',
  ]);
});

/** Issues of steps written from line 9 on; the file name and the line are left out, all must lie in `line`. */
function stepIssues(...steps: string[]): string[] {
  const text = `${HEAD}steps:\n${steps.map((step) => `  - ${step}\n`).join('')}`;
  return issuesOf(text).map((issue) =>
    issue.replace(/^f:(\d+):\d+ {2}/, (_, line) => `${Number(line) - HEAD_LINES - 1}  `),
  );
}

const ORDERS =
  'one of stop, suspend, resume, cancel-bolus, pause-audio, self-test, interrogate, read-log, purge, program, prime, prime-again, bolus, square-bolus, refill, low-alarm, set-clock, acknowledge, keys';
const ACTIONS = 'one of clinician, patient, direct, person, stranger, world, fault, clear, snapshot, narrate';

describe('a step', () => {
  it.each([
    [
      'text',
      '1  steps[0]  found "text"; expected a step: a time and an action; write keys and values: name, at, after, clinician, patient, direct, person, stranger, world, fault, clear, snapshot, narrate',
    ],
    [
      '{ patient: request-bolus }',
      '1  steps[0]  found no time; expected one time: one of at, after; write one of at, after',
    ],
    [
      '{ at: 1h, after: 2h, clinician: stop }',
      '1  steps[0].after  found at and after together; expected one time: one of at, after; leave one out, or write a step for each',
    ],
    ['{ at: 1h }', `1  steps[0]  found no action; expected one action: ${ACTIONS}; write ${ACTIONS}`],
    [
      '{ at: 1h, clinician: stop, patient: request-bolus }',
      `1  steps[0].patient  found clinician and patient together; expected one action: ${ACTIONS}; leave one out, or write a step for each`,
    ],
    [
      '{ at: 1h, clinician: stp }',
      `1  steps[0].clinician  found "stp"; expected an order of the clinician: ${ORDERS}; did you mean "stop"?`,
    ],
    [
      '{ at: 1h, clinician: program }',
      `1  steps[0].clinician  found "program"; expected an order of the clinician: ${ORDERS}; it needs more than its name, such as program: { mode: simple, dose: 3 mg/day }`,
    ],
    [
      '{ at: 1h, clinician: }',
      `1  steps[0].clinician  found nothing; expected an order of the clinician: ${ORDERS}; write clinician: program: { mode: simple, dose: 3 mg/day }`,
    ],
    [
      '{ at: 1h, clinician: { prime: full-system, stop: } }',
      `1  steps[0].clinician.stop  found an unknown key "stop"; expected ${ORDERS}; did you mean "stop"?`,
    ],
    [
      '{ at: 1h, clinician: { prime: full-sytem } }',
      '1  steps[0].clinician.prime  found "full-sytem"; expected how much of the line: one of full-system, catheter-only; did you mean "full-system"?',
    ],
    [
      '{ at: 1h, clinician: { bolus: { dose: 0.2 mg } } }',
      '1  steps[0].clinician.bolus.duration  found nothing; expected a span of time such as 48h, 30min, 10s or 10d 9h; write duration: 2h',
    ],
    [
      '{ at: 1h, clinician: { refill: { fill: 50 mL } } }',
      '1  steps[0].clinician.refill.fill  found 50 mL; expected at most the capacity of the reservoir, 40 mL; fill less or choose a larger device',
    ],
    ['{ at: 1h, clinician: { acknowledge: oclusion } }', '1  steps[0].clinician.acknowledge  found "oclusion"'],
    [
      '{ at: 1h, clinician: { program: { mode: simple, dose: 3 mg } } }',
      '1  steps[0].clinician.program.dose  found "3 mg"; expected a dose per time, such as 3 mg/day; write 3 mg/day',
    ],
    [
      '{ at: 1h, clinician: { program: { mode: simple } } }',
      '1  steps[0].clinician.program.dose  found nothing; expected dose for mode simple; write dose: 3 mg/day',
    ],
    [
      '{ at: 1h, clinician: { program: { mode: minimum-rate, dose: 1 mg/day } } }',
      '1  steps[0].clinician.program.dose  found dose in mode minimum-rate; expected no dose: the rate is the device’s own; leave it out or change the mode',
    ],
    [
      '{ at: 1h, clinician: { program: { mode: flex, days: [{ on: Wde, steps: [{ at: 08:00, dose: 3 mg/day }] }] } } }',
      '1  steps[0].clinician.program.days[0].on  found "Wde"; expected days of the week: Mon, Tue, Wed, Thu, Fri, Sat, Sun, weekdays, weekend or every-day; write e.g. [Mon, Wed] or weekend',
    ],
    [
      '{ at: 1h, world: { mri: { feld: 3 T } } }',
      '1  steps[0].world.mri.feld  found an unknown key "feld"; expected one of field, for; did you mean "field"?',
    ],
    [
      '{ at: 1h, person: { asks-for-bolus: { at: ["8 am"] } } }',
      '1  steps[0].person.asks-for-bolus.at[0]  found "8 am"; expected a time of day from 00:00 to 23:59; write "08:00"',
    ],
    [
      '{ after: prime-compete, clinician: stop }',
      '1  steps[0].after  found "prime-compete"; expected a span of time, or one of purge-complete, prime-complete, bridge-complete, bolus-complete, alarm, stall-recovered, previous, with + and a span if wanted; did you mean "prime-complete"?',
    ],
    [
      '{ at: 10, clinician: stop }',
      '1  steps[0].at  found 10; expected a time since the start (10d 9h) or on the pump clock (day 10 at 09:00); write 10h, 10min or 10s',
    ],
    [
      '{ at: day 1 at 07:59, clinician: stop }',
      '1  steps[0].at  found a moment before the start; expected day 1 at 08:00 or later; the run starts on day 1 at 08:00',
    ],
    [
      '{ at: 31d, clinician: stop }',
      '1  steps[0].at  found 31d after the start; expected a moment up to the end of the run, 30d; move it forward or make `until` longer',
    ],
    [
      '{ at: 1h, fault: { kind: oclusion } }',
      '1  steps[0].fault.kind  found "oclusion"; expected a fault of the catalogue: one of occlusion, stall-mri, sensor-stuck; did you mean "occlusion"?',
    ],
    [
      '{ at: 1h, fault: { kind: occlusion, opne: 1 } }',
      '1  steps[0].fault.opne  found an unknown key "opne"; expected one of kind, name, for, probability, open, onset; did you mean "open"?',
    ],
    [
      '{ at: 1h, fault: { kind: occlusion, open: 1.5 } }',
      '1  steps[0].fault.open  found 1.5; expected open: 0 to 1; write a value in the range: 0 to 1',
    ],
    [
      '{ at: 1h, fault: { kind: occlusion, onset: 60 } }',
      '1  steps[0].fault.onset  found 60; expected a span of time such as 48h, 30min, 10s or 10d 9h; write 60h, 60min or 60s',
    ],
    [
      '{ at: 1h, fault: { kind: occlusion, onset: 2d } }',
      '1  steps[0].fault.onset  found 2d; expected onset: 0s to 1d; write a value in the range: 0s to 1d',
    ],
    [
      '{ at: 1h, fault: { kind: occlusion, probability: 50 } }',
      '1  steps[0].fault.probability  found 50; expected a probability from 0 to 1; write e.g. 0.5',
    ],
    [
      '{ at: 1h, fault: { kind: stall-mri, turns: 1, variant: promt } }',
      '1  steps[0].fault.variant  found "promt"; expected variant: one of prompt, delayed; did you mean "prompt"?',
    ],
    [
      '{ at: 1h, fault: { kind: stall-mri } }',
      '1  steps[0].fault.turns  found nothing; expected turns: turns missed; write turns',
    ],
    [
      '{ at: 1h, clear: occlusion }',
      '1  steps[0].clear  found "occlusion"; expected a fault or a change of the surroundings, brought by an earlier step; put the step that brings it before it',
    ],
  ])('%s', (step, issue) => {
    expect(stepIssues(step).map((found) => found.slice(0, issue.includes(';') ? undefined : issue.length))).toEqual([
      issue,
    ]);
  });

  it('must not come before the step above it', () => {
    expect(
      stepIssues('{ at: 2d, clinician: stop }', '{ after: 1h, clinician: resume }', '{ at: 2d, clinician: stop }'),
    ).toEqual([
      '3  steps[2].at  found 2d after the start; expected 2d 1h or later, as the step before it; put the steps in order of time',
    ]);
  });

  it('must be reached before the end', () => {
    expect(stepIssues('{ at: 30d, clinician: stop }', '{ after: 1h, clinician: resume }')).toEqual([
      '2  steps[1].after  found 30d 1h after the start at the earliest; expected a moment up to the end of the run, 30d; move it forward or make `until` longer',
    ]);
  });

  it('clears only what is broken, and has a name of its own', () => {
    expect(
      stepIssues('{ name: a, at: 1h, fault: { kind: occlusion, name: kink } }', '{ name: a, at: 2h, clear: kinc }'),
    ).toEqual([
      '2  steps[1].name  found the name "a" a second time; expected a name of its own for each step; rename one of the two',
      '2  steps[1].clear  found "kinc"; expected what an earlier step brought: one of occlusion, kink; did you mean "kink"?',
    ]);
  });

  it('ends only a change of the surroundings that is in its past', () => {
    expect(stepIssues('{ at: 1h, clear: mri }', '{ at: 2h, world: { mri: { field: 3 T } } }')).toEqual([
      '1  steps[0].clear  found "mri"; expected a fault or a change of the surroundings, brought by an earlier step; put the step that brings it before it',
    ]);
  });

  it('cannot bring a fault that the device cannot have', () => {
    const text = `${HEAD}device: peristaltic-40\nsteps:\n  - { at: 1h, fault: { kind: sensor-stuck } }\n`;
    expect(issuesOf(text)).toEqual([
      'f:10:30  steps[0].fault.kind  found a pump without a pressure sensor; expected a device that has the sensor; use peristaltic-40-sensing',
    ]);
  });
});

const CLAIM_SIGNALS =
  'reservoir.computed, reservoir.true, reservoir.gap, pressure, flow.commanded, flow.true, delivered.total, commanded.total, battery.voltage, temperature, boluses.granted, boluses.refused, delivered.last(24h), commanded.last(24h)';

describe('an expectation', () => {
  it.each([
    [
      '{ alarm: occlusion }',
      'found none of these; expected one of at, between, within, always, never, sometimes, sequence; say when it is expected, e.g. at: end',
    ],
    ['{ at: end }', 'found nothing to check; expected state, active or a signal; add e.g. state: { motor: turning }'],
    [
      '{ at: 31d, active: [] }',
      '.at  found 31d after the start; expected a moment up to the end of the run, 30d; move it forward or make `until` longer',
    ],
    [
      '{ at: end, alarm: occlusion }',
      '.alarm  found something that happens; expected what is true at a moment: state, active or a signal; write active: [alarm], or use between or within for it',
    ],
    [
      '{ at: end, state: { motr: turning } }',
      '.state.motr  found "motr"; expected a region: one of infusion, motor, line; did you mean "motor"?',
    ],
    [
      '{ at: end, state: { motor: turnin } }',
      '.state.motor  found "turnin"; expected a state of motor: one of idle, turning, stall-suspected, stalled; did you mean "turning"?',
    ],
    [
      '{ at: end, reservoir.computed: 35 }',
      '.reservoir.computed  found "35"; expected a volume with its unit, such as 40 mL; 35 has no unit; write one of mL, µL, nL, pL, L',
    ],
    [
      '{ at: end, delivered.last(24): 3 mg }',
      '.delivered.last(24)  found "delivered.last(24)"; expected a window such as delivered.last(24h); "24" has no unit; write 24h, 24min or 24s',
    ],
    [
      '{ at: end, pressure: "< 2 kPa +/- 1 kPa" }',
      '.pressure  found "< 2 kPa +/- 1 kPa"; expected a tolerance with a single value only; leave out "<" or "+/- 1 kPa"',
    ],
    [
      '{ at: end, boluses.granted: 1.5 }',
      '.boluses.granted  found 1.5; expected a whole number of 0 or more; write e.g. 4',
    ],
    [
      '{ between: [2d, 1d], alarm: occlusion }',
      '.between  found 2d before 1d; expected the earlier moment first; swap the two',
    ],
    [
      '{ between: [2d], alarm: occlusion }',
      '.between  found a list of 1; expected two moments, first and last; write between: [10d 9h, 10d 13h]',
    ],
    [
      '{ between: [0s, 2d], active: [occlusion] }',
      '.active  found what is true at a moment; expected something that happens: alarm, state, reply, refused, logged; use at, always, never or sometimes for it',
    ],
    [
      '{ between: [0s, 2d], logged: alarm-rased occlusion }',
      '.logged  found "alarm-rased"; expected a code of the log: LOG_CODES; did you mean alarm-raised?'.replace(
        'LOG_CODES',
        LOG_CODE_IDS.join(', '),
      ),
    ],
    [
      '{ sequence: [{ logged: reset }] }',
      '.sequence[0].logged  found a page of the log in a sequence; expected one of alarm, state, reply, refused; use within or between for what the log says',
    ],
    [
      '{ within: 1h, alarm: occlusion }',
      '.of  found nothing; expected a step or a named event that within counts from; write e.g. of: prime-complete',
    ],
    [
      '{ within: 1h, of: 2, alarm: occlusion }',
      '.of  found step 2; expected a step from 1 to 1; the first step of the file is 1',
    ],
    [
      '{ within: 1h, of: frist, alarm: occlusion }',
      '.of  found "frist"; expected a step number, or one of first, purge-complete, prime-complete, bridge-complete, bolus-complete, alarm, stall-recovered; did you mean "first"?',
    ],
    [
      'always: delivered.lst(24h) <= 4 mg',
      `.always  found "delivered.lst(24h)"; expected a signal: one of ${CLAIM_SIGNALS}; did you mean "delivered.last(24h)"?`,
    ],
    [
      'always: delivered.last(24h) =< 4 mg',
      '.always  found "=<"; expected one of <, <=, ≤, >, >=, ≥, =, ==, !=; did you mean "<="?',
    ],
    [
      'always: pressure <= 4 mg',
      '.always  found "4 mg"; expected a pressure with its unit, such as 70 kPa; use one of kPa, Pa, psi, mmHg, bar, ata',
    ],
    [
      'always: 5',
      '.always  found 5; expected a comparison such as delivered.last(24h) <= 4 mg; write a signal, a comparison and a value',
    ],
    [
      'always: { active: [], pressure: 3 kPa }',
      '.always  found more than one condition; expected one condition; write an expectation for each',
    ],
    [
      '{ never: pressure > 1 kPa, at: end }',
      '.never  found at and never together; expected one of at, between, within, always, never, sometimes, sequence; write an expectation for each',
    ],
    [
      'sequence: []',
      '.sequence  found an empty list; expected a list of happenings in order; write e.g. sequence: [{ alarm: motor-stall, at: 1d, tolerance: 5min }]',
    ],
    [
      'sequence: [{ alarm: occlusion, at: 1d, tolerance: 5 }]',
      '.sequence[0].tolerance  found 5; expected a span of time such as 48h, 30min, 10s or 10d 9h; write 5h, 5min or 5s',
    ],
    [
      '{ at: end, active: [], tolerance: 1h }',
      '.tolerance  found tolerance next to at; expected tolerance next to sequence only; leave it out',
    ],
  ])('%s', (written, issue) => {
    const text = `${HEAD}steps:\n  - { name: first, at: 0s, clinician: stop }\nexpect:\n  - ${written}\n`;
    const found = issuesOf(text).map((line) => line.replace(/^f:11:\d+ {2}expect\[0\](?: {2})?/, ''));
    expect(found).toEqual([issue]);
  });

  it('knows the nearest word for a key that is none', () => {
    const text = `${HEAD}steps: []\nexpect:\n  - { at: end, reservoir.computd: 35 mL, active: [] }\n`;
    expect(issuesOf(text)).toEqual([
      `f:10:16  expect[0].reservoir.computd  found an unknown key "reservoir.computd"; expected one of state, alarm, active, reply, refused, logged, at, between, within, of, tolerance, always, never, sometimes, sequence, ${CLAIM_SIGNALS}; did you mean "reservoir.computed"?`,
    ]);
  });
});

describe('a setting', () => {
  const text = `${HEAD}steps:\n  - { at: 1h, clinician: stop }\n`;
  it.each([
    [
      'implant.fil=30 mL',
      '--set implant.fil=30 mL  implant.fil  found an unknown key "fil"; expected one of fill, catheter, tubing-constant, at; did you mean "fill"?',
    ],
    [
      'implnt.fill=30 mL',
      `--set implnt.fill=30 mL  implnt  found an unknown key "implnt"; expected ${TOP}; did you mean "implant"?`,
    ],
    [
      'implant.fill=30',
      '--set implant.fill=30  implant.fill  found 30; expected a volume with its unit, such as 40 mL; write the unit, e.g. 40 mL',
    ],
    [
      'implant.tubing-constant=40 mL',
      '--set implant.tubing-constant=40 mL  implant.tubing-constant  found 40 mL; expected less than the reservoir holds, 40 mL; write what the pump is told of its tubing, e.g. 0.199 mL',
    ],
    [
      'implant.fill=41 mL',
      '--set implant.fill=41 mL  implant.fill  found 41 mL; expected at most the capacity of the reservoir, 40 mL; fill less or choose a larger device',
    ],
    [
      'steps[0].at=31d',
      '--set steps[0].at=31d  steps[0].at  found 31d after the start; expected a moment up to the end of the run, 30d; move it forward or make `until` longer',
    ],
    [
      'steps[1].at=2h',
      '--set steps[1].at=2h  steps[1].at  found entry 1 of steps; expected an entry that is there: steps[0]; write one of steps[0]; the first is [0]',
    ],
    [
      'steps.first.at=2h',
      '--set steps.first.at=2h  steps.first.at  found "first" of steps, which is a list; expected an entry that is there: steps[0]; write one of steps[0]; the first is [0]',
    ],
    [
      'title.text=x',
      '--set title.text=x  title.text  found "title", which is a single value; expected a path to a value; write --set title=…',
    ],
    ['seed', '--set seed  found "seed"; expected path=value; write e.g. --set "implant.fill=30 mL"'],
  ])('%s', (setting, issue) => {
    expect(issuesOf(text, [setting])).toEqual([issue]);
  });
});

describe('a comma for decimals in a map of one line', () => {
  it.each([
    ['implant: { fill: 39,5 mL }', 'f:5:18  implant.fill  found 39,5 mL, a number', 'write 39.5 mL'],
    ['implant: { fill: 30 mL, catheter: { length: 80,5 cm } }', 'f:5:45  implant.catheter.length', 'write 80.5 cm'],
  ])('%s is told once', (written, begin, remedy) => {
    const issues = issuesOf(`${HEAD.replace('implant: { fill: 40 mL }', written)}steps: []\n`);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(begin);
    expect(issues[0]).toContain('inside { } a comma begins the next key');
    expect(issues[0]).toMatch(new RegExp(`; ${remedy}$`));
  });

  it('is told with its place in a list, a tolerance included', () => {
    const step = '{ at: 1h, clinician: { bolus: { dose: 0,2 mg, duration: 10min } } }';
    const claim = '{ at: end, reservoir.computed: 35,2 mL +/- 0,1 mL, pressure: < 2,5 kPa }';
    expect(issuesOf(`${HEAD}steps:\n  - ${step}\nexpect:\n  - ${claim}\n`)).toEqual(
      [
        ['f:9:43  steps[0].clinician.bolus.dose  found 0,2 mg', 'write 0.2 mg'],
        ['f:11:36  expect[0].reservoir.computed  found 35,2 mL +/- 0,1 mL', 'write 35.2 mL +/- 0.1 mL'],
        ['f:11:66  expect[0].pressure  found < 2,5 kPa', 'write < 2.5 kPa'],
      ].map(
        ([found, remedy]) =>
          `${found}, a number with a comma; expected a point for decimals: inside { } a comma begins the next key; ${remedy}`,
      ),
    );
  });

  it('leaves a key without a value alone', () => {
    const issues = issuesOf(`${HEAD.replace('{ fill: 40 mL }', '{ fill: 40 mL, 5 mL }')}steps: []\n`);
    expect(issues.join()).toContain('found an unknown key "5 mL"');
  });
});
