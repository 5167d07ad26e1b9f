import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WrongUse } from '../wrong.js';

/** Where the page lies beside the built command, and beside its source. */
const PLACES = ['../../../web/index.html', '../../../dist/web/index.html'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
);

/** The page as one file. @throws {WrongUse} when it was not built */
export function pageFile(): Buffer {
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return readFileSync(found);
  throw new WrongUse({
    code: 'page-not-built',
    found: 'no page: it was not built',
    expected: 'dist/web/index.html',
    remedy: 'run "npm run build:web" in the folder of thecal',
  });
}
