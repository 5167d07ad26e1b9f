import { invariant } from '../../src/base/index.js';
import { type Instant, START } from '../../src/units/index.js';
import type { TraceRecord } from '../trace/index.js';
import { beginRun, type RunResult, type RunSnapshot, type RunUnderWay, resumeRun } from '../world/index.js';
import { type Chronicle, Chronicler } from './chronicle.js';
import { nextEventAfter } from './next-event.js';
import { optionsFor } from './options.js';
import { Parting } from './parting.js';
import type { Playback, PlaybackTold } from './playback.js';
import { type Rows, rowsAround } from './rows.js';
import { type Curves, Drawn, type Sample, sampleOf } from './sample.js';
import type { Story } from './story.js';

/** What a film has to show so far. */
export type FilmTold = Chronicle & {
  /** up to where it is computed */
  readonly computed: Instant;
  readonly curves: Curves;
  /** beside what was recorded; null for a story that is not played from a trace */
  readonly playback: PlaybackTold | null;
  /** how the run ended; null while it is under way */
  readonly result: Pick<RunResult, 'verdict' | 'expectations' | 'findings' | 'events'> | null;
};

/** A place in a film from which it can go on. */
type Keyframe = { readonly at: Instant; readonly run: RunSnapshot };

/** What a film begins with that goes on from the midst of another. */
export type Past = {
  /** state of each region before anything has happened */
  readonly states: Readonly<Record<string, string>>;
  readonly from: Keyframe;
  readonly keyframes: readonly Keyframe[];
  readonly records: readonly TraceRecord[];
  readonly samples: readonly Sample[];
};

/** Moments at which a story is looked at, spread evenly over it. */
const LOOKS = 1_200;
/** Keyframes at most; past them every second one goes. */
const KEYFRAMES_MOST = 64;
/** Entries between two keyframes, at first. */
const APART = 200;

/**
 * A run of a story that is computed ahead of who watches it: what can be drawn of it, and places from which any moment is near. Pieces
 * of any size give the same film.
 */
export class Film {
  readonly story: Story;
  readonly until: Instant;
  readonly #run: RunUnderWay;
  readonly #records: TraceRecord[];
  readonly #samples: Sample[];
  readonly #drawn: Drawn;
  readonly #chronicler: Chronicler;
  readonly #states: Readonly<Record<string, string>>;
  readonly #playback: Playback | null;
  readonly #partings = new WeakMap<Film, Parting>();
  #keyframes: Keyframe[];
  #apart = APART;
  #since = 0;
  #result: RunResult | null = null;

