/** Signals by which a process is asked to end. */
const ASKED_TO_END = ['SIGINT', 'SIGTERM'] as const;

/** Calls `stop` when the process is asked to end. @returns takes it back */
export function whenAskedToEnd(stop: () => void): () => void {
  for (const signal of ASKED_TO_END) process.once(signal, stop);
  return () => {
    for (const signal of ASKED_TO_END) process.off(signal, stop);
  };
}
