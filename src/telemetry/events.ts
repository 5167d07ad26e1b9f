import type { Command, Get, Hello, Part, Reply } from '../protocol/index.js';
import type { Instant } from '../units/index.js';

/** Every way into the telemetry. */
export type TelemetryInput =
  /** somebody holds a controller close */
  | { readonly type: 'radio.wake'; readonly at: Instant }
  /** bytes from the air, whoever sent them */
  | { readonly type: 'radio.frame'; readonly at: Instant; readonly bytes: Uint8Array }
  | { readonly type: 'clock.deadline'; readonly at: Instant }
  /** the pump has lost its supply, or was reset by its watchdog */
  | { readonly type: 'power.reset'; readonly at: Instant };

/** Why a frame is not believed, or not obeyed. */
export type Suspicion =
  | 'frame-noise'
  | 'frame-version'
  | 'frame-type'
  | 'frame-direction'
  | 'frame-length'
  | 'frame-mac'
  | 'frame-implant'
  | 'frame-session'
  | 'frame-counter'
  /** was held back on its way: what its sender had heard last was sent too long ago */
  | 'frame-late'
  | 'frame-order'
  | 'malformed-message';

/** Within a session: its counter, and when the frame was sent that its sender had heard last; null for too long ago. */
type Numbered = { readonly counter: number; readonly since: Instant | null };

/** A frame once its header, its MAC and its payload have been read. */
export type HeardFrame =
  | { readonly type: 'heard.identify'; readonly at: Instant }
  | { readonly type: 'heard.hello'; readonly at: Instant; readonly hello: Hello }
  /** made with the keys of the challenge that waits */
  | { readonly type: 'heard.proof'; readonly at: Instant; readonly counter: number }
  /** the same again within the session that it opened: the welcome was lost */
  | ({ readonly type: 'heard.proof-again'; readonly at: Instant } & Numbered)
  | ({ readonly type: 'heard.put'; readonly at: Instant; readonly part: Part } & Numbered)
  | ({ readonly type: 'heard.get'; readonly at: Instant; readonly get: Get } & Numbered)
  | ({ readonly type: 'heard.ping'; readonly at: Instant } & Numbered)
  | ({ readonly type: 'heard.bye'; readonly at: Instant } & Numbered)
  | { readonly type: 'heard.doubtful'; readonly at: Instant; readonly why: Suspicion };

/** Everything the machine can see. */
export type TelemetryEvent =
  | Exclude<TelemetryInput, { type: 'radio.frame' }>
  | HeardFrame
  /** what the pump has made of an order; `accepted` by it alone, the telemetry has agreed before */
  | { readonly type: 'pump.replied'; readonly at: Instant; readonly reply: Reply }
  /** what the pump would make of a proposal */
  | { readonly type: 'pump.judged'; readonly at: Instant; readonly command: Command; readonly reply: Reply }
  /** the pump does not answer */
  | { readonly type: 'pump.silent'; readonly at: Instant };

/** What the telemetry notes of itself, for trace and log. */
export type Note =
  | { readonly what: 'session-opened' | 'session-closed'; readonly why: string }
  /** `first` of its kind since the window or the session began: the others are for the trace alone, so that nobody can fill the pump's log */
  | { readonly what: 'refused'; readonly why: Suspicion; readonly first: boolean };

/** Every way out of the telemetry. */
export type TelemetryOutput =
  | { readonly type: 'radio.send'; readonly at: Instant; readonly bytes: Uint8Array }
  /** an order for the pump, to be answered by `pump.replied` in the same step */
  | { readonly type: 'pump.order'; readonly at: Instant; readonly command: Command }
  /** a question to the pump, to be answered by `pump.judged` in the same step; nothing is done */
  | { readonly type: 'pump.question'; readonly at: Instant; readonly command: Command }
  | ({ readonly type: 'telemetry.note'; readonly at: Instant } & Note);
