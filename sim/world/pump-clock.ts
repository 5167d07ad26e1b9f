import { withChanges } from '../../src/base/index.js';
import type { WorldCore } from './core.js';
import { tell } from './wiring.js';

/**
 * What the pump clock shows is another time from now on, and the pump sees it: at once, or when its firmware runs again.
 *
 * @param by  whole ms, below 0 for back; nothing happens at 0
 */
export function jumpClock(core: WorldCore, by: number): void {
  const { hang } = core.state;
  if (hang !== null) core.state.hang = withChanges(hang, { clock: hang.clock + by });
  if (hang !== null || by === 0) return;
  core.record({ kind: 'clock', what: 'jumped', by_ms: by });
  tell(core, { type: 'clock.jumped', at: core.kernel.now, by });
}
