import { formatDuration } from '../../src/units/index.js';
import type { Terminal } from './terminal.js';

/** Shows how far a search has come. */
export type Count = {
  readonly update: (tries: number, size: { readonly parts: number; readonly until: number }) => void;
  readonly stop: () => void;
};

const REFRESH_MS = 100;

/** A line on stderr that counts runs, or nothing when nobody watches. */
export function startCount(terminal: Terminal, most: number): Count {
  if (!terminal.interactive) return { update: () => {}, stop: () => {} };
  let last = 0;
  return {
    update: (tries, { parts, until }) => {
      const now = Date.now();
      if (now - last < REFRESH_MS) return;
      last = now;
      const left = `${parts} steps and expectations, ${formatDuration(until)}`;
      terminal.err(`\r\x1b[2Krun ${tries} of at most ${most}: ${left}`);
    },
    stop: () => terminal.err('\r\x1b[2K'),
  };
}
