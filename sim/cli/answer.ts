import { hanging, type Line, line } from '../report/index.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Request } from './request.js';
import { printJson, printLines } from './terminal.js';

/** An answer in both forms: lines for people, one object for machines. */
export type Answer = { readonly lines: readonly Line[]; readonly json: unknown };

/** Gives an answer in the form that was asked for. @returns exit code 0: an answer is never a failure */
export function give(request: Request, answer: Answer): ExitCode {
  if (request.json) printJson(request.terminal, answer.json);
  else printLines(request.terminal, answer.lines);
  return EXIT.held;
}

/** `name  value` pairs under each other, values wrapped. */
export function pairs(entries: readonly (readonly [name: string, value: string])[]): readonly Line[] {
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries.flatMap(([name, value]) => hanging(`  ${name.padEnd(width)}  `, value));
}

/** A sentence that explains what stands above it. */
export const explained = (text: string): readonly Line[] => [line(''), ...hanging('  ', text, 'dim')];
