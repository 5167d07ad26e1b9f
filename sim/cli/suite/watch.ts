import type { ExitCode } from '../exit.js';
import type { Terminal } from '../terminal.js';

/** Editors write a file in several goes. */
const SETTLE_MS = 150;

/**
 * Runs files again when they change, until the process is told to end.
 *
 * @param again  runs some files and says how it went
 * @returns how the last run went
 */
export async function watchFiles(
  files: readonly string[],
  terminal: Terminal,
  again: (changed: readonly string[]) => Promise<ExitCode>,
  first: ExitCode,
): Promise<ExitCode> {
  const { watch } = await import('chokidar');
  const watcher = watch([...files], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: SETTLE_MS, pollInterval: 50 },
  });
  let code = first;
  let running: Promise<void> = Promise.resolve();
  const changed = new Set<string>();
  const run = async (): Promise<void> => {
    const mine = files.filter((file) => changed.has(file));
    changed.clear();
    if (mine.length === 0) return;
    try {
      code = await again(mine);
    } catch (error) {
      terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
    }
    terminal.err(`watching ${files.length} files; Ctrl-C ends\n`);
  };
  watcher.on('change', (file) => {
    changed.add(file);
    running = running.then(run);
  });
  terminal.err(`watching ${files.length} files; Ctrl-C ends\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await watcher.close();
  await running;
  return code;
}
