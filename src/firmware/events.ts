import type { AlarmId, AlarmPhase, BitFlip, Command, SensorReport } from '../protocol/index.js';
import type { Instant } from '../units/index.js';

/** A command with the moment it arrives and the number its reply will quote. */
export type CommandInput = Command & { readonly at: Instant; readonly id: number };

/** Every way into the firmware. */
export type FirmwareInput =
  /** a moment that the firmware itself had asked for by `nextDeadline` */
  | { readonly type: 'clock.deadline'; readonly at: Instant }
  /** the pump's own clock has moved by itself by whole milliseconds, below 0 for back; counted time goes on as ever */
  | { readonly type: 'clock.jumped'; readonly at: Instant; readonly by: number }
  /** taken from the shelf and put in */
  | { readonly type: 'power.implanted'; readonly at: Instant }
  /** a bit of the memory has changed by itself */
  | (BitFlip & { readonly type: 'memory.upset'; readonly at: Instant })
  | SensorReport
  | CommandInput;

/** What regions tell each other within one step. */
export type InternalEvent =
  | {
      readonly type:
        | 'internal.patient-bolus-ended'
        | 'internal.drive-changed'
        | 'internal.clock-moved'
        | 'internal.program-complete'
        | 'internal.memory-checked';
      readonly at: Instant;
    }
  /** what has just become of a condition */
  | {
      readonly type: 'internal.signal-changed';
      readonly at: Instant;
      readonly alarm: AlarmId;
      readonly phase: AlarmPhase;
    };

/** Everything the machine can see. */
export type FirmwareEvent = FirmwareInput | InternalEvent;

/** The input of one kind of command. */
export type CommandOf<T extends Command['type']> = Extract<CommandInput, { readonly type: T }>;
