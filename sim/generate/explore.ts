import type { Cover } from './goal.js';
import { type Move, movesWith } from './moves.data.js';
import { type Arrival, type Cells, Ground, type Place } from './place.js';
import type { Start } from './starts.data.js';

/** What a search has found: the place at the end of the shortest way to each thing that can be met; the first thing met first. */
export type Finds = ReadonlyMap<string, Place>;

/** How to search. */
export type SearchOptions = {
  readonly cover: Cover;
  readonly seed: number;
  readonly starts: readonly Start[];
  /** moves to try at most */
  readonly tries: number;
  /** whether all that is wanted has been met */
  readonly enough: (found: ReadonlySet<string>) => boolean;
  /** how much is still wanted of each state: `infusion.simple` → how many */
  readonly wanted: (found: ReadonlySet<string>) => ReadonlyMap<string, number>;
  readonly onProgress?: ((tries: number, found: number) => void) | undefined;
};

/** Regions whose states say little of what can come. */
const DULL: readonly string[] = ['telemetry', 'sensors', 'clock'];
const BESIDE_MOVE: readonly string[] = ['infusion', 'bridge', 'power', 'reservoir', 'counter', 'measured-flow'];
const BESIDE_TROUBLE: readonly string[] = ['infusion', 'power', 'motor', 'alarm', 'bolus'];
const DAY = 86_400_000;
/** Each so many picks the oldest place has its turn. */
const FAIRNESS = 3;

/** What is new about a place is told by pairs: of states of two regions, and of a state beside an alarm, a fault, or what was done last with which pump. */
function cellsOf({ states, alarms, faults, at }: Cells, by: string): readonly string[] {
  const own = Object.entries(states).filter(([region]) => !DULL.includes(region));
  const trouble = [...alarms.map((a) => `!${a}`), ...faults.map((f) => `?${f}`), at < DAY ? 'first day' : 'later'];
  const cells: string[] = [];
  for (const [i, [region, state]] of own.entries()) {
    const one = `${region}.${state}`;
    for (const [other, its] of own.slice(i + 1)) cells.push(`${one} ${other}.${its}`);
    if (BESIDE_MOVE.includes(region)) cells.push(`${one} @${by}`);
    if (BESIDE_TROUBLE.includes(region)) for (const what of trouble) cells.push(`${one} ${what}`);
  }
  return cells;
}

/** A place that nothing was tried from yet. */
type Open = { readonly place: Place; readonly ground: Ground; readonly moves: readonly Move[]; readonly depth: number };

class Search {
  readonly #options: SearchOptions;
  readonly #cells = new Set<string>();
  readonly #open: Open[] = [];
  /** how often something was tried from each state */
  readonly #tired = new Map<string, number>();
  readonly #finds = new Map<string, Place>();
  readonly #found = new Set<string>();
  #picks = 0;

  constructor(options: SearchOptions) {
    this.#options = options;
    for (const start of options.starts) {
      const ground = new Ground(start, options.seed, options.cover);
      this.#arrive(ground.root(), { ground, moves: movesWith(start.doses), depth: 0 }, start.name);
    }
  }

  #arrive(arrival: Arrival, from: Omit<Open, 'place'>, by: string): void {
    const better = [...arrival.met].filter((mark) => arrival.steps < (this.#finds.get(mark)?.told.length ?? 1e9));
    const fresh = cellsOf(arrival.cells, by).filter((cell) => !this.#cells.has(cell));
    if (better.length === 0 && fresh.length === 0) return;
    const place = arrival.place();
    const isNew = better.some((mark) => !this.#found.has(mark));
    for (const mark of better) {
      this.#found.add(mark);
      this.#finds.set(mark, place);
    }
    if (!isNew && fresh.length === 0) return;
    for (const cell of fresh) this.#cells.add(cell);
    this.#open.push({ ...from, place });
  }

  /**
   * Where every story begins, first; then the open place from which most is wanted, and of whose states least was tried, the way to
   * which is short. Now and then the oldest, so that nothing waits for ever.
   */
  #next(): Open | undefined {
    this.#picks += 1;
    if (this.#picks <= this.#options.starts.length || this.#picks % FAIRNESS === 0) return this.#open.shift();
    const wanted = this.#options.wanted(this.#found);
    let best = -1;
    let most = -1;
    for (const [i, { place, depth }] of this.#open.entries()) {
      let score = 0.001;
      for (const [region, state] of Object.entries(place.states)) {
        const cell = `${region}.${state}`;
        score += (wanted.get(cell) ?? 0) / (1 + (this.#tired.get(`${cell} ${place.start.name}`) ?? 0));
      }
      score /= 1 + depth;
      if (score > most) {
        most = score;
        best = i;
      }
    }
    return best < 0 ? undefined : this.#open.splice(best, 1)[0];
  }

  run(): Finds {
    const { enough, tries, onProgress } = this.#options;
    for (let tried = 0; tried < tries && !enough(this.#found); ) {
      const next = this.#next();
      if (next === undefined) break;
      const { place, ground, moves, depth } = next;
      for (const [region, state] of Object.entries(place.states)) {
        const cell = `${region}.${state} ${place.start.name}`;
        this.#tired.set(cell, (this.#tired.get(cell) ?? 0) + 1);
      }
      for (const move of moves.slice(0, tries - tried)) {
        tried += 1;
        const arrival = ground.go(place, move);
        if (arrival !== null)
          this.#arrive(arrival, { ground, moves, depth: depth + 1 }, `${place.start.name} ${move.does.join(' ')}`);
      }
      onProgress?.(tried, this.#found.size);
    }
    return this.#finds;
  }
}

/** Searches for ways to all that can be met; the same options give the same finds. */
export const explore = (options: SearchOptions): Finds => new Search(options).run();
