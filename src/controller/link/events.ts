import type { Answer, Challenge, Got, Part, Request, Welcome } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';

/** Every way into the link of a controller. */
export type LinkInput =
  /** somebody holds it close to the implant and wants a session */
  | { readonly type: 'link.open'; readonly at: Instant }
  /** something is to be said; only while nothing else is */
  | { readonly type: 'link.say'; readonly at: Instant; readonly request: Request }
  | { readonly type: 'link.close'; readonly at: Instant }
  /** bytes from the air, whoever sent them */
  | { readonly type: 'radio.frame'; readonly at: Instant; readonly bytes: Uint8Array }
  | { readonly type: 'clock.deadline'; readonly at: Instant };

/** A frame of the implant, once everything about it is right. */
export type HeardAnswer =
  | { readonly type: 'heard.challenge'; readonly at: Instant; readonly session: number; readonly challenge: Challenge }
  | { readonly type: 'heard.welcome'; readonly at: Instant; readonly counter: number; readonly welcome: Welcome }
  | { readonly type: 'heard.got'; readonly at: Instant; readonly counter: number; readonly got: Got }
  | { readonly type: 'heard.part'; readonly at: Instant; readonly counter: number; readonly part: Part }
  | { readonly type: 'heard.pong'; readonly at: Instant; readonly counter: number }
  | { readonly type: 'heard.closed'; readonly at: Instant; readonly counter: number };

/** Everything the machine can see. */
export type LinkEvent = Exclude<LinkInput, { type: 'radio.frame' }> | HeardAnswer;

/** Why there is no session, or none any more. */
export type LinkLoss =
  /** the implant has not answered to so many calls */
  | 'no-answer'
  /** it has answered, but not to the proof: it does not know this controller's key */
  | 'not-recognised'
  /** an answer has not come, or nobody waited for it: what was asked last may have been done or not; nothing of it will be done from now on */
  | 'lost'
  /** nothing was asked for too long; nothing is left undone */
  | 'timed-out'
  /** an answer came that is none: what was asked was done, or refused */
  | 'garbled';

/** Every way out of the link. */
export type LinkOutput =
  /** the near field that wakes an implant */
  | { readonly type: 'radio.wake'; readonly at: Instant }
  | { readonly type: 'radio.send'; readonly at: Instant; readonly bytes: Uint8Array }
  | { readonly type: 'link.opened'; readonly at: Instant }
  | { readonly type: 'link.answered'; readonly at: Instant; readonly answer: Answer }
  | { readonly type: 'link.closed'; readonly at: Instant }
  | { readonly type: 'link.lost'; readonly at: Instant; readonly why: LinkLoss };
