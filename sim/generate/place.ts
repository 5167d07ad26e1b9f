import { invariant } from '../../src/base/index.js';
import { PROFILES, type ProfileId } from '../../src/profile/index.js';
import { BUILT_IN_FORMULARY } from '../../src/therapy/index.js';
import { type Instant, START } from '../../src/units/index.js';
import { type Action, parseScenario, type Scenario, type Step } from '../scenario/index.js';
import {
  catalogueOf,
  createWorld,
  restoreWorld,
  type World,
  type WorldOptions,
  type WorldSnapshot,
} from '../world/index.js';
import { type Cover, createMeter, type Last, type Meter } from './goal.js';
import type { Move } from './moves.data.js';
import type { Start } from './starts.data.js';
import { watchedFirmware } from './watch.js';

/** A step of a story that is being found, and how its file says it. */
export type Told = { readonly at: Instant; readonly text: string };

/** What tells places apart for a search. */
export type Cells = {
  readonly at: Instant;
  readonly states: Readonly<Record<string, string>>;
  readonly alarms: readonly string[];
  readonly faults: readonly string[];
};

/** A world that a search has come to, by which steps, and what was met on the way. */
export type Place = Cells & {
  readonly start: Start;
  /** the moves that led here */
  readonly way: readonly Move[];
  readonly told: readonly Told[];
  readonly steps: readonly Step[];
  readonly met: ReadonlySet<string>;
  readonly last: Last;
  readonly snapshot: WorldSnapshot;
};

/** Where a move has led; the place itself is made for whoever wants to go on from there. */
export type Arrival = {
  readonly cells: Cells;
  readonly met: ReadonlySet<string>;
  /** how many steps the way has */
  readonly steps: number;
  readonly place: () => Place;
};

const CATALOGUE = catalogueOf(BUILT_IN_FORMULARY);
const SECOND = 1_000;
/** A piece of story that makes more entries on the clock than this is not worth its time. */
const ENTRIES_MAX = 20_000;

/** The lines of a file that tell of pump, drug and time. */
export const headOf = ({ head }: Start, seed: number, until: string): readonly string[] => [
  ...head,
  `seed: ${seed}`,
  'start: Mon 08:00',
  `until: ${until}`,
];

/** The story as the reader of files takes it; null when this pump cannot have such a step. */
function parsed(start: Start, seed: number, steps: readonly string[]): Scenario | null {
  const head = ['version: 1', 'title: A search', 'purpose: A search', ...headOf(start, seed, '3000d')];
  const answer = parseScenario([...head, 'steps:', ...steps].join('\n'), { file: start.name, catalogue: CATALOGUE });
  return answer.ok ? answer.scenario : null;
}

function makesSense({ alarms, faults }: Place, needs: NonNullable<Move['needs']>, step: string): boolean {
  if (needs === 'its-fault') return faults.includes(step.replace('clear: ', ''));
  return alarms.length === 0 ? step.includes('motor-stall') : alarms.some((alarm) => step.includes(`: ${alarm} `));
}

/** The next whole second. */
const soon = (at: Instant): Instant => (Math.floor(at / SECOND) * SECOND + SECOND) as Instant;

/** Lets stories be tried from one start. What a step means is asked of the reader of files, once. */
export class Ground {
  readonly #start: Start;
  readonly #seed: number;
  readonly #cover: Cover;
  readonly #scenario: Scenario;
  readonly #actions = new Map<string, Action | null>();

  constructor(start: Start, seed: number, cover: Cover) {
    const scenario = parsed(start, seed, ['  []']);
    invariant(scenario !== null, 'generate: a start that is no scenario', { start: start.name });
    this.#start = start;
    this.#seed = seed;
    this.#cover = cover;
    this.#scenario = scenario;
  }

  #actionOf(step: string): Action | null {
    const known = this.#actions.get(step);
    if (known !== undefined) return known;
    const cleared = /^clear: (.*)/.exec(step)?.[1];
    const before = cleared === undefined ? [] : [`  - { at: 0s, fault: { kind: ${cleared} } }`];
    const story = parsed(this.#start, this.#seed, [...before, '  - at: 1s', `    ${step}`]);
    const action = story?.steps.at(-1)?.action ?? null;
    this.#actions.set(step, action);
    return action;
  }

  #options(meter: Meter): WorldOptions {
    return {
      profile: PROFILES[this.#scenario.device as ProfileId],
      formulary: BUILT_IN_FORMULARY,
      sinks: [meter.see],
      firmware: watchedFirmware(meter),
    };
  }

  #arrival(world: World, meter: Meter, way: Pick<Place, 'way' | 'told' | 'steps' | 'met'>): Arrival {
    const cells = {
      at: world.kernel.now,
      states: world.states(),
      alarms: world.activeAlarms(),
      faults: world.activeFaults(),
    };
    const news = meter.sightings().map(({ mark }) => mark);
    const met = news.every((mark) => way.met.has(mark)) ? way.met : new Set([...way.met, ...news]);
    const place = (): Place => ({
      ...way,
      ...cells,
      met,
      start: this.#start,
      last: meter.last(),
      snapshot: world.snapshot(),
    });
    return { cells, met, steps: way.told.length, place };
  }

  /** Where every story of this start begins. */
  root(): Arrival {
    const meter = createMeter(this.#cover);
    const world = createWorld(this.#scenario, this.#options(meter));
    world.kernel.runUntil(START);
    return this.#arrival(world, meter, { way: [], told: [], steps: [], met: new Set() });
  }

  /** Tries a move. @returns null when it makes no sense here, or takes too long */
  go(from: Place, move: Move): Arrival | null {
    const { does, needs } = move;
    if (needs !== undefined && !makesSense(from, needs, String(does[0]))) return null;
    const steps = [...from.steps];
    const told = [...from.told];
    let { at } = from;
    for (const part of does) {
      if (typeof part === 'number') {
        at = (soon(at) - SECOND + part) as Instant;
        continue;
      }
      const action = this.#actionOf(part);
      if (action === null) return null;
      at = soon(at);
      steps.push({ index: steps.length, line: 0, when: { at }, action, text: part });
      told.push({ at, text: part });
    }
    const meter = createMeter(this.#cover, from.last);
    const world = restoreWorld({ ...this.#scenario, steps }, this.#options(meter), from.snapshot);
    for (const [index, { at: begins }] of told.entries())
      if (index >= from.told.length)
        world.kernel.schedule({ at: begins, phase: 'story', kind: 'step', payload: index });
    world.kernel.runUntil(at, ENTRIES_MAX);
    return world.kernel.now === at
      ? this.#arrival(world, meter, { way: [...from.way, move], told, steps, met: from.met })
      : null;
  }
}
