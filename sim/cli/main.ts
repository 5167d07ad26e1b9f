#!/usr/bin/env node
import { version } from './version.js';

const argv = process.argv.slice(2);
const asksVersion =
  argv.some((word) => /^(--version|-V)$/.test(word)) && argv.every((word) => /^(--version|-V|--json)$/.test(word));

/** Exit code for a bug of our own, also when it escapes from where commands are run; Node's own would be 1, a finding. */
const BROKEN = 4;
process.on('uncaughtException', (error) => {
  process.exitCode = BROKEN;
  process.stderr.write(
    `thecal itself is broken; this is not a finding about the pump.\n  ${error.stack ?? error.message}\n`,
  );
});

if (asksVersion) {
  process.stdout.write(argv.includes('--json') ? `${JSON.stringify({ version: version() })}\n` : `${version()}\n`);
} else {
  (await import('./compiling.js')).compileInSmallPieces();
  const [{ cli }, { processTerminal }] = await Promise.all([import('./cli.js'), import('./terminal.js')]);
  // The code is only set, never forced: leaving at once would cut off output that is still on its way.
  process.exitCode = await cli(argv, processTerminal());
}
