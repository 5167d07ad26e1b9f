import { type Cue, cuesOf } from '../../lesson/index.js';
import type { FilmTold, PaperKind, Rows, StepWords, View } from '../../show/index.js';
import type { Ask, Kept, Opened, Tell, Trouble } from './messages.js';

/** All that the page shows; a new object whenever anything of it changes. */
export type Shown = {
  readonly story: Opened | null;
  readonly view: View | null;
  readonly film: FilmTold | null;
  /** narrations that have come by so far */
  readonly cues: readonly Cue[];
  /** a run that is held beside this one, and its view of the same moment */
  readonly kept: Kept | null;
  readonly beside: View | null;
  /** records around the moment that was asked for last */
  readonly rows: Rows | null;
  /** how much of a paper is written, a share from 0 to 1; null while none is */
  readonly writing: number | null;
  /** what was done last, as files write it; null before anything was */
  readonly done: StepWords | null;
  readonly troubles: readonly Trouble[];
  readonly broke: string | null;
  readonly playing: boolean;
  /** simulated ms for each real one */
  readonly speed: number;
};

const NOTHING: Shown = {
  story: null,
  view: null,
  film: null,
  cues: [],
  kept: null,
  beside: null,
  rows: null,
  writing: null,
  done: null,
  troubles: [],
  broke: null,
  playing: false,
  speed: 3_600,
};

/** The worker, as the page sees it. */
export type WorkerPort = { postMessage(message: Ask): void; onmessage: ((event: { data: Tell }) => void) | null };

/** Takes a paper: a trace or a report, the name of its story, and its text in parts. */
export type HandOut = (paper: PaperKind, name: string, parts: readonly string[]) => void;

/** Longest step of a player in real ms: a page that was hidden goes on where it was, and does not leap. */
const LONGEST_FRAME = 500;

/** Between the page and the worker: what is shown, and what may be asked. At most one look is under way. */
export class Host {
  readonly #port: WorkerPort;
  readonly #listeners = new Set<() => void>();
  readonly #nextFrame: (work: (now: number) => void) => void;
  readonly #handOut: HandOut;
  #shown = NOTHING;
  #askedRows: number | null = null;
  #wantedRows: number | null = null;
  #acting: StepWords | null = null;
  #pending: number | null = null;
  #looking = false;
  #wanted: number | null = null;
  #cursor = 0;
  #last: number | null = null;

  /**
   * @param nextFrame  calls back before the page is painted next, with its time in ms
   * @param handOut    gives a paper that is written to who has asked for it
   */
  constructor(port: WorkerPort, nextFrame: (work: (now: number) => void) => void, handOut: HandOut) {
    this.#port = port;
    this.#handOut = handOut;
    this.#nextFrame = nextFrame;
    port.onmessage = ({ data }) => this.#hear(data);
  }

  readonly shown = (): Shown => this.#shown;

  /** @returns takes the listener away again */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @param at  moment to go to as soon as the film is that far, ms */
  open(text: string, name: string, at = 0): void {
    this.#show({ playing: false, troubles: [] });
    this.#pending = at > 0 ? at : null;
    this.#port.postMessage({ ask: 'open', text, name });
  }

  /** Tells of something that was not even asked. */
  refuse(trouble: Trouble): void {
    this.#show({ troubles: [trouble] });
  }

  goTo(at: number): void {
    this.#pending = null;
    this.#cursor = at;
    this.#look(at);
  }

  goOn(): void {
    this.pause();
    this.#looking = true;
    this.#port.postMessage({ ask: 'go-on' });
  }

  act(words: StepWords): void {
    this.#show({ troubles: [] });
    this.#acting = words;
    this.#port.postMessage({ ask: 'act', words });
  }

  /** Asks for the records around a moment; at most one such question is under way, and then the last that was wanted is asked. */
  readRows(at: number): void {
    if (this.#askedRows !== null) {
      this.#wantedRows = at;
      return;
    }
    this.#askedRows = at;
    this.#port.postMessage({ ask: 'rows', at });
  }

