import { InvariantError, visible } from '../../src/base/index.js';
import { asTyped } from '../report/index.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';
import { BadFile, WrongUse } from './wrong.js';

const block = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

type Told = { readonly code: ExitCode; readonly text: string; readonly data: Readonly<Record<string, unknown>> };

function told(error: unknown, argv: readonly string[]): Told {
  if (error instanceof WrongUse) {
    const { found, expected, remedy } = error.refusal;
    const text = block([`thecal: ${found}`, `  expected  ${expected}`, `  remedy    ${remedy}`]);
    return { code: EXIT.wrongUse, text, data: error.refusal };
  }
  if (error instanceof BadFile) {
    const { file, issues } = error;
    const count = `${issues.length} issue${issues.length === 1 ? '' : 's'}`;
    const text = block([`thecal: ${file} is not valid (${count}); nothing was run`, ...issues.map((i) => `  ${i}`)]);
    return { code: EXIT.invalidFile, text, data: { code: 'file-invalid', file, issues: error.data } };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((l) => /^\s+at /.test(l))
          .slice(0, 8)
      : [];
  const text = block([
    'thecal itself is broken; this is not a finding about the pump.',
    `  ${message}`,
    ...stack.map((l) => `  ${l.trim()}`),
    `  version    ${version()} on node ${process.version}`,
    `  reproduce  ${asTyped(argv)}`,
  ]);
  const details = error instanceof InvariantError ? error.details : {};
  return { code: EXIT.broken, text, data: { code: 'emulator-broken', message, details, reproduce: asTyped(argv) } };
}

/** Says on stderr what went wrong, as JSON when the command was asked for JSON. @returns the exit code for it */
export function report(error: unknown, argv: readonly string[], terminal: Terminal): ExitCode {
  const { code, text, data } = told(error, argv);
  terminal.err(
    argv.includes('--json') ? `${JSON.stringify({ error: data, exit_code: code }, null, 2)}\n` : visible(text),
  );
  return code;
}
