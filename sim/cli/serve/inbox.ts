import { TURN_RECORDS } from './limits.js';
import type { Cut } from './splitter.js';

/** How a connection is kept from bringing more than is worked off. */
type Flow = { pause(): unknown; resume(): unknown };

/**
 * Works off what one client says a few records at a time, and lets others have their turn between them; meanwhile nothing more is read from
 * its connection, so that whoever says much waits for himself alone.
 *
 * @returns takes records as they come
 */
export function inbox(flow: Flow, hear: (record: Cut) => void): (records: readonly Cut[]) => void {
  let waiting: Cut[] = [];
  let isBusy = false;
  const work = (): void => {
    for (const record of waiting.slice(0, TURN_RECORDS)) hear(record);
    waiting = waiting.slice(TURN_RECORDS);
    if (waiting.length > 0) {
      setImmediate(work);
      return;
    }
    isBusy = false;
    flow.resume();
  };
  return (records) => {
    if (records.length === 0) return;
    waiting.push(...records);
    if (isBusy) return;
    isBusy = true;
    flow.pause();
    work();
  };
}
