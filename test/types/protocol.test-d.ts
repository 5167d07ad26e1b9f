import { describe, expectTypeOf, it } from 'vitest';
import { assertNever } from '../../src/base/index.js';
import type { AlarmId, Command, CommandType, Reply } from '../../src/protocol/index.js';

/** Names every command; a new one without a line here does not compile. */
function named(command: Command): string {
  switch (command.type) {
    case 'command.program':
    case 'command.prime':
    case 'command.clinician-bolus':
    case 'command.square-bolus':
    case 'command.patient-bolus':
    case 'command.cancel-bolus':
    case 'command.stop':
    case 'command.suspend':
    case 'command.resume':
    case 'command.refill':
    case 'command.low-alarm':
    case 'command.pause-audio':
    case 'command.acknowledge':
    case 'command.purge':
    case 'command.self-test':
    case 'command.set-clock':
    case 'command.interrogate':
    case 'command.read-log':
      return command.type;
    default:
      return assertNever(command);
  }
}

describe('commands', () => {
  it('are all known', () => {
    expectTypeOf(named).parameter(0).toEqualTypeOf<Command>();
    expectTypeOf<CommandType>().toEqualTypeOf<Command['type']>();
  });

  it('are not forgotten in a switch', () => {
    const some = (command: Command): string => {
      if (command.type === 'command.stop') return 'stop';
      // @ts-expect-error other commands are left
      return assertNever(command);
    };
    expectTypeOf(some).returns.toBeString();
  });

  it('name alarms of the dictionary only', () => {
    expectTypeOf<'occlusion'>().toExtend<AlarmId>();
    // @ts-expect-error no such alarm
    const command: Command = { type: 'command.acknowledge', alarm: 'oclusion' };
    expectTypeOf(command).toEqualTypeOf<Command>();
  });

  it('are refused with a reason or accepted, never both', () => {
    expectTypeOf<Extract<Reply, { accepted: true }>>().not.toHaveProperty('refusal');
    expectTypeOf<Extract<Reply, { accepted: false }>>().toHaveProperty('refusal');
  });
});