  /** Has a paper written of the story as it is; of none, once the simulator broke. */
  write(paper: PaperKind): void {
    if (this.#shown.broke !== null) return;
    this.#show({ writing: 0 });
    this.#port.postMessage({ ask: 'paper', paper });
  }

  /** Holds the run as it is beside what is done from now on. */
  keep(): void {
    this.#port.postMessage({ ask: 'keep' });
  }

  letGo(): void {
    this.#port.postMessage({ ask: 'let-go' });
  }

  play(): void {
    if (this.#shown.playing || this.#shown.story === null) return;
    this.#pending = null;
    this.#show({ playing: true });
    this.#last = null;
    this.#nextFrame((now) => this.#frame(now));
  }

  pause(): void {
    this.#show({ playing: false });
  }

  setSpeed(speed: number): void {
    this.#show({ speed });
  }

  #frame(now: number): void {
    const { cues, film, playing, speed, story } = this.#shown;
    if (!playing || story === null) return;
    const passed = Math.min(LONGEST_FRAME, now - (this.#last ?? now));
    this.#last = now;
    const end = film === null || film.result === null ? (film?.computed ?? 0) : story.untilMs;
    const stop = cues.find(({ at }) => at > this.#cursor)?.at ?? story.untilMs;
    this.#cursor = Math.min(Math.max(this.#cursor, 0) + passed * speed, end, stop);
    this.#look(Math.floor(this.#cursor));
    if (this.#cursor >= stop) this.pause();
    else this.#nextFrame((later) => this.#frame(later));
  }

  #look(at: number): void {
    if (this.#looking) {
      this.#wanted = at;
      return;
    }
    this.#looking = true;
    this.#port.postMessage({ ask: 'look', at });
  }

  #hear(message: Tell): void {
    switch (message.tell) {
      case 'opened':
        this.#forget();
        this.#show({ ...this.#opened(message.story), troubles: [], broke: null, rows: null, done: this.#acting });
        this.#acting = null;
        return;
      case 'kept':
        this.#show({ kept: message.kept, ...(message.kept === null ? { beside: null } : {}) });
        return;
      case 'rows': {
        const wanted = this.#wantedRows;
        this.#askedRows = null;
        this.#wantedRows = null;
        this.#show({ rows: message.rows });
        if (wanted !== null) this.readRows(wanted);
        return;
      }
      case 'writing':
        this.#show({ writing: message.share });
        return;
      case 'paper':
        this.#show({ writing: null });
        this.#handOut(message.paper, message.name, message.parts);
        return;
      case 'refused':
        this.#acting = null;
        this.#show({ troubles: message.troubles });
        return;
      case 'film':
        this.#show({ film: message.film, cues: this.#cuesIn(message.film) });
        if (this.#pending !== null && (message.film.result !== null || message.film.computed >= this.#pending))
          this.goTo(this.#pending);
        return;
      case 'broke':
        this.#forget();
        this.#show({ broke: message.message, playing: false, writing: null });
        return;
      case 'view': {
        const wanted = this.#wanted;
        this.#looking = false;
        this.#wanted = null;
        if (!this.#shown.playing && wanted === null) this.#cursor = message.view.at;
        this.#show({ view: message.view, beside: message.beside });
        if (wanted !== null) this.#look(wanted);
      }
    }
  }

  /** What was asked before is answered no more. */
  #forget(): void {
    this.#askedRows = null;
    this.#wantedRows = null;
  }

  /** Narrations of a story stay where they were while it is only changed; those of another come with its film. */
  #opened(story: Opened): Pick<Shown, 'story' | 'cues'> {
    const same = story.name === this.#shown.story?.name && story.lesson !== null;
    return { story, cues: same ? this.#shown.cues : [] };
  }

  #cuesIn(film: FilmTold): readonly Cue[] {
    const lesson = this.#shown.story?.lesson ?? null;
    return lesson === null ? [] : cuesOf(lesson, film.steps);
  }

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of this.#listeners) listener();
  }
}
