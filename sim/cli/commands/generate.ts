import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COVERS, generate as generateStories } from '../../generate/index.js';
import { columns, hanging, heading, type Line, line } from '../../report/index.js';
import { EXIT } from '../exit.js';
import { unusable } from '../reading.js';
import { type Command, type Flags, parseWhole } from '../request.js';
import { printJson, printLines, type Terminal } from '../terminal.js';
import { known, WrongUse } from '../wrong.js';

const SEED = 1;
const TRIES = 60_000;
const MOST = 20;

type Generated = ReturnType<typeof generateStories>;

/** @throws {WrongUse} when it is left out */
function wordOf(flags: Flags, name: string, example: string): string {
  const word = flags.text(name);
  if (word !== null) return word;
  throw new WrongUse({
    code: 'flag-missing',
    found: `no --${name}`,
    expected: `--${name}, e.g. --${name} ${example}`,
    remedy: `add --${name} ${example}`,
  });
}

/** The folder of --out, made when it is not there. @throws {WrongUse} when it cannot be used, or holds such stories already */
function folderOf(flags: Flags, cover: string): string {
  const folder = wordOf(flags, 'out', 'stories');
  let there: readonly string[];
  try {
    mkdirSync(folder, { recursive: true });
    there = readdirSync(folder).filter((name) => name.startsWith(`${cover}-`) && name.endsWith('.yaml'));
  } catch (error) {
    throw unusable(folder, error, 'a folder that can be written');
  }
  const [first] = there;
  if (first === undefined) return folder;
  const found = `--out "${folder}", which holds ${first} already`;
  throw new WrongUse({
    code: 'output-over-output',
    found,
    expected: `a folder without stories ${cover}-*.yaml`,
    remedy: 'choose another folder, or remove them first',
  });
}

const bounded = (names: readonly string[], all: boolean): readonly Line[] => [
  ...(all ? names : names.slice(0, MOST)).map((name) => line(`  ${name}`)),
  ...(all || names.length <= MOST ? [] : [line(`  … and ${names.length - MOST} more; --all tells every one`, 'dim')]),
];

function lines(
  { files, findings, refused, met, of, outOfReach, unexplained }: Generated,
  all: boolean,
): readonly Line[] {
  const reasons = new Map<string, string[]>();
  for (const { name, why } of outOfReach) reasons.set(why, [...(reasons.get(why) ?? []), name]);
  return [
    line(`${files.length} stories, which meet ${met} of ${of}`, 'head'),
    ...columns(
      ['file', 'meets'],
      files.map(({ name, claims }) => ({ cells: [name, String(claims.length)] })),
      [1],
    ),
    ...(findings.length === 0 ? [] : heading(`Rules broken (${findings.length}): run these`)),
    ...findings.map(({ name }) => line(`  ${name}`, 'bad')),
    ...(refused.length === 0 ? [] : heading(`Found and not given (${refused.length})`)),
    ...refused.flatMap(({ why, claims }) => hanging('  ', `${claims[0] ?? ''}: ${why}`, 'bad')),
    ...heading(`Cannot be reached, and why (${outOfReach.length})`),
    ...[...reasons].flatMap(([why, names]) => [
      ...hanging('  ', why),
      ...(all
        ? names.map((name) => line(`    ${name}`, 'dim'))
        : [line(`    ${names.length}, such as ${names[0]}`, 'dim')]),
    ]),
    ...(unexplained.length === 0
      ? []
      : [...heading(`Not reached, and not explained (${unexplained.length})`), ...bounded(unexplained, all)]),
  ];
}

/** Says on a terminal that somebody watches how far it is. */
const watcher = (terminal: Terminal) => {
  let last = 0;
  return (what: string, done: number, met: number): void => {
    if (!terminal.interactive || performance.now() - last < 500) return;
    last = performance.now();
    terminal.err(`\r${what}: ${done} (${met}) \r`);
  };
};

/**
 * `generate --cover WHAT --out DIR`: writes scenarios that meet all that can be met.
 *
 * @throws {WrongUse} for flags and a folder that cannot be used
 */
export const generate: Command = async ({ flags, json, terminal }) => {
  const cover = known(wordOf(flags, 'cover', 'transitions'), COVERS, 'cover');
  const of = flags.text('of');
  if (of !== null) known(of, ['firmware'], 'statechart');
  const seed = flags.optional('seed', parseWhole) ?? SEED;
  const tries = flags.optional('tries', parseWhole) ?? TRIES;
  const folder = folderOf(flags, cover);
  const found = generateStories({ cover, seed, tries, onProgress: watcher(terminal) });
  for (const { name, text } of [...found.files, ...found.findings]) {
    try {
      writeFileSync(join(folder, name), text);
    } catch (error) {
      throw unusable(join(folder, name), error, 'a file that can be written');
    }
  }
  const code = found.unexplained.length === 0 && found.findings.length === 0 ? EXIT.held : EXIT.failed;
  if (json) {
    printJson(terminal, {
      cover,
      seed,
      folder,
      met: found.met,
      of: found.of,
      files: found.files.map(({ name, claims }) => ({ name, claims })),
      findings: found.findings.map(({ name, claims }) => ({ name, claims })),
      not_given: found.refused,
      out_of_reach: found.outOfReach,
      unexplained: found.unexplained,
      exit_code: code,
    });
  } else printLines(terminal, lines(found, flags.has('all')));
  return code;
};
