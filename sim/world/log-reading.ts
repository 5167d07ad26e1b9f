import { LOG_PAGE_MAX, type LogPage } from '../../src/protocol/index.js';
import type { WorldCore } from './core.js';
import { send } from './send.js';

/** Asks the pump for one page of its log; null when it refuses. */
function readPage(core: WorldCore, from: number, count: number): LogPage | null {
  const order = `read the log: ${count} entries from number ${from}`;
  const reply = send(core, 'clinician', { type: 'command.read-log', from, count }, order);
  return reply?.accepted === true ? (reply.log ?? null) : null;
}

/**
 * Reads the pump's own log as a programmer does: asks how far it goes, then takes page after page up to the entry that was the
 * newest when it began. Reading writes entries of its own, which are not chased.
 *
 * @param newest  how many entries, the latest; all that are kept when null
 */
export function readLog(core: WorldCore, newest: number | null): void {
  const asked = send(core, 'clinician', { type: 'command.interrogate' }, 'interrogate');
  const ends = asked?.accepted === true ? asked.status?.log : undefined;
  if (ends === undefined) return;
  let next = newest === null ? ends.first : Math.max(ends.first, ends.last - newest + 1);
  while (next <= ends.last) {
    const page = readPage(core, next, Math.min(LOG_PAGE_MAX, ends.last - next + 1));
    const reached = page?.entries.at(-1)?.seq ?? 0;
    if (reached < next) return;
    next = reached + 1;
  }
}
