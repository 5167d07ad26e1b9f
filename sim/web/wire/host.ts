import type { FilmTold, StepWords, View } from '../../show/index.js';
import type { Ask, Opened, Tell, Trouble } from './messages.js';

/** All that the page shows; a new object whenever anything of it changes. */
export type Shown = {
  readonly story: Opened | null;
  readonly view: View | null;
  readonly film: FilmTold | null;
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
  troubles: [],
  broke: null,
  playing: false,
  speed: 3_600,
};

/** The worker, as the page sees it. */
export type WorkerPort = { postMessage(message: Ask): void; onmessage: ((event: { data: Tell }) => void) | null };

/** Longest step of a player in real ms: a page that was hidden goes on where it was, and does not leap. */
const LONGEST_FRAME = 100;

/** Between the page and the worker: what is shown, and what may be asked. At most one look is under way. */
export class Host {
  readonly #port: WorkerPort;
  readonly #listeners = new Set<() => void>();
  readonly #nextFrame: (work: (now: number) => void) => void;
  #shown = NOTHING;
  #looking = false;
  #wanted: number | null = null;
  #cursor = 0;
  #last: number | null = null;

  /** @param nextFrame  calls back before the page is painted next, with its time in ms */
  constructor(port: WorkerPort, nextFrame: (work: (now: number) => void) => void) {
    this.#port = port;
    this.#nextFrame = nextFrame;
    port.onmessage = ({ data }) => this.#hear(data);
  }

  readonly shown = (): Shown => this.#shown;

  /** @returns takes the listener away again */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  open(text: string, name: string): void {
    this.#show({ playing: false, troubles: [] });
    this.#port.postMessage({ ask: 'open', text, name });
  }

  /** Tells of something that was not even asked. */
  refuse(trouble: Trouble): void {
    this.#show({ troubles: [trouble] });
  }

  goTo(at: number): void {
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
    this.#port.postMessage({ ask: 'act', words });
  }

  play(): void {
    if (this.#shown.playing || this.#shown.story === null) return;
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
    const { film, playing, speed, story } = this.#shown;
    if (!playing || story === null) return;
    const passed = Math.min(LONGEST_FRAME, now - (this.#last ?? now));
    this.#last = now;
    const end = film === null || film.result === null ? (film?.computed ?? 0) : story.untilMs;
    this.#cursor = Math.min(Math.max(this.#cursor, 0) + passed * speed, end);
    this.#look(Math.floor(this.#cursor));
    if (this.#cursor >= story.untilMs) this.pause();
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
        this.#show({ story: message.story, troubles: [], broke: null });
        return;
      case 'refused':
        this.#show({ troubles: message.troubles });
        return;
      case 'film':
        this.#show({ film: message.film });
        return;
      case 'broke':
        this.#show({ broke: message.message, playing: false });
        return;
      case 'view': {
        const wanted = this.#wanted;
        this.#looking = false;
        this.#wanted = null;
        if (!this.#shown.playing && wanted === null) this.#cursor = message.view.at;
        this.#show({ view: message.view });
        if (wanted !== null) this.#look(wanted);
      }
    }
  }

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const listener of this.#listeners) listener();
  }
}
