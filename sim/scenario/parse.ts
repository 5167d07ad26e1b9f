import { DEFAULT_PROFILE, type Profile } from '../../src/profile/index.js';
import { after, START, type WeekTime } from '../../src/units/index.js';
import { type StoryFields, sha256Hex } from '../trace/index.js';
import type { Catalogue } from './catalogue.js';
import type { Issue } from './issue.js';
import { inFileOrder, locate } from './locate.js';
import type { Context } from './resolve/context.js';
import { resolveExpectation } from './resolve/expectation.js';
import {
  checkCatheter,
  checkDrug,
  checkFill,
  checkImplantation,
  checkTubing,
  opening,
  resolveStep,
} from './resolve/step.js';
import type { Expectation, Scenario, Step } from './scenario.js';
import { isMap, readFields } from './schema/fields.js';
import { DRUG, FILE_READ, IMPLANT } from './schema/file.js';
import type { Shape } from './schema/shape.js';
import { applySettings } from './settings.js';
import { readSource, type Source } from './source.js';
import { note, shown, type Trouble, type Troubles, unknownWord } from './trouble.js';

const DEFAULT_SEED = 1;
const MONDAY_MIDNIGHT = 0 as WeekTime;

/** How a file is to be read. */
export type ParseOptions = {
  /** name of the file, for issues */
  readonly file: string;
  readonly catalogue: Catalogue;
  /** `path=value` of each --set, laid over the file in order */
  readonly settings?: readonly string[];
  /** in place of the seed of the file */
  readonly seed?: number;
  /** drugs of one's own as their file tells them; kept with the story for whoever repeats it */
  readonly formulary?: unknown;
};

/** A scenario, or everything that is wrong with the file. */
export type Parsed =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A byte order mark and the kind of line ends say nothing of the story; tools add and change them on the way. */
const toldIn = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

const hashOf = (text: string, settings: readonly string[]): string =>
  sha256Hex([toldIn(text), ...settings].join('\u0000'));

const whole = (file: string, found: string): Issue => ({
  file,
  line: 1,
  column: 1,
  path: '',
  found,
  expected: 'a scenario: version, title, purpose, device, drug, implant, seed, start, until, steps, expect, lesson',
  remedy: 'begin with "version: 1"',
});

/** The tree as plain data, or the issue that an alias without an anchor is. */
function plainTree(source: Source, file: string): { readonly tree: unknown } | { readonly issue: Issue } {
  try {
    return { tree: source.document.toJS() };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return {
      issue: {
        ...whole(file, `YAML that cannot be read (${said})`),
        expected: 'YAML 1.2',
        remedy: 'write the value out',
      },
    };
  }
}

type Tree = Readonly<Record<string, unknown>>;
type Head = ReturnType<typeof headOf>;

const part = <S extends Shape>(shape: S, tree: Tree, key: string, what: string, troubles: Troubles) =>
  readFields(shape, tree[key] ?? {}, [key], what, tree[key] === undefined || tree[key] === null ? [] : troubles);

const headOf = (tree: Tree, troubles: Troubles) => ({
  ...readFields(FILE_READ, tree, [], 'a scenario', troubles),
  drug: part(DRUG, tree, 'drug', 'a drug and its concentration', troubles),
  implant: part(IMPLANT, tree, 'implant', 'what is implanted', troubles),
});

function profileOf(head: Head, tree: Tree, catalogue: Catalogue, troubles: Troubles): Profile | null {
  if (tree.device !== undefined && head.device === undefined) return null;
  const device = head.device ?? DEFAULT_PROFILE;
  const wrong = unknownWord(device, Object.keys(catalogue.profiles), 'device');
  if (wrong !== null) note(troubles, ['device'], wrong);
  return catalogue.profiles[device] ?? null;
}

function checkHead(head: Head, context: Context): void {
  if (head.drug.name !== undefined) checkDrug(head.drug.name, ['drug', 'name'], context);
  if (head.implant.fill !== undefined) checkFill(head.implant.fill, ['implant', 'fill'], context);
  const length = head.implant.catheter?.length;
  if (length !== undefined) checkCatheter(length, ['implant', 'catheter', 'length'], context);
  const tubing = head.implant['tubing-constant'];
  if (tubing !== undefined) checkTubing(tubing, ['implant', 'tubing-constant'], context);
  const { at } = head.implant;
  if (at !== undefined) checkImplantation(at, ['implant', 'at'], context);
  if (head.until === 0)
    note(context.troubles, ['until'], {
      found: '"0s"',
      expected: 'a run longer than nothing',
      remedy: 'write e.g. 30d',
    });
}

