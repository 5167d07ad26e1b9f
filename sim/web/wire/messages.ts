import type { FilmTold, StepWords, View } from '../../show/index.js';

/** What the page asks of the worker in which the pump runs. */
export type Ask =
  /** show a story from its start */
  | { readonly ask: 'open'; readonly text: string; readonly name: string }
  /** go to a moment, ms since the start */
  | { readonly ask: 'look'; readonly at: number }
  /** go to the next moment at which something happens */
  | { readonly ask: 'go-on' }
  /** do something at the moment that is looked at */
  | { readonly ask: 'act'; readonly words: StepWords };

/** A story that is shown now. */
export type Opened = {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly device: string;
  readonly drug: string;
  readonly seed: number;
  readonly untilMs: number;
  /** the scenario file, with all that was done */
  readonly text: string;
};

/** One thing that is wrong with what was asked. */
export type Trouble = {
  /** 0 where it is no line */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
};

/** What the worker tells the page. */
export type Tell =
  | { readonly tell: 'opened'; readonly story: Opened }
  | { readonly tell: 'refused'; readonly troubles: readonly Trouble[] }
  | { readonly tell: 'view'; readonly view: View }
  | { readonly tell: 'film'; readonly film: FilmTold }
  /** the simulator itself broke; nothing is shown any more */
  | { readonly tell: 'broke'; readonly message: string };
