import { cli } from '../../sim/cli/cli.js';

/** What a command line said, and how it went. */
export type Said = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command line inside this process, as at a pipe: no colour, no progress. */
export async function said(...argv: readonly string[]): Promise<Said> {
  let out = '';
  let err = '';
  const code = await cli(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: false,
    interactive: false,
    closed: () => false,
  });
  return { code, out, err };
}

/** The JSON answer of a command line that must succeed in giving one. */
export async function json(...argv: readonly string[]): Promise<Record<string, unknown>> {
  const { out } = await said(...argv, '--json');
  return JSON.parse(out) as Record<string, unknown>;
}
