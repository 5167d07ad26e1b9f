import { assertNever } from '../../base/index.js';
import type { Command, LogCode } from '../../protocol/index.js';
import { MS_PER_DAY } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareInput } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';
import { strokesBooked } from './reservoir-estimate.js';

/** A day without an operating entry asks for one, as soon as the pump is awake. @source ASSUMED, A-121 */
const OPERATING_EVERY = MS_PER_DAY;

/** What one step of the statechart has done. */
export type Done = {
  readonly input: FirmwareInput;
  readonly outputs: readonly FirmwareOutput[];
  readonly changes: readonly { readonly region: string; readonly to: string }[];
  readonly before: FirmwareContext;
  /** after the step */
  readonly context: FirmwareContext;
};

/** Takes what an entry says, in the order of its fields. */
export type Write = (code: LogCode, about: string, detail: string, value: number, value2: number) => void;

/** A number of a command as the log can hold it: whole, or 0 for what no number of the log can say. */
const whole = (n: number): number => (Number.isSafeInteger(n) ? n + 0 : 0);

/** The main word and the numbers of a command, as the log holds them once it was obeyed. */
function wordsOf(command: Command): readonly [detail: string, value?: number, value2?: number] {
  switch (command.type) {
    case 'command.program': {
      const { basal } = command.program;
      if (basal.mode === 'simple') return [basal.mode, basal.flow, 1];
      return basal.mode === 'flex' ? [basal.mode, 0, basal.week.length] : [basal.mode];
    }
    case 'command.clinician-bolus':
    case 'command.square-bolus':
      return ['', command.volume, command.duration];
    case 'command.prime':
      return [command.extent];
    case 'command.suspend':
      return ['', command.span ?? 0];
    case 'command.refill':
      return [command.drug, command.filled, command.withdrawn];
    case 'command.low-alarm':
      return ['', command.level];
    case 'command.set-clock':
      return ['', command.to];
    case 'command.acknowledge':
      return [command.alarm];
    case 'command.read-log':
      return ['', command.from, command.count];
    default:
      return [''];
  }
}

/** The highest temperature, hundredths of a °C. @requirement SR-026 */
const hundredths = (c: FirmwareContext): number => whole(Math.round(Number(c.temperature.peak) * 100));

/** Writes what an output tells; drive orders only as flow, since arming and tones follow from states. */
function writeOutput({ input, context }: Done, output: FirmwareOutput, write: Write): void {
  switch (output.type) {
    case 'reply': {
      const { reply } = output;
      if (!reply.accepted) {
        write('refused', reply.command, reply.refusal.code, 0, 0);
        return;
      }
      const [detail, value = 0, value2 = 0] = wordsOf(input as Command);
      write('accepted', reply.command, detail, whole(value), whole(value2));
      return;
    }
    case 'alarm': {
      const { alarm, phase, latched, priority } = output;
      write(`alarm-${phase}`, alarm, phase !== 'ended' ? priority : latched ? 'latched' : '', 0, 0);
      return;
    }
    case 'ledger.bolus':
      write('dose', output.what, output.reason, output.asked, output.given);
      return;
    case 'ledger.released':
      write('released', '', '', output.volume, 0);
      return;
    case 'motor.drive':
      write('flow', '', '', output.flow, context.motor.booked);
      return;
    case 'clock.moved': {
      const { by, cause, skipped, repeated } = output;
      write('clock-moved', cause, '', by, skipped.length + repeated.length);
      for (const step of skipped) write('step-skipped', '', '', step.at, step.flow);
      for (const step of repeated) write('step-repeated', '', '', step.at, step.flow);
      return;
    }
    case 'sensor.arm':
    case 'tone.sound':
      return;
    default:
      assertNever(output);
  }
}

/** Writes what has happened where what it has led to does not say it. */
function writeCause({ input, outputs, changes, before, context }: Done, write: Write): void {
  if (input.type === 'power.implanted' && changes.length > 0) write('implanted', '', '', 0, 0);
  if (input.type === 'sensor.brown-out') {
    if (input.update !== undefined) write('update-cut', '', '', whole(input.update.bytes), 0);
    write('reset', '', '', 0, 0);
  } else if (input.type === 'sensor.watchdog-reset') write('watchdog-reset', '', '', whole(input.heldOff), 0);
  else if (before === context && outputs.length === 0 && changes.length === 0 && input.type.startsWith('sensor.'))
    write('ignored', input.type, '', 0, 0);
}

/**
 * Writes down what a step is to be remembered by, in order: its cause, what it told the outside, the states it led to, and
 * once a day that the pump is in operation, when it has not told so by a change of flow.
 *
 * @param operatingAt  moment of the last operating entry before this step
 * @requirement SR-001, SR-045
 */
export function writeNotes(done: Done, operatingAt: number, write: Write): void {
  const { input, outputs, changes, before, context } = done;
  writeCause(done, write);
  let operating = input.at - operatingAt < OPERATING_EVERY || context.power.implantedAt === null;
  for (const output of outputs) {
    writeOutput(done, output, write);
    if (output.type === 'motor.drive') operating = true;
  }
  for (const { region, to } of changes) write('state', region, to, 0, 0);
  if (before.temperature.over && !context.temperature.over) write('temperature-peak', '', '', hundredths(before), 0);
  if (!operating) write('operating', '', '', context.motor.train.flow, strokesBooked(context, input.at));
}
