import type { Instant } from '../../../src/units/index.js';
import { lessonOf } from '../../lesson/index.js';
import {
  beginPaper,
  drawerFor,
  looksLikeRecording,
  type PaperKind,
  readRecording,
  readStory,
  Show,
} from '../../show/index.js';
import type { Ask, Opened, Tell, Trouble } from './messages.js';

/** Entries of the clock between two looks at what the page has asked. */
const SLICE = 300;
/** Slices between two times at which the page is told how far the film, or a paper, is. */
const TELL_EVERY = 12;

/** What a stagehand needs of the place where it works. */
export type Backstage = {
  readonly tell: (message: Tell) => void;
  /** calls back soon, after what is waiting to be heard */
  readonly later: (work: () => void) => void;
};

/** A show with what the page calls it. */
type Billed = { readonly show: Show; readonly name: string; readonly recordedBy: string | null };

const openedOf = ({ show, name, recordedBy }: Billed): Opened => {
  const { scenario, text, profile, overlaid } = show.story;
  const { title, purpose, device, drug, seed, until } = scenario;
  const lesson = lessonOf(scenario);
  const faults = drawerFor(profile);
  const head = { name, title, purpose, device, drug: drug.name, seed, untilMs: until, lesson };
  return { ...head, text, recordedBy, overlaid, faults };
};

/** Runs the show for a page: answers what is asked, and computes the film in between. */
export class Stagehand {
  readonly #backstage: Backstage;
  #billed: Billed | null = null;
  #kept: Billed | null = null;
  /** the kept run was as far as what was looked at last */
  #besideIsThere = false;
  /** counts shows, so that work for an earlier one ends by itself */
  #turn = 0;

  constructor(backstage: Backstage) {
    this.#backstage = backstage;
  }

  /** Answers the page. What breaks is told, never thrown. */
  hear(ask: Ask): void {
    this.#guarded(() => {
      if (ask.ask === 'open') this.#open(ask.text, ask.name);
      else if (this.#billed !== null) this.#answer(this.#billed, ask);
    });
  }

  #answer(billed: Billed, ask: Exclude<Ask, { readonly ask: 'open' }>): void {
    const { show } = billed;
    switch (ask.ask) {
      case 'look':
        this.#tellView(show.goTo(ask.at as Instant));
        return;
      case 'go-on':
        this.#tellView(show.goOn());
        return;
      case 'act':
        this.#act(billed, ask.words);
        return;
      case 'rows':
        this.#backstage.tell({ tell: 'rows', rows: show.film.rowsAround(ask.at as Instant) });
        return;
      case 'paper':
        void this.#write(billed, ask.paper);
        return;
      case 'keep':
        this.#keep(billed);
        return;
      case 'let-go':
        this.#keep(null);
    }
  }

  #open(text: string, name: string): void {
    if (looksLikeRecording(text, name)) {
      const read = readRecording(text, name);
      if (!read.ok) this.#refuse(read.issues);
      else {
        const { story, recording } = read;
        this.#begin({ show: new Show(story, null, recording), name, recordedBy: recording.header.thecal });
      }
      return;
    }
    const read = readStory(text, name);
    if (!read.ok) this.#refuse(read.issues);
    else this.#begin({ show: new Show(read.story), name, recordedBy: null });
  }

  #act({ show, name }: Billed, words: Extract<Ask, { readonly ask: 'act' }>['words']): void {
    const acted = show.act(words);
    // Who presses key after key waits for the screen, not for a film that the next key makes another.
    if (acted.ok) this.#begin({ show: acted.show, name, recordedBy: null }, 1);
    else this.#refuse(acted.refusal === null ? acted.issues : [{ line: 0, ...acted.refusal }]);
  }

  #refuse(troubles: readonly Trouble[]): void {
    this.#backstage.tell({ tell: 'refused', troubles });
  }

  /** @param slice  1 where the page has a film already, and need not be told of this one before there is more of it */
  #begin(billed: Billed, slice = 0): void {
    this.#billed = billed;
    this.#turn += 1;
    this.#backstage.tell({ tell: 'opened', story: openedOf(billed) });
    this.#tellView(billed.show.view());
    this.#compute(billed, this.#turn, slice);
  }

  /** Keeps a run as it is. Its show gets a moment of its own, so that both can stand at the same one. */
  #keep(billed: Billed | null): void {
    this.#kept = billed === null ? null : { ...billed, show: new Show(billed.show.story) };
    this.#tellKept();
    if (this.#billed !== null) this.#tellView(this.#billed.show.view());
    if (this.#kept !== null) this.#computeKept(this.#kept, 0);
  }

  #compute(billed: Billed, turn: number, slice: number): void {
    this.#guarded(() => {
      if (turn !== this.#turn) return;
      const { film } = billed.show;
      film.go(SLICE);
      const { finished } = film;
      if (finished || slice % TELL_EVERY === 0) this.#backstage.tell({ tell: 'film', film: film.told() });
      if (!finished) this.#backstage.later(() => this.#compute(billed, turn, slice + 1));
      else if (this.#kept !== null) this.#tellKept();
    });
  }

  #computeKept(kept: Billed, slice: number): void {
    this.#guarded(() => {
      if (kept !== this.#kept) return;
      const { film } = kept.show;
      film.go(SLICE);
      if (film.finished || slice % TELL_EVERY === 0) {
        this.#tellKept();
        // Until the kept run has come as far as what is looked at, there was nothing to hold beside it.
        if (!this.#besideIsThere && this.#billed !== null) this.#tellView(this.#billed.show.view());
      }
      if (!film.finished) this.#backstage.later(() => this.#computeKept(kept, slice + 1));
    });
  }

  async #write({ show, name }: Billed, kind: PaperKind): Promise<void> {
    const paper = await beginPaper(show.story, kind, name).catch((error: unknown) =>
      this.#guarded(() => {
        throw error;
      }),
    );
    if (paper === undefined) return;
    const write = (slice: number): void =>
      this.#guarded(() => {
        const { retelling } = paper;
        retelling.go(SLICE);
        if (retelling.result !== null) {
          this.#backstage.tell({ tell: 'paper', paper: kind, name, parts: paper.parts() });
          return;
        }
        if (slice % TELL_EVERY === 0) this.#backstage.tell({ tell: 'writing', share: retelling.share });
        this.#backstage.later(() => write(slice + 1));
      });
    write(0);
  }

  #tellKept(): void {
    const { tell } = this.#backstage;
    if (this.#kept === null) {
      tell({ tell: 'kept', kept: null });
      return;
    }
    const { show, name } = this.#kept;
    const { film, story } = show;
    const partedAt = this.#billed?.show.film.partsFrom(film) ?? null;
    const { title, until } = story.scenario;
    tell({ tell: 'kept', kept: { name, title, untilMs: until, film: film.told(), partedAt } });
  }

  #tellView(view: ReturnType<Show['view']>): void {
    const kept = this.#kept?.show.goTo(view.at) ?? null;
    const beside = kept?.at === view.at ? kept : null;
    this.#besideIsThere = beside !== null;
    this.#backstage.tell({ tell: 'view', view, beside });
  }

  #guarded(work: () => void): undefined {
    try {
      work();
    } catch (error) {
      this.#billed = null;
      this.#kept = null;
      this.#turn += 1;
      this.#backstage.tell({ tell: 'broke', message: error instanceof Error ? error.message : String(error) });
    }
  }
}
