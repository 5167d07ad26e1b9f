import type { Terminal } from './terminal.js';

/** Shows how far a long run has come. */
export type Progress = {
  /** @param at  simulated time reached, ms */
  readonly update: (at: number) => void;
  readonly stop: () => void;
};

const SILENT: Progress = { update: () => {}, stop: () => {} };
/** A run shorter than this shows no bar: it would only flicker. */
const PATIENCE_MS = 700;
const REFRESH_MS = 100;

/**
 * A progress bar on stderr, or nothing when nobody watches.
 *
 * @param until  simulated time of the whole run, ms
 */
export async function startProgress(terminal: Terminal, until: number): Promise<Progress> {
  if (!terminal.interactive) return SILENT;
  const { SingleBar, Presets } = await import('cli-progress');
  const format = 'running [{bar}] {percentage} % of {days} simulated days';
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.legacy,
  );
  const began = Date.now();
  let shown = false;
  let last = 0;
  return {
    update: (at) => {
      const now = Date.now();
      if (now - began < PATIENCE_MS || now - last < REFRESH_MS) return;
      last = now;
      if (!shown) bar.start(until, at, { days: Math.round(until / 86_400_000) });
      shown = true;
      bar.update(at);
    },
    stop: () => {
      if (shown) bar.stop();
    },
  };
}
