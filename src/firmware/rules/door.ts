import { type Refusal, refuse } from '../../base/index.js';
import {
  type ArmedFlow,
  BATTERY_SAMPLES,
  type Bridge,
  type Command,
  MEMORY_PARTS,
  type Program,
  SELF_TEST_PARTS,
  type SensorReport,
} from '../../protocol/index.js';
import type { FirmwareContext } from '../context.js';
import type { CommandOf, FirmwareInput } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';
import { refused } from './answers.js';
import { isJump } from './clock.js';
import { type Check, kinds, listOf, name, number, oneOf, orNull, record } from './shape.js';

const BASAL = kinds('mode', {
  simple: record({ flow: number }),
  flex: record({ week: listOf(record({ at: number, flow: number })) }),
  'minimum-rate': record({}),
});
const PATIENT = record({ bolus: number, duration: number, lockout: number, maxCount: number, countWindow: number });
const PROGRAM = record(
  { basal: BASAL, patient: orNull(PATIENT), windows: listOf(record({ window: number, limit: number })) },
  { lasts: number },
);
const BRIDGE = record({ flow: number, volume: number, fluid: record({ drug: name, concentration: number }) });
const BOLUS = record({ volume: number, duration: number });
const REFILL = record({
  withdrawn: number,
  filled: number,
  drug: name,
  drugClass: oneOf('withdrawal-risk', 'comfort'),
  concentration: number,
});
const ANY = record({});
const UPDATE = record({ program: PROGRAM, bytes: number });

/** What each command must look like before any rule reads it; a new command is a new line, which the type checker asks for. */
const COMMANDS: Readonly<Record<Command['type'], Check>> = {
  'command.program': record({ program: PROGRAM }, { bridge: BRIDGE }),
  'command.prime': record({ extent: oneOf('full-system', 'catheter-only') }, { repeats: number }),
  'command.purge': ANY,
  'command.clinician-bolus': BOLUS,
  'command.square-bolus': BOLUS,
  'command.patient-bolus': ANY,
  'command.cancel-bolus': ANY,
  'command.stop': ANY,
  'command.suspend': record({ span: orNull(number) }),
  'command.resume': ANY,
  'command.refill': REFILL,
  'command.low-alarm': record({ level: number }),
  'command.pause-audio': ANY,
  'command.acknowledge': record({ alarm: name }),
  'command.self-test': ANY,
  'command.set-clock': record({ to: number }),
  'command.interrogate': ANY,
  'command.read-log': record({ from: number, count: number }),
};

/** No gauge reads less than a vacuum, kPa. */
const VACUUM = -101.325;
/** Nothing is colder, °C. */
const ABSOLUTE_ZERO = -273.15;

const reads = (value: unknown, least: number): value is number => Number.isFinite(value) && (value as number) >= least;
const isAbove = (value: unknown, least: number, armed: number | null): boolean =>
  reads(value, least) && (armed === null || value >= armed);
const isBelow = (value: unknown, least: number, armed: number | null): boolean =>
  reads(value, least) && (armed === null || value <= armed);

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isReading = (samples: unknown): boolean =>
  Array.isArray(samples) && samples.length === BATTERY_SAMPLES && samples.every((volts) => reads(volts, 0));
const isDifference = (strokes: unknown, least: number): boolean =>
  Number.isSafeInteger(strokes) && Math.abs(strokes as number) >= Math.max(1, least);

type FlowReport = Extract<SensorReport, { type: 'sensor.flow-above' | 'sensor.flow-below' | 'sensor.flow-reverse' }>;

/** Whether a flow sensor can have told this: only what it is armed for, in whole picolitres, and on the right side of the level. */
function flowPossible(armed: ArmedFlow | undefined, report: FlowReport): boolean {
  const { above = null, below = null, reverse = null } = armed ?? {};
  switch (report.type) {
    case 'sensor.flow-above':
      return above !== null && Number.isSafeInteger(report.level) && report.level >= above;
    case 'sensor.flow-below':
      return below !== null && Number.isSafeInteger(report.level) && report.level >= 0 && report.level <= below;
    case 'sensor.flow-reverse':
      return reverse !== null && Number.isSafeInteger(report.volume) && report.volume >= reverse;
  }
}

