import type { Button } from '../../../src/controller/index.js';
import type { WorldCore } from '../core.js';
import { tellHandheld } from '../radio/controllers.js';

/** The patient presses a button of the handheld. */
export const press = (core: WorldCore, button: Button): void =>
  tellHandheld(core, { type: 'press', at: core.kernel.now, button });
