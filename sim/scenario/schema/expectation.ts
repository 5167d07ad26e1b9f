import { z } from 'zod';
import { ALARM_IDS, type AlarmPhase } from '../../../src/protocol/index.js';
import type { Happening, Quantity } from '../scenario.js';
import { alarmId } from './clinician.js';
import { parseComparison, parseComparisonWith, parseSignal, SIGNAL_WORDS, SIGNALS } from './comparison.js';
import { logged } from './logged.js';
import { moment, momentOrEnd } from './moment.js';
import { span } from './quantities.js';
import { choice, door, list, map, type Shape, text, word } from './shape.js';

const told = (what: string, example: string) => ({ error: () => JSON.stringify({ what, example }) });

const raised = Object.fromEntries(
  ALARM_IDS.map((alarm): [string, Happening] => [alarm, { happening: 'alarm', alarm, phase: 'raised' }]),
);
const inPhase = (phase: AlarmPhase) => alarmId.transform((alarm): Happening => ({ happening: 'alarm', alarm, phase }));

const alarm = choice<Happening>('an alarm that is raised, or its phase', 'motor-stall', raised, {
  raised: inPhase('raised'),
  escalated: inPhase('escalated'),
  ended: inPhase('ended'),
  acknowledged: inPhase('acknowledged'),
});

const stateName = z.string(told('the name of a state', 'simple'));

/** Keys that say what is expected; signals come on top. */
export const CLAIMS = {
  state: z
    .record(z.string(), stateName, told('regions and their states', '{ infusion: simple, motor: turning }'))
    .meta({ description: 'regions of the firmware and the state each must be in' })
    .optional(),
  alarm: alarm.optional(),
  active: list('exactly the alarms that are active', '[motor-stall]', alarmId).optional(),
  reply: word('how the pump answers', ['accepted', 'refused']).optional(),
  refused: text('code of the refusal', 'lockout').optional(),
  logged: logged.optional(),
} satisfies Shape;

const { logged: _logged, ...IN_ORDER } = CLAIMS;
const ITEM = { ...IN_ORDER, at: moment.optional(), tolerance: span.optional() } satisfies Shape;
/** The keys of an entry of a sequence. */
export const SEQUENCE_ITEM = ITEM;

/** Keys that make the kind of an expectation; each entry has exactly one. */
export const KIND_KEYS = ['at', 'between', 'within', 'always', 'never', 'sometimes', 'sequence'] as const;

const of = z.union(
  [z.int(), z.string()],
  told('name or number of a step (the first is 1), or a named event', 'prime-complete'),
);

/** The keys of an expectation that are read alone; always, never, sometimes and sequence are read by their parts. */
export const EXPECTATION = {
  at: momentOrEnd.optional(),
  between: z
    .tuple([momentOrEnd, momentOrEnd], told('two moments, first and last', '[10d 9h, 10d 13h]'))
    .meta({ description: 'the happening comes between these moments, both included' })
    .optional(),
  within: span.optional(),
  of: of.meta({ description: 'the step or named event that `within` counts from' }).optional(),
  tolerance: span.optional(),
  always: z.unknown().optional(),
  never: z.unknown().optional(),
  sometimes: z.unknown().optional(),
  sequence: z.unknown().optional(),
  ...CLAIMS,
} satisfies Shape;

const comparison = door(
  'a comparison such as delivered.last(24h) <= 4 mg',
  'delivered.last(24h) <= 4 mg',
  parseComparison,
);

/** What each signal may be compared with, as a file writes it. */
const SIGNAL_EXAMPLES: Readonly<Record<Quantity['signal'], string>> = {
  'reservoir.computed': '35.2 mL +/- 0.1 mL',
  'reservoir.true': '35.2 mL +/- 0.1 mL',
  'reservoir.gap': '-0.5 mL +/- 0.1 mL',
  pressure: '< 5 kPa',
  'flow.commanded': '0.15 mL/day',
  'flow.true': '0.15 mL/day +/- 0.01 mL/day',
  'delivered.total': '4.5 mL +/- 0.1 mL',
  'commanded.total': '90 mg +/- 1 mg',
  'delivered.last': '<= 4 mg',
  'commanded.last': '3 mg +/- 0.1 mg',
  'battery.voltage': '"> 2.6 V"',
  temperature: '< 38.5 °C',
  'boluses.granted': '4',
  'boluses.refused': '"> 0"',
};

const signalKeys: Record<string, z.ZodType> = {};
for (const name of Object.keys(SIGNALS)) {
  const quantity = parseSignal(name);
  if (!quantity.ok) continue;
  signalKeys[name] = door(
    `compared with ${name}`,
    SIGNAL_EXAMPLES[quantity.value.signal],
    (written) => parseComparisonWith(quantity.value, written),
    { type: ['string', 'number'] },
  ).optional();
}
const inWindow = (signal: 'delivered.last' | 'commanded.last') => ({
  type: 'string',
  description: `compared with ${signal}(24h): in every window of that span; any span will do`,
  examples: [SIGNAL_EXAMPLES[signal]],
});
const WINDOWS = {
  patternProperties: {
    '^delivered\\.last\\(.+\\)$': inWindow('delivered.last'),
    '^commanded\\.last\\(.+\\)$': inWindow('commanded.last'),
  },
};

/** Every word that can be a key where something is claimed. */
export const CLAIM_WORDS: readonly string[] = [...Object.keys(CLAIMS), ...SIGNAL_WORDS];

const claims = z.strictObject({ ...CLAIMS, ...signalKeys }).meta(WINDOWS);
const condition = z.union([comparison, claims]).optional();

/** The whole entry, for the JSON Schema. */
export const expectation = map('an expectation', 'at: end', {
  ...EXPECTATION,
  always: condition,
  never: condition,
  sometimes: condition,
  sequence: list(
    'happenings in order',
    '[{ alarm: motor-stall }]',
    map('a happening', '{ alarm: motor-stall }', ITEM),
    1,
  ).optional(),
  ...signalKeys,
}).meta(WINDOWS);
