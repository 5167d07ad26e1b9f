import type { Command, Role } from '../../../src/protocol/index.js';
import type { WorldCore } from '../core.js';
import type { Order } from '../give.js';
import type { Receiver } from './party.js';

/** Who hears the implant now: controllers that are in use, and those that are connected from outside. */
export const listeners = (core: WorldCore): readonly Receiver[] => (core.guests.connected() ? ['guest'] : []);

/** What the trace says of a command: the words of whoever holds the controller, or its own name. */
export const wordsFor = (_core: WorldCore, _by: Role, { type }: Command): Pick<Order, 'order' | 'warnings'> => ({
  order: type.replace('command.', ''),
  warnings: [],
});
