import type { Action, Scenario, Step } from '../../sim/scenario/scenario.js';
import type { TraceRecord } from '../../sim/trace/index.js';
import type { World } from '../../sim/world/face.js';
import type { Reply } from '../../src/protocol/index.js';
import {
  type Concentration,
  durationOf,
  type Instant,
  type Length,
  MS_PER_DAY,
  millilitres,
  weekTimeOf,
} from '../../src/units/index.js';
import { worldOf } from './world.js';

/** A world whose story is told while it runs: each action is a step at the present moment. */
export class LiveWorld {
  readonly world: World;
  readonly records: TraceRecord[] = [];
  readonly #steps: Step[] = [];

  /** @param fillMl  saline of 9 mg/mL, so that 9 µg are 1 µL */
  constructor(fillMl: number) {
    const scenario: Scenario = {
      version: 1,
      title: 'told while it runs',
      purpose: 'commands',
      device: 'peristaltic-40-sensing',
      drug: { name: 'saline', concentration: 9_000 as Concentration },
      implant: { fill: millilitres(fillMl), catheterLength: 80 as Length },
      seed: 1,
      start: weekTimeOf(0),
      until: durationOf(10_000 * MS_PER_DAY),
      steps: this.#steps,
      expectations: [],
      hash: '0'.repeat(64),
    };
    this.world = worldOf(scenario, (record) => this.records.push(record));
  }

  get now(): Instant {
    return this.world.kernel.now;
  }

  wait(ms: number): void {
    this.world.kernel.runUntil((this.now + ms) as Instant);
  }

  /** Does an action now. @returns the pump's reply, or null when none came */
  act(action: Action): Reply | null {
    const index = this.#steps.length;
    this.#steps.push({ index, line: 0, when: { at: this.now }, action, text: action.do });
    const before = this.records.length;
    const { kernel } = this.world;
    kernel.schedule({ at: kernel.now, phase: 'controller', kind: 'step', payload: index });
    kernel.runUntil(kernel.now);
    const replies = this.records.slice(before).flatMap((r) => (r.kind === 'reply' ? [r.reply] : []));
    return replies[0] ?? null;
  }
}
