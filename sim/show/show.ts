import type { Refusal } from '../../src/base/index.js';
import { awaitsKey } from '../../src/controller/index.js';
import { after, type Duration, type Instant, seconds } from '../../src/units/index.js';
import type { Action, Issue } from '../scenario/index.js';
import { forked, type RunSnapshot, restoreWorld, resumeRun, type World } from '../world/index.js';
import { placesFor, type StepWords, withStep } from './add-step.js';
import { Film, type Past } from './film.js';
import { optionsFor } from './options.js';
import { Playback } from './playback.js';
import type { Recording } from './recording.js';
import { readStory, type Story } from './story.js';
import { type View, viewOf } from './view.js';

/** What became of something that a person has done to the story. */
export type Acted =
  | { readonly ok: true; readonly show: Show }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly refusal: Refusal | null };

const OVERLAID: Refusal = {
  code: 'story-overlaid',
  found: 'a trace that was run with another seed, settings or drugs than its scenario says',
  expected: 'a story that its file alone tells',
  remedy: 'walk through it, or open its scenario and do it there',
};

/** How long after the present moment it is done: steps come after all that the present holds. */
const AT_ONCE = 1 as Duration;

/** How long somebody waits for the programmer at most, of simulated time, and how finely the film is computed meanwhile. @source ASSUMED, A-348 */
const SETTLES_WITHIN: Duration = seconds(30);
const SETTLING_ENTRIES = 50;

/**
 * A story that somebody watches: a film computed ahead, and a moment in it that can be moved either way. Whatever is done to it becomes a
 * step of the story, so that its text alone gives the same run again.
 */
export class Show {
  readonly story: Story;
  readonly film: Film;
  #world: World;

  /**
   * @param past       of the show that this one goes on from; null for a story from its start
   * @param recording  of the run that is shown; null for a story that is run for the first time
   */
  constructor(story: Story, past: Past | null = null, recording: Recording | null = null) {
    this.story = story;
    this.film = new Film(story, past, recording === null ? null : new Playback(recording));
    this.#world = this.#restored(this.film.before((past?.from.at ?? 0) as Instant).run);
  }

  /** The moment that is looked at. */
  get now(): Instant {
    return this.#world.kernel.now;
  }

  /**
   * Goes to a moment, as far as the film is computed.
   *
   * @throws {InvariantError} when the emulator broke
   */
  goTo(at: Instant): View {
    const target = Math.max(0, Math.min(at, this.film.computed)) as Instant;
    const keyframe = this.film.before(target);
    const { now } = this;
    if (target < now || keyframe.at > now) this.#world = this.#restored(keyframe.run);
    this.#world.kernel.runUntil(target);
    return this.view();
  }

  /** Goes to the next event, or as far as the film is computed, in the end to its end. */
  goOn(): View {
    return this.goTo(this.film.eventAfter(this.now) ?? this.film.until);
  }

  view(): View {
    return viewOf(this.#world, this.story);
  }

  /**
   * Does something at this moment: the story gets a step more, and goes another way from here.
   *
   * @param words  the step as files write it, without its moment
   * @returns the show from here on, or why it cannot be done; then nothing has changed
   */
  act(words: StepWords): Acted {
    const { now, story } = this;
    if (story.overlaid) return { ok: false, issues: [], refusal: OVERLAID };
    const read = this.#withStep(words);
    if (!read.ok) return { ok: false, issues: read.issues, refusal: null };
    const run = resumeRun(
      story.scenario,
      optionsFor(story, () => {}),
      this.film.before(now).run,
    );
    run.world.kernel.runUntil(now);
    this.film.complete(now);
    const past = this.film.pastOf({ at: now, run: run.snapshot() });
    const otherwise = (snapshot: RunSnapshot) => forked(story.scenario, read.story.scenario, snapshot);
    const from = otherwise(past.from.run);
    if (!from.ok) return { ok: false, issues: [], refusal: from.refusal };
    const keyframes = past.keyframes.flatMap(({ at, run: kept }) => {
      const other = otherwise(kept);
      return other.ok ? [{ at, run: other.value.snapshot }] : [];
    });
    const show = new Show(read.story, { ...past, keyframes, from: { at: now, run: from.value.snapshot } });
    show.#settle(read.story.scenario.steps[read.place]?.action.do);
    return { ok: true, show };
  }

  /** The story with a step more at this moment, at the first of its places that the reader of files takes. */
  #withStep(words: StepWords) {
    const { now, story } = this;
    const { scenario, text } = story;
    const at = after(now, AT_ONCE);
    const done = new Set(this.film.told().steps.flatMap((step) => (step.at <= now ? [step.index] : [])));
    const tries = placesFor(scenario, at, done).map((place) => ({
      place,
      ...readStory(withStep(text, scenario, at, words, place), 'story.yaml'),
    }));
    return tries.find(({ ok }) => ok) ?? (tries[0] as (typeof tries)[number]);
  }

  /** Goes on until what was done can be seen; where it was done with a device, until that awaits the next key. */
  #settle(action: Action['do'] | undefined): void {
    const { film } = this;
    const { kernel } = this.#world;
    const most = Math.min(after(this.now, SETTLES_WITHIN), film.until) as Instant;
    // The step itself comes first: before it nobody has done anything.
    kernel.runUntil(after(this.now, AT_ONCE));
    while (this.now < most && !this.#isSettled(action)) {
      const free = this.#world.keyedUntil();
      const next = kernel.nextMoment() ?? most;
      kernel.runUntil(Math.min(next, most, free > this.now ? free : most) as Instant);
    }
    while (film.computed < this.now) film.go(SETTLING_ENTRIES);
  }

  #isSettled(action: Action['do'] | undefined): boolean {
    const { handheld, programmer } = this.#world.screens();
    if (action === 'keys') return this.now >= this.#world.keyedUntil() && awaitsKey(programmer);
    return action !== 'patient' || handheld.busyWith === null;
  }

  #restored({ world }: RunSnapshot): World {
    const { scenario, profile, formulary } = this.story;
    return restoreWorld(scenario, { profile, formulary }, world);
  }
}