function listOf(tree: Tree, key: 'steps' | 'expect', troubles: Troubles): readonly unknown[] {
  const value = tree[key];
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) {
    note(troubles, [key], { found: shown(value), expected: 'a list', remedy: 'begin each entry with a dash' });
  }
  return [];
}

type Story = { readonly steps: readonly Step[]; readonly expectations: readonly Expectation[] };

function storyOf(tree: Tree, context: Context): Story {
  let story = opening();
  const steps: Step[] = [];
  const written = listOf(tree, 'steps', context.troubles);
  for (const [index, value] of written.entries()) {
    const resolved = resolveStep(value, index, story, context);
    story = resolved.story;
    if (resolved.step !== null) steps.push(resolved.step);
  }
  const names = { names: story.names, count: written.length };
  const expectations = listOf(tree, 'expect', context.troubles)
    .map((value, index) => resolveExpectation(value, index, names, context))
    .filter((expectation) => expectation !== null);
  return { steps, expectations };
}

/** The scenario when every part of the head could be read. */
function scenarioOf(
  head: Head,
  profile: Profile | null,
  story: Story,
  name: { readonly hash: string; readonly seed: number | undefined; readonly source: StoryFields },
): Scenario | null {
  const { title, purpose, until } = head;
  const { name: drug, concentration } = head.drug;
  const { fill, at, catheter, 'tubing-constant': tubingConstant } = head.implant;
  if (title === undefined || purpose === undefined || until === undefined || profile === null) return null;
  if (drug === undefined || concentration === undefined || fill === undefined) return null;
  return {
    version: 1,
    title,
    purpose,
    device: profile.id,
    drug: { name: drug, concentration },
    implant: {
      fill,
      catheterLength: catheter?.length ?? profile.line.defaultLength.value,
      ...(tubingConstant === undefined ? {} : { tubingConstant }),
      ...(at === undefined || at === 0 ? {} : { at: after(START, at) }),
    },
    seed: name.seed ?? head.seed ?? DEFAULT_SEED,
    start: head.start ?? MONDAY_MIDNIGHT,
    until,
    ...story,
    ...(head.lesson === undefined ? {} : { lesson: head.lesson }),
    hash: name.hash,
    source: name.source,
  };
}

/**
 * Reads and checks a scenario file.
 *
 * Reports everything that is wrong at once, in the order of the file, what came in by flags last. A prescription that no pump
 * accepts is not an issue: that the programmer refuses it is a story of its own.
 *
 * @param text  the file
 * @returns the scenario in inner units, or the issues; never throws for what a user can write
 */
export function parseScenario(text: string, options: ParseOptions): Parsed {
  const { file, catalogue } = options;
  const settings = options.settings ?? [];
  const { source, issues, broken } = readSource(text, file);
  if (broken) return { ok: false, issues };
  const troubles: Trouble[] = [];
  const contents = plainTree(source, file);
  if ('issue' in contents) return { ok: false, issues: [...issues, contents.issue] };
  if (!isMap(contents.tree))
    return {
      ok: false,
      issues: [
        whole(
          file,
          contents.tree === null ? 'an empty file' : Array.isArray(contents.tree) ? 'a list' : 'a single value',
        ),
      ],
    };
  const laid = applySettings(source, settings, troubles);
  const overlaid = laid.length === 0 ? contents : plainTree(source, file);
  const tree = 'tree' in overlaid && isMap(overlaid.tree) ? overlaid.tree : contents.tree;
  const head = headOf(tree, troubles);
  const profile = profileOf(head, tree, catalogue, troubles);
  const context: Context = {
    catalogue,
    profile,
    start: head.start ?? MONDAY_MIDNIGHT,
    until: head.until ?? null,
    troubles,
    lineOf: (path) => source.place(path, false)?.line ?? 0,
  };
  checkHead(head, context);
  const story = storyOf(tree, context);
  const all = inFileOrder([...issues, ...troubles.map((trouble) => locate(trouble, file, source, laid))]);
  const own = options.formulary === undefined ? {} : { formulary: options.formulary };
  const scenario = scenarioOf(head, profile, story, {
    hash: hashOf(text, settings),
    seed: options.seed,
    source: { text: toldIn(text), settings, ...own },
  });
  if (all.length > 0 || scenario === null) return { ok: false, issues: all };
  return { ok: true, scenario };
}
