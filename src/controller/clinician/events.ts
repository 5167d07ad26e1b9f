import type { Refusal } from '../../base/index.js';
import type { Instant } from '../../units/index.js';
import type { KeyStep } from '../entry/index.js';
import type { LinkInput, LinkOutput } from '../link/index.js';
import type { OrderName } from './form/field.js';
import type { SessionReport } from './report.js';
import type { Review } from './review.js';

/** Every way into a programmer. */
export type ProgrammerInput =
  /** a key of the panel goes down or up; digits and units, or one of {@link ButtonKey} */
  | { readonly type: 'key.down' | 'key.up'; readonly at: Instant; readonly key: string }
  /** bytes from the air, whoever sent them */
  | { readonly type: 'radio.frame'; readonly at: Instant; readonly bytes: Uint8Array }
  | { readonly type: 'clock.deadline'; readonly at: Instant };

/** Keys that lead the dialogue, each with one meaning everywhere. */
export type ButtonKey =
  | 'connect'
  | 'disconnect'
  | `order:${OrderName}`
  | `field:${string}`
  | `choose:${string}`
  | 'review'
  | 'approve'
  | 'edit'
  | 'cancel'
  | 'confirm'
  | 'ok';

/** A key that was pressed cleanly and is none of a number. */
export type ButtonEvent =
  | {
      readonly type: `button.${Extract<ButtonKey, 'connect' | 'disconnect' | 'review' | 'approve' | 'edit' | 'cancel' | 'confirm' | 'ok'>}`;
      readonly at: Instant;
    }
  | { readonly type: 'button.order'; readonly at: Instant; readonly order: OrderName }
  | { readonly type: 'button.field'; readonly at: Instant; readonly field: string }
  | { readonly type: 'button.choose'; readonly at: Instant; readonly word: string };

/** What its link tells it. */
type LinkNews = Exclude<LinkOutput, { readonly type: `radio.${string}` }>;

/** Everything the machine can see. */
export type ProgrammerEvent =
  | ButtonEvent
  | LinkNews
  | { readonly type: 'clock.deadline'; readonly at: Instant }
  /** any key, whatever became of it */
  | { readonly type: 'key'; readonly at: Instant; readonly step: KeyStep }
  /** what the form has come to, in the same step in which it was read */
  | { readonly type: 'form.worked'; readonly at: Instant; readonly review: Review }
  | { readonly type: 'form.asks-for-log'; readonly at: Instant; readonly newest: number | null }
  | { readonly type: 'form.refused'; readonly at: Instant; readonly refusals: readonly Refusal[] };

/** What the machine has done: something for its own link, a question to what it knows, or a report. */
export type ProgrammerOrderOut =
  | Extract<LinkInput, { readonly type: `link.${string}` }>
  /** the form is to be read and worked out */
  | { readonly type: 'form.read'; readonly at: Instant }
  | { readonly type: 'session.report'; readonly at: Instant; readonly report: SessionReport };

/** Every way out of a programmer. */
export type ProgrammerOutput =
  | Extract<LinkOutput, { readonly type: `radio.${string}` }>
  | Extract<ProgrammerOrderOut, { readonly type: 'session.report' }>;
