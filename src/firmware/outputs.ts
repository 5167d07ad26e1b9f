import type { AlarmId, AlarmPhase, AlarmPriority, DriveOrder, Reply, ToneClass, WeekStep } from '../protocol/index.js';
import type { Duration, Instant, Volume } from '../units/index.js';

/** Every way out of the firmware. */
export type FirmwareOutput =
  | DriveOrder
  | { readonly type: 'reply'; readonly at: Instant; readonly to: number; readonly reply: Reply }
  | {
      readonly type: 'alarm';
      readonly at: Instant;
      readonly alarm: AlarmId;
      readonly phase: AlarmPhase;
      readonly priority: AlarmPriority;
      readonly tone: ToneClass;
      readonly latched: boolean;
      /** what is behind the condition, where its name does not say it: the part that has failed */
      readonly detail?: string;
    }
  /** the one ledger entry of a bolus, bridge, prime or purge, written when it ends */
  | {
      readonly type: 'ledger.bolus';
      readonly at: Instant;
      readonly what: 'clinician-bolus' | 'patient-bolus' | 'bridge' | 'prime' | 'purge';
      readonly from: Instant;
      readonly asked: Volume;
      readonly given: Volume;
      readonly outcome: 'complete' | 'interrupted';
      readonly reason: string;
    }
  /** the one ledger entry of a square bolus, written when it ends */
  | {
      readonly type: 'ledger.bolus';
      readonly at: Instant;
      readonly what: 'square-bolus';
      readonly from: Instant;
      readonly asked: Volume;
      readonly given: Volume;
      readonly outcome: 'complete' | 'interrupted';
      readonly reason: string;
      /** for which patient boluses have held it up */
      readonly suspended: Duration;
    }
  /** volume that a cleared blockage set free, booked as delivered */
  | { readonly type: 'ledger.released'; readonly at: Instant; readonly volume: Volume }
  /** the pump's own clock shows another time than it would have, and what that does to the steps of the day */
  | {
      readonly type: 'clock.moved';
      readonly at: Instant;
      /** whole ms, below 0 for back */
      readonly by: number;
      readonly cause: 'set' | 'jumped';
      /** steps that were passed over from begin to end */
      readonly skipped: readonly WeekStep[];
      /** steps that begin a second time */
      readonly repeated: readonly WeekStep[];
    };
