import type { SessionReport } from '../../src/controller/index.js';
import type { AlarmPriority } from '../../src/protocol/index.js';
import type { Instant } from '../../src/units/index.js';

type Common = { readonly t: Instant; readonly seq: number };

/** A frame that somebody sends, and what becomes of it on its way to one who listens. */
export type FrameRecord = Common & {
  readonly kind: 'frame';
  readonly from: 'implant' | 'clinician' | 'patient' | 'guest' | 'eavesdropper';
  readonly to: 'implant' | 'clinician' | 'patient' | 'guest';
  /** kind of the frame by its own word; `unknown` for bytes that name none */
  readonly type: string;
  /** as it was sent, hexadecimal */
  readonly bytes: string;
  /** how long after it arrives, each time; empty when it never does */
  readonly after_ms: readonly number[];
  /** what arrives is not what was sent; left out otherwise */
  readonly damaged?: true;
};

/** What the implant's telemetry notes of itself. */
export type LinkRecord = Common & {
  readonly kind: 'link';
  readonly what: 'session-opened' | 'session-closed' | 'refused';
  /** of a session its role or why it ended; of a frame why it was refused */
  readonly why: string;
  /** whether the pump has written it into its own log */
  readonly logged: boolean;
};

/** A session of the programmer that is over, with everything that was done in it. */
export type SessionRecord = Common & {
  readonly kind: 'session';
  readonly report: Omit<SessionReport, 'keystrokes'> & {
    /** each on one line: moment, field, key, and what became of it */
    readonly keystrokes: readonly string[];
  };
};

/** What the handheld tells of a request; again when it finds out more. */
export type RequestRecord = Common & {
  readonly kind: 'request';
  readonly what: 'bolus' | 'silence';
  readonly pressed: Instant;
  /** `granted`, `unknown`, or why not, as `DENY_LOCKOUT` */
  readonly outcome: string;
  readonly allowed_at: Instant | null;
  readonly text: string;
};

/** The handheld begins to sound with another priority, or falls silent: its first burst, ms from pulse to pulse. */
export type BurstRecord = Common & {
  readonly kind: 'burst';
  readonly priority: AlarmPriority | null;
  readonly train: readonly { readonly at: Instant; readonly on: boolean; readonly ms: number }[];
};
