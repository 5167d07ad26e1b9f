import { after, type Duration } from '../../src/units/index.js';
import type { NamedEvent } from '../scenario/index.js';
import type { WorldCore } from './core.js';

/** Tells the story that something has happened: a step that waits for it is planned. */
export function happened(core: WorldCore, event: NamedEvent): void {
  const { waiting } = core.state;
  if (waiting === null || waiting.event !== event) return;
  core.state.waiting = null;
  const at = after(core.kernel.now, waiting.delay as Duration);
  core.kernel.schedule({ at, phase: 'story', kind: 'step', payload: waiting.index });
}

/** Plans the first step, or what follows step `index` when that waits for it or for a happening. */
export function awaitNext(core: WorldCore, index: number): void {
  const next = core.scenario.steps[index + 1];
  if (next === undefined || 'at' in next.when) return;
  core.state.waiting = { index: next.index, event: next.when.after, delay: next.when.delay };
  if (next.when.after === 'previous') happened(core, 'previous');
}

/** Plans every step that has a fixed moment. */
export function planSteps(core: WorldCore): void {
  for (const step of core.scenario.steps) {
    if ('at' in step.when) {
      core.kernel.schedule({ at: step.when.at, phase: 'story', kind: 'step', payload: step.index });
    }
  }
  awaitNext(core, -1);
}
