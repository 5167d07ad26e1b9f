#!/usr/bin/env node
import { version } from './version.js';

const argv = process.argv.slice(2);
const asksVersion =
  argv.some((word) => word === '--version' || word === '-V') &&
  argv.every((word) => /^(--version|-V|--json)$/.test(word));

if (asksVersion) {
  process.stdout.write(argv.includes('--json') ? `${JSON.stringify({ version: version() })}\n` : `${version()}\n`);
} else {
  const [{ cli }, { processTerminal }] = await Promise.all([import('./cli.js'), import('./terminal.js')]);
  // The code is only set, never forced: leaving at once would cut off output that is still on its way.
  process.exitCode = await cli(argv, processTerminal());
}
