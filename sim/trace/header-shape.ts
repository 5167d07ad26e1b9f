type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a header whose records cannot be understood without it. */
export type HeaderTrouble = { readonly found: string; readonly expected: string };

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

type Check = readonly [path: string, value: (header: Fields) => unknown, good: (value: unknown) => boolean, is: string];

const inside =
  (key: string, field: string) =>
  (header: Fields): unknown => {
    const inner = header[key];
    return isFields(inner) ? inner[field] : undefined;
  };
/** A part that may be left out. */
const ifThere =
  (good: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || good(value);

const CHECKS: readonly Check[] = [
  ['seed', ({ seed }) => seed, isCount, 'a whole number from 0 on'],
  ['profile', ({ profile }) => profile, isText, 'the name of a device family'],
  ['scenario.title', inside('scenario', 'title'), isText, 'a text'],
  ['scenario.hash', inside('scenario', 'hash'), isText, 'a text'],
  ['options.until_ms', inside('options', 'until_ms'), isCount, 'whole milliseconds'],
  ['options.start_week_ms', inside('options', 'start_week_ms'), isCount, 'whole milliseconds'],
  ['options.fill_pl', inside('options', 'fill_pl'), isCount, 'whole picolitres'],
  ['limits', ({ limits }) => limits, isFields, 'the limits of the family'],
  ['story', ({ story }) => story, ifThere(isFields), 'the story of the run'],
  ['story.text', (header) => (header.story === undefined ? '' : inside('story', 'text')(header)), isText, 'a text'],
  [
    'story.settings',
    (header) => (header.story === undefined ? [] : inside('story', 'settings')(header)),
    isTexts,
    'a list of texts',
  ],
  ['from.at_ms', (header) => (header.from === undefined ? 0 : inside('from', 'at_ms')(header)), isCount, 'a moment'],
];

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};

/** The first thing that is wrong with the fields of a header, in its own format; null when what readers rely on is there. */
export function headerTrouble(header: Fields): HeaderTrouble | null {
  for (const [path, value, good, is] of CHECKS) {
    const told = value(header);
    if (!good(told)) return { found: `${path} ${shown(told)} in the header`, expected: is };
  }
  return null;
}
