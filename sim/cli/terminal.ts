import { createColors } from 'picocolors';
import { visible } from '../../src/base/index.js';
import type { Line, Tone } from '../report/index.js';

/** Where a command writes; tests put their own in place of the process. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** whether stdout may be coloured */
  readonly colour: boolean;
  /** whether somebody watches stderr, so that progress may be shown */
  readonly interactive: boolean;
  /** whether the reader of stdout has gone away */
  readonly closed: () => boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Colour and progress are for people at a terminal: NO_COLOR and CI turn them off, so does a pipe or a dumb terminal. */
const forPeople = (isTerminal: boolean, env: Environment): boolean =>
  isTerminal && (env.CI ?? '') === '' && env.TERM !== 'dumb';

/** @returns whether text on such a stream may be coloured */
export const mayColour = (isTerminal: boolean, env: Environment): boolean =>
  forPeople(isTerminal, env) && (env.NO_COLOR ?? '') === '';

/** The terminal of this process; a reader that closes its end (`| head`) ends the output quietly. */
export function processTerminal(): Terminal {
  let closed = false;
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', onError);
  return {
    out: (text) => {
      if (!closed) process.stdout.write(text);
    },
    err: (text) => {
      if (!closed) process.stderr.write(text);
    },
    colour: mayColour(process.stdout.isTTY === true, process.env),
    interactive: forPeople(process.stderr.isTTY === true, process.env),
    closed: () => closed,
  };
}

/** Writes lines of a report in the colours of their tones, or without colour. */
export function printLines(terminal: Terminal, lines: readonly Line[]): void {
  const c = createColors(terminal.colour);
  const paint: Record<Tone, (text: string) => string> = {
    plain: (text) => text,
    dim: c.dim,
    good: c.green,
    warn: c.yellow,
    bad: c.red,
    head: c.bold,
  };
  terminal.out(lines.map(({ tone, text }) => `${text === '' ? '' : paint[tone](visible(text))}\n`).join(''));
}

/** Writes one JSON object. */
export const printJson = (terminal: Terminal, value: unknown): void =>
  terminal.out(`${JSON.stringify(value, null, 2)}\n`);
