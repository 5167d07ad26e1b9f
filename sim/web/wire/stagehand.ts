import type { Instant } from '../../../src/units/index.js';
import { readStory, Show } from '../../show/index.js';
import type { Ask, Opened, Tell, Trouble } from './messages.js';

/** Entries of the clock between two looks at what the page has asked. */
const SLICE = 300;
/** Slices between two times at which the page is told how far the film is. */
const TELL_EVERY = 12;

/** What a stagehand needs of the place where it works. */
export type Backstage = {
  readonly tell: (message: Tell) => void;
  /** calls back soon, after what is waiting to be heard */
  readonly later: (work: () => void) => void;
};

const openedOf = ({ story }: Show, name: string): Opened => {
  const { scenario, text } = story;
  const { title, purpose, device, drug, seed, until } = scenario;
  return { name, title, purpose, device, drug: drug.name, seed, untilMs: until, text };
};

/** Runs the show for a page: answers what is asked, and computes the film in between. */
export class Stagehand {
  readonly #backstage: Backstage;
  #show: Show | null = null;
  #name = '';
  /** counts shows, so that work for an earlier one ends by itself */
  #turn = 0;

  constructor(backstage: Backstage) {
    this.#backstage = backstage;
  }

  /** Answers the page. What breaks is told, never thrown. */
  hear(ask: Ask): void {
    this.#guarded(() => {
      if (ask.ask === 'open') this.#open(ask.text, ask.name);
      else if (this.#show === null) return;
      else if (ask.ask === 'look') this.#tellView(this.#show.goTo(ask.at as Instant));
      else if (ask.ask === 'go-on') this.#tellView(this.#show.goOn());
      else this.#act(this.#show, ask.words);
    });
  }

  #open(text: string, name: string): void {
    const read = readStory(text, name);
    if (!read.ok) {
      this.#backstage.tell({ tell: 'refused', troubles: read.issues });
      return;
    }
    this.#name = name;
    this.#begin(new Show(read.story));
  }

  #act(show: Show, words: Extract<Ask, { readonly ask: 'act' }>['words']): void {
    const acted = show.act(words);
    if (acted.ok) {
      this.#begin(acted.show);
      return;
    }
    const { issues, refusal } = acted;
    const troubles: readonly Trouble[] = refusal === null ? issues : [{ line: 0, ...refusal }];
    this.#backstage.tell({ tell: 'refused', troubles });
  }

  #begin(show: Show): void {
    this.#show = show;
    this.#turn += 1;
    this.#backstage.tell({ tell: 'opened', story: openedOf(show, this.#name) });
    this.#tellView(show.view());
    this.#compute(show, this.#turn, 0);
  }

  #compute(show: Show, turn: number, slice: number): void {
    this.#guarded(() => {
      if (turn !== this.#turn) return;
      show.film.go(SLICE);
      const { finished } = show.film;
      if (finished || slice % TELL_EVERY === 0) this.#backstage.tell({ tell: 'film', film: show.film.told() });
      if (!finished) this.#backstage.later(() => this.#compute(show, turn, slice + 1));
    });
  }

  #tellView(view: ReturnType<Show['view']>): void {
    this.#backstage.tell({ tell: 'view', view });
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#show = null;
      this.#turn += 1;
      this.#backstage.tell({ tell: 'broke', message: error instanceof Error ? error.message : String(error) });
    }
  }
}