  /**
   * @param past      of a film that this one goes on from; null for a story from its start
   * @param playback  hears every record of a story that was recorded; null for any other
   */
  constructor(story: Story, past: Past | null, playback: Playback | null = null) {
    this.story = story;
    this.#playback = playback;
    this.until = story.scenario.until as number as Instant;
    this.#records = [...(past?.records ?? [])];
    this.#samples = [...(past?.samples ?? [])];
    this.#keyframes = [...(past?.keyframes ?? [])];
    const early: TraceRecord[] = [];
    let see = (record: TraceRecord): void => {
      early.push(record);
    };
    const options = optionsFor(story, (record) => see(record));
    this.#run =
      past === null ? beginRun(story.scenario, options) : resumeRun(story.scenario, options, past.from.run, true);
    this.#states = past?.states ?? this.#run.world.states();
    this.#chronicler = new Chronicler(this.#states, this.until);
    this.#drawn = new Drawn(this.until);
    for (const record of this.#records) this.#chronicler.see(record);
    for (const sample of this.#samples) this.#drawn.add(sample);
    // A film that goes on has its header already.
    for (const record of past === null ? early : early.filter(({ kind }) => kind !== 'header')) this.#see(record);
    see = (record) => this.#see(record);
    this.#keep();
    this.#planLooks(past === null);
  }

  get computed(): Instant {
    return this.#run.world.kernel.now;
  }

  get finished(): boolean {
    return this.#result !== null;
  }

  /**
   * Computes on.
   *
   * @param entries  of the clock at most, ≥ 1
   * @throws {InvariantError} when the emulator broke
   */
  go(entries: number): void {
    if (this.finished) return;
    const { kernel } = this.#run.world;
    this.#since += kernel.runUntil(this.until, entries);
    const next = kernel.nextMoment();
    if (this.#since >= this.#apart) this.#keep();
    if (kernel.now < this.until || (next !== null && next <= this.until)) return;
    this.#look();
    this.#result = this.#run.end('finished');
  }

  /** Computes a moment to its end, where it stands in its midst. */
  complete(at: Instant): void {
    const { kernel } = this.#run.world;
    if (kernel.now <= at) this.#since += kernel.runUntil(at);
  }

  told(): FilmTold {
    const result = this.#result;
    return {
      ...this.#chronicler.told(this.computed),
      computed: this.computed,
      curves: this.#drawn.curves(),
      playback: this.#playback?.told() ?? null,
      result:
        result === null
          ? null
          : {
              verdict: result.verdict,
              expectations: result.expectations,
              findings: result.findings,
              events: result.events,
            },
    };
  }

  /** What happened around a moment, as far as it is computed. */
  rowsAround(at: Instant): Rows {
    return rowsAround(this.#records, at);
  }

  /** The moment of the next event, as far as it is computed; null where none has come. */
  eventAfter(at: Instant): Instant | null {
    return nextEventAfter(this.#records, at);
  }

  /**
   * When this film and another begin to differ: for films of one story that went another way, the moment of what was done.
   *
   * @returns null where neither tells anything else, as far as both are computed
   */
  partsFrom(other: Film): Instant | null {
    const parting = this.#partings.get(other) ?? new Parting(this.#records, other.#records);
    this.#partings.set(other, parting);
    return parting.at();
  }

  /** The last keyframe at or before a moment. */
  before(at: Instant): Keyframe {
    const found = this.#keyframes.findLast((keyframe) => keyframe.at <= at);
    invariant(found !== undefined, 'show: no keyframe before a moment', { at });
    return found;
  }

  /** What is known at a moment, for a film that goes another way from there; see {@link Past}. */
  pastOf(from: Keyframe): Past {
    const { at } = from;
    const { seq } = from.run.world.state;
    return {
      states: this.#states,
      from,
      keyframes: this.#keyframes.filter((keyframe) => keyframe.at <= at),
      records: this.#records.filter((record) => record.seq < seq),
      samples: this.#samples.filter((sample) => sample.t <= at),
    };
  }

  #see(record: TraceRecord): void {
    this.#records.push(record);
    this.#playback?.see(record);
    this.#chronicler.see(record);
    // The flow changes here: its edges must not fall between two looks.
    if (record.kind === 'delivery' && record.what === 'train')
      this.#run.world.kernel.observeAt(record.t, () => this.#look());
  }

  #look(): void {
    const sample = sampleOf(this.#run.world);
    this.#samples.push(sample);
    this.#drawn.add(sample);
  }

  #planLooks(fromStart: boolean): void {
    const { kernel } = this.#run.world;
    for (let i = fromStart ? 0 : 1; i <= LOOKS; i++) {
      const at = Math.round((this.until * i) / LOOKS) as Instant;
      if (at > kernel.now || (fromStart && at === START)) kernel.observeAt(at, () => this.#look());
    }
  }

  #keep(): void {
    this.#since = 0;
    const at = this.#run.world.kernel.now;
    this.#keyframes.push({ at, run: this.#run.snapshot() });
    if (this.#keyframes.length <= KEYFRAMES_MOST) return;
    // The first stays: every moment has one before it.
    this.#keyframes = this.#keyframes.filter((_, i) => i % 2 === 0);
    this.#apart *= 2;
  }
}