/** Whether a sensor can have measured this: a number of this world, on the side of the level that was asked for. */
function possible({ armed, config }: FirmwareContext, report: SensorReport): boolean {
  switch (report.type) {
    case 'sensor.rotor-missed':
      return Number.isSafeInteger(report.strokes) && report.strokes > 0;
    case 'sensor.count-differs':
      return armed.countDiffers !== null && isDifference(report.strokes, armed.countDiffers);
    case 'sensor.pressure-above':
      return config.pressureSensor && isAbove(report.level, VACUUM, armed.pressureAbove);
    case 'sensor.pressure-below':
      return config.pressureSensor && isBelow(report.level, VACUUM, armed.pressureBelow);
    case 'sensor.battery-below':
      return isReading(report.samples);
    case 'sensor.temperature-above':
      return isAbove(report.level, ABSOLUTE_ZERO, armed.temperatureAbove);
    case 'sensor.temperature-below':
      return isBelow(report.level, ABSOLUTE_ZERO, armed.temperatureBelow);
    case 'sensor.flow-above':
    case 'sensor.flow-below':
    case 'sensor.flow-reverse':
      return config.flowSensor && flowPossible(armed.flow, report);
    case 'sensor.self-test-failed':
      return SELF_TEST_PARTS.includes(report.part);
    case 'sensor.watchdog-reset':
      return Number.isSafeInteger(report.heldOff) && report.heldOff >= 0 && report.heldOff <= report.at;
    case 'sensor.brown-out':
      return report.update === undefined || (UPDATE(report.update) === null && isCount(report.update.bytes));
    case 'sensor.rotor-turned':
      return true;
    default:
      return false;
  }
}

/** What is wrong with the shape of a command, or null. */
function malformed(input: FirmwareInput): Refusal | null {
  const type: string = input.type;
  if (!Object.hasOwn(COMMANDS, type))
    return refuse('unknown-command', `"${type}"`, 'a command that this pump knows', 'send another').refusal;
  const wrong = COMMANDS[type as Command['type']](input);
  if (wrong === null) return null;
  const found = `a ${type.replace('command.', '')} whose ${wrong.replace('.', '') || 'content'} cannot be read`;
  return refuse('malformed-command', found, 'every field, each of its kind', 'send the command again').refusal;
}

function basalOf(basal: Program['basal']): Program['basal'] {
  if (basal.mode === 'simple') return { mode: 'simple', flow: basal.flow };
  if (basal.mode === 'minimum-rate') return { mode: 'minimum-rate' };
  return { mode: 'flex', week: basal.week.map(({ at, flow }) => ({ at, flow })) };
}

/** A program of its own, with nothing in it but what a program has: what the sender does with his copy later is nothing to the pump. */
const copyOf = ({ basal, patient, windows, lasts }: Program): Program => ({
  basal: basalOf(basal),
  patient: patient === null ? null : { ...patient },
  windows: windows.map(({ window, limit }) => ({ window, limit })),
  ...(lasts === undefined ? {} : { lasts }),
});

const bridgeOf = ({ flow, volume, fluid: { drug, concentration } }: Bridge): Bridge => ({
  flow,
  volume,
  fluid: { drug, concentration },
});

/** The order of a program, all of it the pump's own. */
const ownOf = (order: CommandOf<'command.program'>): CommandOf<'command.program'> => ({
  ...order,
  program: copyOf(order.program),
  ...(order.bridge === undefined ? {} : { bridge: bridgeOf(order.bridge) }),
});

/** A report; a program that comes with it is the pump's own copy. */
const keptOf = (input: FirmwareInput): FirmwareInput =>
  input.type === 'sensor.brown-out' && input.update !== undefined
    ? { ...input, update: { program: copyOf(input.update.program), bytes: input.update.bytes } }
    : input;

/** What comes in at the door: an input for the statechart, or what is told in its place because nothing can be made of it. */
export type Admitted =
  | { readonly input: FirmwareInput }
  | { readonly input: null; readonly outputs: readonly FirmwareOutput[] };

const TURNED_AWAY: Admitted = { input: null, outputs: [] };

/**
 * Looks at an input before any rule reads it, whatever the types say of it: a command that is none, or has a field of the wrong
 * kind, is refused; a report that no sensor can have made, and anything that only regions say to each other, is not heard. Nothing
 * is changed by either.
 *
 * @requirement SR-001, SR-035, SR-053
 */
export function admitted(c: FirmwareContext, input: FirmwareInput): Admitted {
  const type: string = input.type;
  if (type.startsWith('command.')) {
    const refusal = malformed(input);
    if (refusal !== null) return { input: null, outputs: [refused(input, refusal)] };
    return { input: input.type === 'command.program' ? ownOf(input) : input };
  }
  if (type.startsWith('sensor.')) return possible(c, input as SensorReport) ? { input: keptOf(input) } : TURNED_AWAY;
  if (input.type === 'memory.upset') return MEMORY_PARTS.includes(input.part) ? { input } : TURNED_AWAY;
  if (input.type === 'clock.jumped') return isJump(c, input.by, input.at) ? { input } : TURNED_AWAY;
  return type.startsWith('internal.') ? TURNED_AWAY : { input };
}
