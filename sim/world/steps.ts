import { assertNever, invariant } from '../../src/base/index.js';
import type { WorldCore } from './core.js';
import { putDirectly } from './direct.js';
import { beginFault, changeWorld, clearFault } from './faults.js';
import { beginHabit } from './habits.js';
import { awaitNext } from './happenings.js';
import { visit } from './people/clinician.js';
import { pressKeys } from './people/keys.js';
import { press } from './people/patient.js';
import { letStranger } from './radio/stranger.js';

/**
 * Does one step of the scenario. A snapshot step only marks the moment: whoever runs the world takes the snapshot. A narration is for
 * who looks on.
 *
 * @param index  of the step in the file
 */
export function doStep(core: WorldCore, index: number): void {
  const step = core.scenario.steps[index];
  invariant(step !== undefined, 'world: a step that the scenario does not have', { index });
  core.record({ kind: 'step', index, line: step.line, text: step.text });
  const { action } = step;
  // What comes after this step may be caused by it within the same moment, so it must be waited for first.
  awaitNext(core, index);
  switch (action.do) {
    case 'clinician':
      visit(core, { step: index, text: step.text, order: action.order });
      return;
    case 'keys':
      pressKeys(core, index, action.presses);
      return;
    case 'patient':
      press(core, action.request);
      return;
    case 'direct':
      putDirectly(core, action.order, index, step.text);
      return;
    case 'person':
      beginHabit(core, index, action.habit);
      return;
    case 'stranger':
      letStranger(core, index, action.deed);
      return;
    case 'world':
      changeWorld(core, action.change);
      return;
    case 'fault':
      beginFault(core, action.fault, index);
      return;
    case 'clear':
      clearFault(core, action.fault);
      return;
    case 'snapshot':
    case 'narrate':
      return;
    default:
      assertNever(action);
  }
}
