import { scenarioJsonSchema } from '../../../sim/scenario/index.js';
import { code, page, table } from './markdown.js';

/** What this page shows of a node of the JSON Schema. */
type Node = {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
};

type Row = readonly [path: string, need: string, meaning: string, example: string];

function meaningOf(node: Node): string {
  if (node.const !== undefined) return `always ${JSON.stringify(node.const)}`;
  const words = node.enum ?? node.anyOf?.flatMap((one) => one.enum ?? []) ?? [];
  const about = node.description ?? node.items?.description ?? node.anyOf?.find((one) => one.description)?.description;
  const listed = words.length > 0 ? `one word of: ${words.map((w) => code(String(w))).join(', ')}` : undefined;
  const said = [node.type === 'array' ? 'list:' : undefined, about].filter((part) => part !== undefined).join(' ');
  return [said, listed ?? ''].filter((part) => part !== '').join('; ');
}

/** Keys of a map; one that is a pattern is shown as a file would write it: `delivered.last(24h)`. */
const entriesOf = (node: Node): readonly (readonly [key: string, node: Node])[] => [
  ...Object.entries(node.properties ?? {}),
  ...Object.entries(node.patternProperties ?? {}).map(
    ([pattern, child]) => [pattern.replace(/[\^$\\]/g, '').replace('.+', '24h'), child] as const,
  ),
];

function rowsOf(path: string, node: Node): readonly Row[] {
  const parts = [node, ...(node.anyOf ?? [])];
  const inList = node.items === undefined ? [] : rowsOf(`${path}[]`, node.items);
  const keys = parts.flatMap((part) =>
    entriesOf(part).flatMap(([key, child]): readonly Row[] => {
      const here = path === '' ? key : `${path}.${key}`;
      const example = child.examples?.[0];
      const need = part.required?.includes(key) === true ? 'yes' : '';
      return [[here, need, meaningOf(child), example === undefined ? '' : String(example)], ...rowsOf(here, child)];
    }),
  );
  return [...keys, ...inList];
}

export const scenarioKeysPage = (): string =>
  page('Keys of a scenario file', [
    'Made from the definition that reads the files. `[]` stands for each entry of a list. A step has one of `at` and `after`, and one action.',
    table(
      ['key', 'needed', 'meaning', 'example'],
      rowsOf('', scenarioJsonSchema() as Node).map(([path, need, meaning, example]) => [
        code(path),
        need,
        meaning,
        example === '' ? '' : code(example),
      ]),
    ),
  ]);
