import { describe, expect, it } from 'vitest';
import { RULES } from '../../../sim/oracle/index.js';
import { evenSamples } from '../../../src/protocol/index.js';
import { BALANCED, D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const tape = () => new Tape();
const started = () => new Tape().state(0, 'power', 'running').state(0, 'infusion', 'simple');
const STROKE = LIMITS.stroke_pl;
const armedFlow = (t: number, flow: number) => ({ kind: 'output', order: { type: 'motor.drive', at: t, flow } });

/** 24 strokes a day from Monday 00:00, 48 from Sunday 12:00. */
const WEEKEND = {
  basal: {
    mode: 'flex',
    week: [
      { at: 0, flow: HOURLY },
      { at: (6 * 24 + 12) * H, flow: 2 * HOURLY },
    ],
  },
};
const SERVICE = { kind: 'state', region: 'power', from: 'shelf', to: 'running' };
const SUSPEND = { type: 'command.suspend', span: null };
const refill = (concentration: number) => ({
  type: 'command.refill',
  drug: 'morphine',
  concentration,
  filled: 1,
  withdrawn: 0,
});
/** A pump in service with a program. */
const ordered = (more: object = {}) => new Tape().state(0, 'power', 'running').program(0, more);

/** rule, requirement it must quote, what is planted, the tape; one clean and at least one guilty of each rule. */
type Case = readonly [rule: string, text: string, tape: Tape];

const PRIME = { type: 'command.prime', extent: 'full-system' };
const AGAIN = { ...PRIME, repeats: 1 };

const CLEAN: readonly Case[] = [
  [
    'prime-confirmed',
    'a second prime that is confirmed',
    tape()
      .tell(H, PRIME)
      .tell(2 * H, AGAIN),
  ],
  ['order', 'records in order', tape().state(1, 'power', 'running').state(1, 'motor', 'turning').train(0, 5, HOURLY)],
  ['volume-balance', 'balanced', tape().train(0, H, HOURLY)],
  [
    'volume-balance',
    'what ran back in stands in the reservoir',
    tape()
      .train(0, H, HOURLY)
      .train(H, 2 * H, HOURLY, { balance: { ...BALANCED, reservoir_pl: 68, inflow_pl: 8 } }),
  ],
  ['stroke-count', 'exact floor', tape().train(0, 3 * H - 1, HOURLY, { strokes: 2, turned: 2 })],
  [
    'stroke-count',
    'the fraction under way counts',
    tape().train(0, H - 1, HOURLY, { carry: HOURLY, strokes: 1, turned: 0 }),
  ],
  ['pump-maximum', 'at the maximum', tape().train(0, 1000, LIMITS.flow_max_pl_per_day)],
  [
    'no-flow-when-stopped',
    'flow up to the moment of the stop and from the moment of the start',
    started()
      .state(2 * H, 'infusion', 'stopped')
      .train(0, 2 * H, HOURLY)
      .train(2 * H, 4 * H, 0)
      .state(4 * H, 'infusion', 'simple')
      .train(4 * H, 5 * H, HOURLY),
  ],
  [
    'no-flow-when-stopped',
    'the minimum rate in the safe state',
    tape().state(0, 'infusion', 'stopped').state(0, 'power', 'safe').train(0, H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'lockout',
    'SR-012 at the end of the lockout',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .ask(9 * H),
  ],
  [
    'lockout',
    'a refused request is not judged',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .ask(5 * H, false),
  ],
  [
    'bolus-count',
    'SR-014 two in 24 h, the third when the first has left',
    tape()
      .program(0)
      .ask(4 * H)
      .ask(9 * H)
      .ask(28 * H),
  ],
  [
    'bolus-count',
    'refusals do not count',
    tape()
      .program(0)
      .ask(4 * H)
      .ask(5 * H, false)
      .ask(6 * H, false)
      .ask(9 * H),
  ],
  [
    'bolus-ledger',
    'booked once',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H),
  ],
  [
    'bolus-ledger',
    'cut short with a reason',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 4 * H + 9, 4, { given_pl: 0, outcome: 'interrupted', reason: 'stopped' }),
  ],
  [
    'bolus-ledger',
    'still under way at the end',
    tape()
      .program(0)
      .ask(4 * H)
      .state(4 * H, 'bolus', 'patient'),
  ],
  [
    'flow-is-asked-for',
    'basal after a stall, with a bolus under way',
    tape()
      .program(0)
      .sensor(H, 'rotor-missed', { strokes: 4 })
      .train(0, 4 * H, HOURLY)
      .ask(4 * H)
      .train(4 * H, 5 * H, 5 * HOURLY)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .train(5 * H, 6 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-016 the step of Sunday for the last hour of the week, then that of Monday',
    ordered(WEEKEND)
      .train(0, H, 2 * HOURLY)
      .train(H, 2 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-016 a bolus on top of the step in force',
    ordered()
      .ask(4 * H)
      .train(0, 4 * H, HOURLY)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .train(4 * H, 5 * H, 5 * HOURLY)
      .train(5 * H, 6 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-002 a pause of a set span ends by itself, another one by its order',
    ordered()
      .tell(H, { ...SUSPEND, span: H })
      .train(0, H, HOURLY)
      .train(H, 2 * H, 0)
      .tell(3 * H, SUSPEND)
      .train(2 * H, 3 * H, HOURLY)
      .tell(9 * H, { type: 'command.resume' })
      .train(3 * H, 9 * H, 0)
      .train(9 * H, 10 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-017 the minimum rate once the program has run to its end, and a bolus ends with it',
    ordered({ lasts: 4 * H })
      .ask(3 * H)
      .train(0, 3 * H, HOURLY)
      .bolus('patient-bolus', 3 * H, 4 * H)
      .train(3 * H, 4 * H, 5 * HOURLY)
      .train(4 * H, 9 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'flow-follows-orders',
    'SR-017 a pause over the end goes on to the minimum rate',
    ordered({ lasts: 4 * H })
      .tell(3 * H, { ...SUSPEND, span: 2 * H })
      .train(0, 3 * H, HOURLY)
      .train(3 * H, 5 * H, 0)
      .train(5 * H, 9 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'flow-follows-orders',
    'SR-017 another program has an end of its own, or none',
    ordered({ lasts: 4 * H })
      .program(3 * H)
      .train(0, 9 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-022 the pump may hold in a blocked line',
    ordered()
      .state(H, 'line', 'occluded')
      .train(0, H, HOURLY)
      .state(2 * H, 'line', 'released')
      .train(H, 2 * H, 0)
      .train(2 * H, 3 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-006 a prime, then what ran before it',
    ordered()
      .tell(H, { type: 'command.prime', extent: 'full-system' })
      .train(0, H, HOURLY)
      .bolus('prime', H, 2 * H)
      .train(H, 2 * H, 9 * HOURLY)
      .train(2 * H, 3 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-034 the safe rate after a reset is judged elsewhere',
    ordered()
      .sensor(H, 'brown-out')
      .train(0, H, HOURLY)
      .train(H, 2 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'flow-follows-orders',
    'a program that was written whole before the supply gave way may be in force, although nobody has answered',
    new Tape()
      .state(0, 'power', 'running')
      .sensor(H, 'brown-out', { update: { bytes: 1_000 } })
      .train(0, H, 0)
      .train(H, 2 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'flow-follows-orders',
    'SR-027 nothing flows once a self-test has failed, also when a later one passes',
    ordered()
      .train(0, H, HOURLY)
      .sensor(H, 'self-test-failed', { part: 'sounder' })
      .state(2 * H, 'power', 'running')
      .train(H, 4 * H, 0),
  ],
  [
    'nothing-starts-by-itself',
    'minimum until programmed again',
    tape()
      .sensor(H, 'brown-out')
      .train(H, 2 * H, LIMITS.minimum_rate_pl_per_day)
      .program(2 * H)
      .train(2 * H, 3 * H, HOURLY),
  ],
  [
    'nothing-starts-by-itself',
    'a prime that is ordered after the reset',
    tape()
      .sensor(H, 'brown-out')
      .tell(2 * H, { type: 'command.prime', extent: 'full-system' })
      .bolus('prime', 2 * H, 3 * H)
      .train(2 * H, 3 * H, 9 * HOURLY)
      .train(3 * H, 4 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'stall-report',
    'alarm at the moment',
    tape()
      .sensor(H, 'rotor-missed', { strokes: 2 })
      .sensor(2 * H, 'rotor-missed', { strokes: 4 })
      .alarm(2 * H, 'motor-stall'),
  ],
  [
    'stall-report',
    'alarm when the least span is over',
    tape()
      .sensor(H, 'rotor-missed', { strokes: 4 })
      .alarm(H + LIMITS.stall_at_least_ms, 'motor-stall'),
  ],
  ['stall-seen', 'the rotor turns', tape().train(0, D, HOURLY)],
  [
    'stall-seen',
    'a stall that is heard',
    tape()
      .alarm(5 * H, 'motor-stall')
      .train(0, D, HOURLY, { turned: 0 }),
  ],
  [
    'stall-seen',
    'a fast drive that has missed just as many strokes as fit into the span',
    tape().train(0, 180_000, 100 * LIMITS.stroke_pl * 480, { turned: 0 }),
  ],
  [
    'stall-seen',
    'the rotor sensor is sound again at the moment at which the train ends',
    tape()
      .add(0, { kind: 'fault', fault: 'wire', phase: 'begin', text: 'the rotor sensor reports nothing' })
      .train(0, D, HOURLY, { turned: 0 })
      .add(D, { kind: 'fault', fault: 'wire', phase: 'over', text: 'wire is cleared' }),
  ],
  [
    'stall-seen',
    'one of two faults of the rotor sensor is over',
    tape()
      .add(0, { kind: 'fault', fault: 'wire', phase: 'begin', text: 'the rotor sensor reports nothing' })
      .add(1, { kind: 'fault', fault: 'wire', phase: 'begin', text: 'the rotor sensor reports nothing' })
      .add(2, { kind: 'fault', fault: 'wire', phase: 'over', text: 'wire is over' })
      .train(2, D, HOURLY, { turned: 0 }),
  ],
  [
    'stall-seen',
    'a stall that the sensor cannot tell',
    tape()
      .add(0, { kind: 'fault', fault: 'rotor-sensor-stuck', phase: 'begin', text: '' })
      .train(0, D, HOURLY, { turned: 0 }),
  ],
  [
    'sensor-alarms',
    'SR-022 alarm at the moment',
    tape().sensor(H, 'pressure-above', { level: 69 }).alarm(H, 'occlusion'),
  ],
  [
    'sensor-alarms',
    'a suspicion is not yet an occlusion',
    tape().sensor(H, 'pressure-above', { level: 40 }).alarm(H, 'occlusion-suspected'),
  ],
  [
    'sensor-alarms',
    'SR-030 counters that disagree, either way',
    tape()
      .sensor(H, 'count-differs', { strokes: 20 })
      .alarm(H, 'over-delivery')
      .sensor(D, 'count-differs', { strokes: -20 })
      .alarm(D, 'under-delivery'),
  ],
  [
    'sensor-alarms',
    'SR-036 a low battery that sounds, with one wild sample',
    tape()
      .sensor(H, 'battery-below', { samples: [9, ...evenSamples(2.4).slice(1)] })
      .alarm(H, 'replacement-due'),
  ],
  [
    'battery-reading',
    'SR-035 one wild sample, and silence',
    tape().sensor(H, 'battery-below', { samples: [0, ...evenSamples(2.5).slice(1)] }),
  ],
  [
    'battery-reading',
    'SR-035 one wild sample beside a low battery',
    tape()
      .sensor(H, 'battery-below', { samples: [0, ...evenSamples(2.5).slice(1)] })
      .sensor(H, 'battery-below', { samples: evenSamples(2.4) })
      .alarm(H, 'replacement-due'),
  ],
  [
    'sensor-alarms',
    'SR-034 a reset on the shelf, in a purge, which nobody hears',
    new Tape({ implant_at_ms: 3 * H }).sensor(H, 'brown-out'),
  ],
  ['sensor-alarms', 'SR-034 a reset that sounds', tape().sensor(H, 'brown-out').alarm(H, 'low-battery-reset')],
  [
    'sensor-alarms',
    'SR-036 a pump at its end says nothing more',
    tape().state(0, 'power', 'end-of-service').sensor(H, 'brown-out'),
  ],
  [
    'standstill-alarm',
    'SR-002 the alarm after two days without a program',
    tape()
      .add(0, SERVICE)
      .alarm(2 * D, 'pump-stopped')
      .state(3 * D, 'motor', 'idle'),
  ],
  [
    'standstill-alarm',
    'a drive that goes on in time, and one at the end of service',
    tape()
      .add(0, SERVICE)
      .add(D, armedFlow(D, HOURLY))
      .add(4 * D, armedFlow(4 * D, 0))
      .state(5 * D, 'power', 'end-of-service')
      .state(9 * D, 'motor', 'idle'),
  ],
  ['reservoir-alarms', 'above the low level', tape().train(0, H, HOURLY, { computed_pl: 2_000_000_001 })],
  [
    'reservoir-alarms',
    'SR-018 low with its alarm',
    tape().train(0, H, HOURLY, { computed_pl: 2_000_000_000 }).alarm(H, 'low-reservoir'),
  ],
  [
    'alarm-phases',
    'a latched alarm through its life, twice',
    tape()
      .alarm(1, 'motor-stall')
      .alarm(2, 'motor-stall', 'ended', true)
      .alarm(3, 'motor-stall')
      .alarm(4, 'motor-stall', 'ended', true)
      .alarm(5, 'motor-stall', 'acknowledged')
      .alarm(6, 'motor-stall'),
  ],
  [
    'end-of-service',
    'SR-036 ninety days to the millisecond',
    tape()
      .alarm(D, 'replacement-due')
      .train(0, 91 * D, HOURLY)
      .alarm(91 * D, 'end-of-service')
      .train(91 * D, 92 * D, 0),
  ],
];

const GUILTY: readonly Case[] = [
  [
    'prime-confirmed',
    'a second prime that nobody confirms',
    tape()
      .tell(H, PRIME)
      .tell(2 * H, PRIME),
  ],
  [
    'prime-confirmed',
    'one confirmation for two',
    tape()
      .tell(H, PRIME)
      .tell(2 * H, AGAIN)
      .tell(3 * H, AGAIN),
  ],
  [
    'stall-seen',
    'SR-031 a fast drive that goes on after the span',
    tape().train(0, 183_600, 100 * LIMITS.stroke_pl * 480, { turned: 0 }),
  ],
  [
    'stall-seen',
    'SR-031 the rotor sensor is sound again',
    tape()
      .add(1, { kind: 'fault', fault: 'wire', phase: 'begin', text: 'the rotor sensor reports nothing' })
      .add(2, { kind: 'fault', fault: 'wire', phase: 'over', text: 'wire is cleared' })
      .train(2, D, HOURLY, { turned: 0 }),
  ],
  ['no-flow-when-stopped', 'SR-002 on the shelf, before anything was told', tape().train(0, H, HOURLY)],
  [
    'no-flow-when-stopped',
    'SR-002 in service but not started',
    tape().state(0, 'power', 'running').train(0, H, HOURLY),
  ],
  ['order', 'time runs back', tape().state(5, 'power', 'running').state(4, 'power', 'safe')],
  [
    'order',
    'trains overlap',
    tape()
      .train(0, 2 * H, HOURLY)
      .train(H, 3 * H, HOURLY),
  ],
  ['volume-balance', 'a picolitre too much', tape().train(0, H, HOURLY, { balance: { ...BALANCED, line_pl: 11 } })],
  [
    'volume-balance',
    'a reservoir that grows by itself',
    tape().train(0, H, HOURLY, { balance: { ...BALANCED, reservoir_pl: 68, inflow_pl: 7 } }),
  ],
  [
    'volume-balance',
    'what had run back in is forgotten',
    tape()
      .train(0, H, HOURLY, { balance: { ...BALANCED, reservoir_pl: 68, inflow_pl: 8 } })
      .train(H, 2 * H, HOURLY),
  ],
  [
    'volume-balance',
    'drug comes back from the body',
    tape()
      .train(0, H, HOURLY)
      .train(H, 2 * H, HOURLY, { balance: { ...BALANCED, line_pl: 11, delivered_pl: 14 } }),
  ],
  ['stroke-count', 'a stroke too many', tape().train(0, 3 * H, HOURLY, { strokes: 4 })],
  ['stroke-count', 'more turns than strokes', tape().train(0, 3 * H, HOURLY, { turned: 4 })],
  ['pump-maximum', 'SR-009 one pL/day above', tape().train(0, 1000, LIMITS.flow_max_pl_per_day + 1)],
  ['pump-maximum', 'SR-009 already as an order', tape().add(1, armedFlow(1, LIMITS.flow_max_pl_per_day + 1))],
  [
    'no-flow-when-stopped',
    'SR-002 a train over a stop',
    started()
      .state(H, 'infusion', 'stopped')
      .train(0, H + 1, HOURLY),
  ],
  ['no-flow-when-stopped', 'SR-002 in the self-test', tape().state(0, 'power', 'self-test').train(0, 1000, HOURLY)],
  [
    'no-flow-when-stopped',
    'after the end of service',
    tape()
      .state(H, 'power', 'end-of-service')
      .train(H, 2 * H, 1),
  ],
  [
    'no-flow-when-stopped',
    'SR-018 when empty',
    tape()
      .state(H, 'reservoir', 'empty')
      .train(H, 2 * H, HOURLY),
  ],
  [
    'no-flow-when-stopped',
    'SR-022 when occluded',
    tape()
      .state(H, 'line', 'occluded')
      .train(0, 2 * H, HOURLY),
  ],
  [
    'no-flow-when-stopped',
    'more than the minimum when safe',
    tape()
      .state(H, 'power', 'safe')
      .train(H, 2 * H, HOURLY),
  ],
  [
    'no-flow-when-stopped',
    'a short stop inside a train',
    started()
      .state(H, 'infusion', 'stopped')
      .state(H + 1, 'infusion', 'simple')
      .train(0, 2 * H, HOURLY),
  ],
  [
    'lockout',
    'SR-012 one millisecond early',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .ask(9 * H - 1),
  ],
  [
    'lockout',
    'SR-012 lockout counted from the start of the bolus',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .ask(8 * H),
  ],
  [
    'lockout',
    'SR-012 after a program',
    tape()
      .program(H)
      .ask(4 * H),
  ],
  [
    'lockout',
    'SR-012 after a refill',
    tape()
      .program(0)
      .tell(5 * H, { type: 'command.refill' })
      .ask(8 * H),
  ],
  [
    'lockout',
    'not allowed at all',
    tape()
      .program(0, { patient: null })
      .ask(9 * H),
  ],
  [
    'bolus-count',
    'SR-014 the third in 24 h',
    tape()
      .program(0)
      .ask(4 * H)
      .ask(9 * H)
      .ask(28 * H - 1),
  ],
  [
    'bolus-ledger',
    'booked twice',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .bolus('patient-bolus', 4 * H, 5 * H),
  ],
  ['bolus-ledger', 'booked without a grant', tape().bolus('clinician-bolus', H, 2 * H)],
  [
    'bolus-ledger',
    'never booked',
    tape()
      .program(0)
      .ask(4 * H)
      .state(4 * H, 'bolus', 'patient')
      .state(5 * H, 'bolus', 'none'),
  ],
  [
    'bolus-ledger',
    'two at once',
    tape()
      .program(0)
      .ask(4 * H)
      .ask(5 * H),
  ],
  [
    'bolus-ledger',
    'more than asked',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H, 4, { given_pl: 4 * STROKE + 1 }),
  ],
  [
    'bolus-ledger',
    'less than nothing',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H, 4, { given_pl: -1, outcome: 'interrupted', reason: 'x' }),
  ],
  [
    'bolus-ledger',
    'called complete',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H, 4, { given_pl: 3 * STROKE }),
  ],
  [
    'bolus-ledger',
    'another volume than granted',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H, 5),
  ],
  [
    'flow-is-asked-for',
    'SR-023 a missed dose made up',
    tape()
      .program(0)
      .sensor(H, 'rotor-missed', { strokes: 4 })
      .train(H, 2 * H, 2 * HOURLY),
  ],
  [
    'flow-is-asked-for',
    'SR-032 the bolus flow goes on after the bolus',
    tape()
      .program(0)
      .ask(4 * H)
      .bolus('patient-bolus', 4 * H, 5 * H)
      .train(4 * H, 5 * H + 1, 5 * HOURLY),
  ],
  ['flow-follows-orders', 'SR-016 the step of Sunday is missed', ordered(WEEKEND).train(0, H, HOURLY)],
  ['flow-follows-orders', 'SR-016 the step of Monday is missed', ordered(WEEKEND).train(0, 2 * H, 2 * HOURLY)],
  [
    'flow-follows-orders',
    'SR-017 a program goes on beyond its end',
    ordered({ lasts: 4 * H })
      .train(0, 4 * H, HOURLY)
      .train(4 * H, 5 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-017 a program ends before its end',
    ordered({ lasts: 4 * H })
      .train(0, 3 * H, HOURLY)
      .train(3 * H, 9 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'flow-follows-orders',
    'SR-017 what was stopped goes over to the minimum rate at an end that is none',
    ordered({ lasts: 4 * H })
      .tell(3 * H, { type: 'command.stop' })
      .train(0, 3 * H, HOURLY)
      .train(3 * H, 4 * H, 0)
      .train(4 * H, 9 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  ['flow-follows-orders', 'SR-016 a program gives nothing', ordered().train(0, H, 0)],
  ['flow-follows-orders', 'SR-002 flow before any program', tape().state(0, 'power', 'running').train(0, H, HOURLY)],
  [
    'flow-follows-orders',
    'SR-002 flow after a stop, whatever state is told',
    ordered()
      .tell(H, { type: 'command.stop' })
      .train(0, 2 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-002 a pause that flows',
    ordered()
      .tell(H, SUSPEND)
      .train(0, 2 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-020 the old program goes on with another concentration',
    ordered()
      .tell(H, refill(10_000))
      .train(0, 2 * H, HOURLY),
  ],
  [
    'flow-follows-orders',
    'SR-034 the safe rate begins although a person had stopped the pump',
    ordered()
      .tell(H, { type: 'command.stop' })
      .train(0, H, HOURLY)
      .sensor(2 * H, 'brown-out')
      .train(H, 2 * H, 0)
      .train(2 * H, 3 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'flow-follows-orders',
    'SR-034 the safe rate begins although nobody has ever programmed the pump',
    new Tape()
      .state(0, 'power', 'running')
      .sensor(H, 'brown-out')
      .train(0, H, 0)
      .train(H, 2 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'flow-follows-orders',
    'SR-034 the safe rate begins although a person had stopped the pump before the program that was cut off',
    ordered()
      .tell(H, { type: 'command.stop' })
      .train(0, H, HOURLY)
      .sensor(2 * H, 'brown-out', { update: { bytes: 1_000 } })
      .train(H, 2 * H, 0)
      .train(2 * H, 3 * H, LIMITS.minimum_rate_pl_per_day),
  ],
  [
    'nothing-starts-by-itself',
    'SR-034 flow goes on after a prime in the safe state',
    tape()
      .sensor(H, 'brown-out')
      .tell(2 * H, { type: 'command.prime', extent: 'full-system' })
      .bolus('prime', 2 * H, 3 * H)
      .train(2 * H, 3 * H, 9 * HOURLY)
      .train(3 * H, 4 * H, HOURLY),
  ],
  [
    'nothing-starts-by-itself',
    'SR-034 therapy after a reset',
    tape()
      .program(0)
      .sensor(H, 'brown-out')
      .train(H, 2 * H, HOURLY),
  ],
  [
    'nothing-starts-by-itself',
    'SR-034 therapy after a self-test that failed, once a later one has passed',
    tape()
      .program(0)
      .sensor(H, 'self-test-failed', { part: 'sounder' })
      .state(2 * H, 'power', 'running')
      .train(2 * H, 3 * H, HOURLY),
  ],
  [
    'stall-report',
    'SR-031 no alarm',
    tape()
      .sensor(H, 'rotor-missed', { strokes: 4 })
      .state(9 * H, 'motor', 'turning'),
  ],
  [
    'stall-report',
    'SR-031 late',
    tape()
      .sensor(H, 'rotor-missed', { strokes: 4 })
      .alarm(H + LIMITS.stall_at_least_ms + 1, 'motor-stall'),
  ],
  [
    'stall-report',
    'SR-031 recovery long after the alarm was due',
    tape()
      .sensor(H, 'rotor-missed', { strokes: 4 })
      .sensor(2 * H, 'rotor-turned'),
  ],
  [
    'stall-report',
    'SR-031 no alarm before the end of the run',
    tape()
      .sensor(H, 'rotor-missed', { strokes: 4 })
      .sensor(2 * H, 'rotor-missed', { strokes: 5 }),
  ],
  ['stall-seen', 'SR-031 nobody noticed', tape().train(0, D, HOURLY, { turned: 0 })],
  [
    'stall-seen',
    'SR-031 over several trains',
    tape()
      .train(0, 3 * H, HOURLY, { turned: 0 })
      .train(3 * H, 6 * H, HOURLY, { turned: 0 }),
  ],
  ['sensor-alarms', 'SR-022 no alarm', tape().sensor(H, 'pressure-above', { level: 69 })],
  [
    'sensor-alarms',
    'SR-022 a moment late',
    tape()
      .sensor(H, 'pressure-above', { level: 69 })
      .alarm(H + 1, 'occlusion'),
  ],
  ['sensor-alarms', 'SR-022 no suspicion', tape().sensor(H, 'pressure-above', { level: 40 })],
  ['sensor-alarms', 'SR-030 counters that disagree', tape().sensor(H, 'count-differs', { strokes: 20 })],
  [
    'sensor-alarms',
    'SR-030 counters that disagree the other way',
    tape().sensor(H, 'count-differs', { strokes: -20 }).alarm(H, 'over-delivery'),
  ],
  [
    'no-flow-when-stopped',
    'SR-030 flow with counters that disagree',
    tape().state(H, 'power', 'running').state(H, 'counter', 'over').train(H, D, HOURLY),
  ],
  ['sensor-alarms', 'SR-034 a reset that is silent', tape().sensor(H, 'brown-out')],
  [
    'sensor-alarms',
    'SR-036 a low battery that is silent',
    tape().sensor(H, 'battery-below', { samples: evenSamples(2.4) }),
  ],
  [
    'battery-reading',
    'SR-035 one wild sample, and the indicator',
    tape()
      .sensor(H, 'battery-below', { samples: [0, ...evenSamples(2.5).slice(1)] })
      .alarm(H, 'replacement-due'),
  ],
  ['sensor-alarms', 'SR-026 no alarm', tape().sensor(H, 'temperature-above', { level: 40 })],
  ['sensor-alarms', 'SR-026 no alarm in the cold', tape().sensor(H, 'temperature-below', { level: 35 })],
  [
    'sensor-alarms',
    'SR-026 far too warm, with an advisory only',
    tape().sensor(H, 'temperature-above', { level: 42 }).alarm(H, 'temperature'),
  ],
  [
    'standstill-alarm',
    'SR-002 two days without a program, and silence',
    tape()
      .add(0, SERVICE)
      .state(2 * D, 'motor', 'idle'),
  ],
  [
    'standstill-alarm',
    'SR-002 two days after a stop, a moment late',
    tape()
      .add(0, SERVICE)
      .add(H, armedFlow(H, HOURLY))
      .add(D, armedFlow(D, 0))
      .alarm(3 * D + 1, 'pump-stopped'),
  ],
  ['reservoir-alarms', 'SR-018 low and silent', tape().train(0, H, HOURLY, { computed_pl: 2_000_000_000 })],
  [
    'reservoir-alarms',
    'SR-018 a moment late',
    tape()
      .train(0, H, HOURLY, { computed_pl: 2_000_000_000 })
      .alarm(H + 1, 'low-reservoir'),
  ],
  [
    'reservoir-alarms',
    'SR-018 empty with the low alarm only',
    tape().alarm(1, 'low-reservoir').train(0, H, HOURLY, { computed_pl: 1_000_000_000 }),
  ],
  [
    'reservoir-alarms',
    'the level that was programmed',
    tape()
      .tell(1, { type: 'command.low-alarm', level: 4_000_000_000 })
      .train(0, H, HOURLY, { computed_pl: 3_999_999_999 }),
  ],
  ['alarm-phases', 'raised twice', tape().alarm(1, 'occlusion').alarm(2, 'occlusion')],
  ['alarm-phases', 'ended without being raised', tape().alarm(1, 'occlusion', 'ended')],
  ['alarm-phases', 'acknowledged out of the blue', tape().alarm(1, 'occlusion', 'acknowledged')],
  [
    'end-of-service',
    'SR-036 no alarm',
    tape()
      .alarm(D, 'replacement-due')
      .state(92 * D, 'motor', 'idle'),
  ],
  [
    'end-of-service',
    'SR-036 flow goes on',
    tape()
      .alarm(D, 'replacement-due')
      .alarm(91 * D, 'end-of-service')
      .train(0, 91 * D + 1, HOURLY),
  ],
];

/** Rules whose tapes stand in files of their own. */
const ELSEWHERE: readonly string[] = [
  'bridge',
  'old-fluid',
  'clock-moves',
  'log-tells-truth',
  'measured-flow',
  'purge',
  'refill-booking',
  'stop-rule',
  'escalation',
  'alarm-priority',
  'restarts',
  'watchdog',
];

describe('rules of the oracle', () => {
  it.each(CLEAN)('%s holds: %s', (rule, _text, records) => {
    expect(findingsOn(records, rule)).toEqual([]);
  });

  it.each(GUILTY)('%s catches: %s', (rule, _text, records) => {
    const found = findingsOn(records, rule);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.requirement).toMatch(/^SR-0\d\d$/);
      expect(finding.text).not.toContain('undefined');
      expect(finding.text).not.toContain('NaN');
    }
  });

  it('every rule has a clean and a guilty tape, here or in a file of its own', () => {
    const elsewhere = ['dose-window', ...ELSEWHERE];
    const named = (cases: readonly Case[]) => new Set([...cases.map(([rule]) => rule), ...elsewhere]);
    for (const { name } of RULES) {
      expect(named(CLEAN)).toContain(name);
      expect(named(GUILTY)).toContain(name);
    }
  });

  it.each(RULES.map((rule) => rule.name).filter((name) => name !== 'dose-window' && !ELSEWHERE.includes(name)))(
    '%s counts what it judged',
    (name) => {
      const all = [...CLEAN, ...GUILTY].filter(([rule]) => rule === name);
      expect(all.reduce((sum, [, , records]) => sum + judgedOn(records, name), 0)).toBeGreaterThan(0);
    },
  );

  it('finds nothing on an empty run, and says that nothing was judged', () => {
    expect(findingsOn(new Tape())).toEqual([]);
    expect(judgedOn(new Tape(), 'lockout')).toBe(0);
  });
});
