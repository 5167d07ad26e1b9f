import type { ExitCode } from './exit.js';
import { report } from './failure.js';
import { dispatch } from './program.js';
import type { Terminal } from './terminal.js';

/**
 * Runs one command line.
 *
 * @param argv  words after the program's name
 * @returns the exit code; never throws
 */
export async function cli(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    return report(error, argv, terminal);
  }
}
