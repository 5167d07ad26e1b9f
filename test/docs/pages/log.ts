import { LOG_CODE_IDS, LOG_CODES, type LogCodeEntry } from '../../../src/protocol/index.js';
import { code, page, table } from './markdown.js';

const entries: readonly (readonly [string, LogCodeEntry])[] = LOG_CODE_IDS.map((id) => [id, LOG_CODES[id]]);
const orDash = (said: string): string => (said === '' ? '-' : said);

export const logPage = (): string =>
  page('Log of the pump', [
    "What the pump writes down of itself. Each entry has a number, the moment since the start (`at`), the pump's own clock (`wall`), a code, and the words and numbers listed here. `chain` is a check value over the entry and all before it.",
    table(
      ['code', 'meaning', 'written when', '`about`', '`detail`', '`value`', '`value2`'],
      entries.map(([id, e]) => [
        code(id),
        e.text,
        e.when,
        orDash(e.about),
        orDash(e.detail),
        orDash(e.value),
        orDash(e.value2),
      ]),
    ),
  ]);
