import { delimiter, join } from 'node:path';

/** Names under which systems keep Chromium and its kin. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Looks for a browser: first the one that `CHROMIUM` names, then on the path.
 *
 * @param isThere  whether there is a file
 * @returns its path, or null when there is none
 * @throws {Error} when `CHROMIUM` names a file that is not there: whoever has named it means it
 */
export function findChromium(env: Environment, isThere: (path: string) => boolean): string | null {
  const named = env.CHROMIUM ?? '';
  if (named !== '') {
    if (isThere(named)) return named;
    throw new Error(`CHROMIUM names "${named}", and there is no such file; name a Chromium that is there, or unset it`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isThere) ?? null;
}

/** What is told where a browser is missing and may not be installed. */
export const MISSING =
  'The tests of pages (test/e2e) need Chromium, and none is on the path. Install it, on Debian by "apt-get install chromium", ' +
  'or name one: CHROMIUM=/path/to/chromium npm test. As root on Debian they install it themselves.';
