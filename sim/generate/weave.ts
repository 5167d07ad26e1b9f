import { type Draft, playDraft } from './draft.js';
import type { Finds } from './explore.js';
import type { Cover } from './goal.js';
import { type Move, movesWith } from './moves.data.js';
import { type Arrival, Ground, type Place } from './place.js';
import type { Start } from './starts.data.js';

/** A story and what it is for. */
export type Woven = { readonly draft: Draft; readonly claims: readonly string[] };

/** A story of more steps is not readable any more. */
const STEPS_MAX = 36;
/** So many of the last moves of a way are tried together. */
const ENDING_MAX = 4;
/** A story in which years pass ends there, ms. */
const LONG = 1e10;

const newIn = (met: ReadonlySet<string>, open: ReadonlySet<string>): number => {
  let count = 0;
  for (const mark of open) if (met.has(mark)) count += 1;
  return count;
};

/** The ends of the ways to what is still open: what made it happen there may make it happen here. */
function endings(finds: Finds, open: ReadonlySet<string>, start: Start): readonly Move[] {
  const moves = new Map<string, Move>();
  for (const mark of open) {
    const found = finds.get(mark);
    if (found === undefined || found.start.doses !== start.doses) continue;
    for (let n = 1; n <= Math.min(ENDING_MAX, found.way.length); n++) {
      const does = found.way.slice(-n).flatMap((move) => move.does);
      moves.set(does.join(' '), { does });
    }
  }
  return [...moves.values()];
}

type Loom = { readonly finds: Finds; readonly open: Set<string>; readonly seed: number; readonly cover: Cover };

/** Goes on from a place by whatever meets most of what is still open, until nothing does or the story is long enough. */
function extended(from: Place, { finds, open, seed, cover }: Loom): Place {
  const ground = new Ground(from.start, seed, cover);
  const single = movesWith(from.start.doses);
  let place = from;
  while (place.told.length < STEPS_MAX) {
    let best: Arrival | null = null;
    let most = newIn(place.met, open);
    const rest = new Set([...open].filter((mark) => !place.met.has(mark)));
    for (const move of [...single, ...endings(finds, rest, from.start)]) {
      const arrival = ground.go(place, move);
      if (arrival === null || (arrival.cells.at - place.at > LONG && place.told.length > 0)) continue;
      const count = newIn(arrival.met, open);
      if (count <= most) continue;
      most = count;
      best = arrival;
    }
    if (best === null) break;
    place = best.place();
  }
  return place;
}

/** What of `wanted` a story meets when it is run from its text; null when it cannot be. */
function metBy(draft: Draft, cover: Cover, wanted: ReadonlySet<string>): ReadonlySet<string> | null {
  const shown = playDraft(draft, cover);
  if (typeof shown === 'string') return null;
  return new Set(shown.sightings.flatMap(({ mark }) => (wanted.has(mark) ? [mark] : [])));
}

/** Takes away each step without which the story meets the same. */
function thinned(whole: Draft, cover: Cover, claims: ReadonlySet<string>): Draft {
  let draft = whole;
  for (let i = whole.told.length - 1; i >= 0; i--) {
    const less = { ...draft, told: draft.told.toSpliced(i, 1) };
    const met = metBy(less, cover, claims);
    if (met !== null && met.size === claims.size) draft = less;
  }
  return draft;
}

/** How stories are made. */
export type WeaveOptions = {
  readonly cover: Cover;
  readonly seed: number;
  /** tries a story as it would be given; it is taken only when this says null, and otherwise told why not */
  readonly judge: (story: Woven) => string | null;
  readonly onProgress?: ((open: number) => void) | undefined;
};

/** A story that was made and is not given. */
export type Refused = Woven & { readonly why: string };

/**
 * Makes few stories of many ways: each begins with the way to what was hardest to find of all that no story tells yet, and goes on
 * from there as long as it meets more; then what adds nothing is taken away. One that is not taken is tried once more without what
 * was added.
 */
export function weave(finds: Finds, goals: readonly string[], options: WeaveOptions): readonly Refused[] {
  const { cover, seed, judge, onProgress } = options;
  const open = new Set(goals.filter((goal) => finds.has(goal)));
  const storyTo = (place: Place): Woven => {
    const ends = Math.ceil(place.at / 1000) * 1000 + 1000;
    const whole = { start: place.start, seed, told: place.told, until: Math.max(ends, place.start.atLeast ?? 0) };
    const claims = metBy(whole, cover, open) ?? new Set();
    return { draft: thinned(whole, cover, claims), claims: goals.filter((goal) => claims.has(goal)) };
  };
  const refused: Refused[] = [];
  for (const [mark, found] of [...finds].reverse()) {
    if (!open.has(mark)) continue;
    for (const place of [extended(found, { finds, open, seed, cover }), found]) {
      const story = storyTo(place);
      const why = story.claims.includes(mark) ? judge(story) : `it does not meet ${mark}`;
      if (why !== null) {
        refused.push({ ...story, why });
        continue;
      }
      for (const claim of story.claims) open.delete(claim);
      break;
    }
    onProgress?.(open.size);
  }
  return refused;
}
