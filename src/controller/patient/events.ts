import type { AlarmPriority } from '../../protocol/index.js';
import type { Instant } from '../../units/index.js';
import type { LinkInput, LinkOutput } from '../link/index.js';
import type { Sounding } from './rules/burst.js';
import type { Button, HandheldScreen } from './screen.js';

/** Every way into a handheld. */
export type HandheldInput =
  | { readonly type: 'press'; readonly at: Instant; readonly button: Button }
  /** bytes from the air, whoever sent them */
  | { readonly type: 'radio.frame'; readonly at: Instant; readonly bytes: Uint8Array }
  | { readonly type: 'clock.deadline'; readonly at: Instant }
  /** its battery was changed: everything is forgotten but the diary and how many nonces were made */
  | { readonly type: 'handheld.restarted'; readonly at: Instant };

/** What its link tells it. */
type LinkNews = Exclude<LinkOutput, { readonly type: `radio.${string}` }>;

/** Everything the machine can see. */
export type HandheldEvent = Exclude<HandheldInput, { readonly type: 'radio.frame' }> | LinkNews;

/** One burst of a signal. */
export type Burst = { readonly priority: AlarmPriority; readonly train: readonly Sounding[] };

/** What sounds. */
export type BurstOutput = {
  readonly type: 'burst';
  readonly at: Instant;
  /** begins now; null where the signal is over, and whatever is left of its burst with it */
  readonly burst: Burst | null;
};

/** What the machine has done: a burst, or something for its own link. */
export type HandheldOrder =
  | BurstOutput
  | Extract<LinkInput, { readonly type: `link.${string}` }>
  /** the link begins anew, with the nonces that it has made */
  | { readonly type: 'link.reset'; readonly at: Instant };

/** Every way out of a handheld. */
export type HandheldOutput =
  | Extract<LinkOutput, { readonly type: `radio.${string}` }>
  | BurstOutput
  /** what is shown has changed */
  | { readonly type: 'screen'; readonly at: Instant; readonly screen: HandheldScreen };
