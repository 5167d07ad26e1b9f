import fc from 'fast-check';
import { describe } from 'vitest';
import { linkMachine } from '../../../src/controller/index.js';
import type { LinkEvent } from '../../../src/controller/link/events.js';
import { LINK_CHART } from '../../../src/controller/link/machine.js';
import { freshLink } from '../../../src/controller/link/memory.js';
import { heardBy } from '../../../src/controller/link/rules/ears.js';
import type { Command } from '../../../src/protocol/index.js';
import { bootTelemetry } from '../../../src/telemetry/index.js';
import { behind, TELEMETRY } from '../../support/caller.js';
import { asksForCompleteness } from '../../support/completeness.js';
import { runningPump } from '../../support/pump.js';
import { CONTROLLER } from '../../support/radio-bench.js';
import { SideBySide, walked } from '../../support/side-by-side.js';
import { TABLE } from './table.js';

const STATES = LINK_CHART.regions[0]?.states ?? new Map();
const WEEK = Array.from({ length: 30 }, (_, i) => ({ at: i * 10_800_000, flow: 1e8 }));
const LONG = { type: 'command.program', program: { basal: { mode: 'flex', week: WEEK }, patient: null, windows: [] } };
const SAYINGS: readonly Command[] = [
  { type: 'command.interrogate' },
  { type: 'command.read-log', from: 1, count: 50 },
  LONG as never,
];

type Move = { readonly what: 'open' | 'say' | 'close' | 'deliver' | 'lose' | 'again' | 'wait'; readonly by: number };
const moves: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom(
    'open',
    'say',
    'close',
    'deliver',
    'deliver',
    'deliver',
    'deliver',
    'deliver',
    'deliver',
    'lose',
    'again',
    'again',
    'wait',
  ),
  by: fc.nat(3),
});

type Way = { readonly to: 'implant' | 'controller'; readonly bytes: Uint8Array };

/** Two executors of one controller side by side, before an implant; frames go where the story lets them. */
class Walk {
  readonly both = new SideBySide(LINK_CHART, linkMachine, () => freshLink(CONTROLLER, 0));
  readonly #pump = behind(runningPump());
  readonly #implant = bootTelemetry(TELEMETRY);
  readonly #ways: Way[] = [];
  now = 60_000;

  #step(event: LinkEvent): void {
    for (const output of this.both.step(event)) {
      if (output.type === 'radio.wake') this.#implant.handle({ type: 'radio.wake', at: this.now as never }, this.#pump);
      if (output.type === 'radio.send') this.#ways.push({ to: 'implant', bytes: output.bytes });
    }
  }

  #arrive({ to, bytes }: Way): void {
    const at = this.now as never;
    if (to === 'controller') {
      const event = heardBy(this.both.table.context, bytes, at);
      if (event !== null) this.#step(event);
      return;
    }
    for (const news of this.#implant.handle({ type: 'radio.frame', at, bytes }, this.#pump))
      if (news.type === 'radio.send') this.#ways.push({ to: 'controller', bytes: news.bytes });
  }

  make({ what, by }: Move): void {
    const at = this.now as never;
    if (what === 'open') this.#step({ type: 'link.open', at });
    else if (what === 'close') this.#step({ type: 'link.close', at });
    else if (what === 'say') {
      const command = SAYINGS[by % SAYINGS.length] as Command;
      const say = command.type === 'command.program' ? 'propose' : 'order';
      this.#step({ type: 'link.say', at, request: { say, command } });
    } else if (what === 'wait') {
      this.now += [500, 500, 5_000, 180_000][by] as number;
      this.#implant.handle({ type: 'clock.deadline', at: this.now as never }, this.#pump);
      this.#step({ type: 'clock.deadline', at: this.now as never });
    } else if (this.#ways.length > 0) {
      const place = what === 'again' ? by % this.#ways.length : 0;
      const way = this.#ways[place] as Way;
      if (what !== 'again') this.#ways.shift();
      if (what !== 'lose') this.#arrive(way);
    }
  }
}

const stories = fc.array(moves, { minLength: 40, maxLength: 120, size: 'max' });
const seen = () =>
  walked(stories, 1_000, (story) => {
    const walk = new Walk();
    for (const move of story) walk.make(move);
    return walk.both.acted;
  });

describe('the link of a controller, state by state', () => asksForCompleteness(TABLE, STATES, seen));
