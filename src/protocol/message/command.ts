import type { Command, CommandType } from '../commands.js';
import { choice, NOTHING, numbered, optional, orNull, real, record, text, type Wire, whole } from '../wire/index.js';
import { ALARM_NUMBERS } from './numbers.js';
import { bridgeWire, programWire } from './program.js';

type Body<T extends CommandType> = Omit<Extract<Command, { readonly type: T }>, 'type'>;

/** A given volume over a given span. */
const bolus = record<Body<'command.clinician-bolus'>>({
  volume: whole('pL'),
  duration: whole('ms'),
});

/** A command in bytes. Numbers of commands are never used again for another one. */
export const commandWire: Wire<Command> = choice<Command, 'type'>('type', {
  'command.interrogate': [1, NOTHING],
  'command.program': [2, record<Body<'command.program'>>({ program: programWire, bridge: optional(bridgeWire) })],
  'command.prime': [
    3,
    record<Body<'command.prime'>>({
      extent: numbered({ 'full-system': 0, 'catheter-only': 1 }, 'extent'),
      repeats: optional(whole('primes before')),
    }),
  ],
  'command.purge': [4, NOTHING],
  'command.clinician-bolus': [5, bolus],
  'command.square-bolus': [6, bolus],
  'command.patient-bolus': [7, NOTHING],
  'command.cancel-bolus': [8, NOTHING],
  'command.stop': [9, NOTHING],
  'command.suspend': [10, record({ span: orNull(whole('ms')) })],
  'command.resume': [11, NOTHING],
  'command.refill': [
    12,
    record({
      withdrawn: whole('pL'),
      filled: whole('pL'),
      drug: text('name'),
      drugClass: numbered({ 'withdrawal-risk': 0, comfort: 1 }, 'class'),
      concentration: real('µg/mL'),
    }),
  ],
  'command.low-alarm': [13, record({ level: whole('pL') })],
  'command.pause-audio': [14, NOTHING],
  'command.acknowledge': [15, record({ alarm: numbered(ALARM_NUMBERS, 'alarm') })],
  'command.self-test': [16, NOTHING],
  'command.set-clock': [17, record({ to: whole('ms since Monday 00:00') })],
  'command.read-log': [18, record({ from: whole('number'), count: whole('entries') })],
});

const { form } = commandWire;
const cases = form.kind === 'choice' ? form.cases : [];

/** Numbers of the commands on the wire. */
export const COMMAND_NUMBERS = Object.fromEntries(cases.map(({ name, number }) => [name, number])) as {
  readonly [T in CommandType]: number;
};
