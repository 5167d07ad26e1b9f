import type { LessonTold } from '../../lesson/index.js';
import type { DrawerFault, FilmTold, PaperKind, Rows, StepWords, View } from '../../show/index.js';

/** What the page asks of the worker in which the pump runs. */
export type Ask =
  /** show a story from its start, or a recorded run; the text is that of a scenario or of a trace */
  | { readonly ask: 'open'; readonly text: string; readonly name: string }
  /** go to a moment, ms since the start */
  | { readonly ask: 'look'; readonly at: number }
  /** go to the next moment at which something happens */
  | { readonly ask: 'go-on' }
  /** do something at the moment that is looked at */
  | { readonly ask: 'act'; readonly words: StepWords }
  /** tell the records around a moment */
  | { readonly ask: 'rows'; readonly at: number }
  /** write a paper of the story as it is */
  | { readonly ask: 'paper'; readonly paper: PaperKind }
  /** keep the run as it is, to hold it beside what is done from now on; or let the kept one go */
  | { readonly ask: 'keep' }
  | { readonly ask: 'let-go' };

/** A story that is shown now. */
export type Opened = {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly device: string;
  readonly drug: string;
  readonly seed: number;
  readonly untilMs: number;
  /** what it says to a class; null where it says nothing */
  readonly lesson: LessonTold | null;
  /** the scenario file, with all that was done */
  readonly text: string;
  /** it is shown as a trace has recorded it, by this version of the simulator */
  readonly recordedBy: string | null;
  /** its run was ordered with more than its text says, so that the text alone would be another run */
  readonly overlaid: boolean;
  /** what of the catalogue its pump can have */
  readonly faults: readonly DrawerFault[];
};

/** One thing that is wrong with what was asked. */
export type Trouble = {
  /** 0 where it is no line */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
};

/** A run that is kept beside the one that is shown. */
export type Kept = {
  readonly name: string;
  readonly title: string;
  readonly untilMs: number;
  readonly film: FilmTold;
  /** when the two begin to differ; null while they do not, as far as both are computed */
  readonly partedAt: number | null;
};

/** What the worker tells the page. */
export type Tell =
  | { readonly tell: 'opened'; readonly story: Opened }
  | { readonly tell: 'refused'; readonly troubles: readonly Trouble[] }
  /** `beside` is the same moment of the kept run; null without one, and where that does not go so far, or not yet */
  | { readonly tell: 'view'; readonly view: View; readonly beside: View | null }
  | { readonly tell: 'film'; readonly film: FilmTold }
  | { readonly tell: 'kept'; readonly kept: Kept | null }
  | { readonly tell: 'rows'; readonly rows: Rows }
  /** a paper as far as it is written, a share from 0 to 1; with its parts once it is whole */
  | { readonly tell: 'writing'; readonly share: number }
  | { readonly tell: 'paper'; readonly paper: PaperKind; readonly name: string; readonly parts: readonly string[] }
  /** the simulator itself broke; nothing is shown any more */
  | { readonly tell: 'broke'; readonly message: string };
