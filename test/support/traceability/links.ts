import ts from 'typescript';
import { RULES } from '../../../sim/oracle/index.js';
import { HAZARDS, REQUIREMENTS } from '../requirements.js';
import { filesUnder, parse, sources, textOf } from '../tree.js';
import { type Evidence, gatherEvidence } from './evidence.js';
import { REASONS, type Reason } from './reasons.data.js';

/** A rule of the oracle that may name a requirement. */
export type RuleLink = {
  readonly name: string;
  /** whether it is the rule's own requirement; otherwise it judges it among others, and its count is not the requirement's */
  readonly own: boolean;
};

/** A requirement with everything that it is tied to. */
export type Links = {
  readonly id: string;
  readonly text: string;
  readonly status: string;
  readonly hazards: readonly string[];
  /** files that are tagged with it */
  readonly built: readonly string[];
  readonly rules: readonly RuleLink[];
  /** test files, and how often each carries the number */
  readonly tests: readonly (readonly [file: string, times: number])[];
  /** stories and what they have shown: cases of its own rules, and signs */
  readonly scenarios: readonly (readonly [story: string, times: number])[];
  readonly cases: number;
  readonly signs: number;
  readonly findings: number;
};

const numbersIn = (text: string): readonly string[] => text.match(/\bSR-\d{3}\b/g) ?? [];

const isSkipped = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && /\.(skip|todo|fails)\b/.test(node.expression.getText());

/**
 * Numbers that titles of tests begin with, also those in tables, each as often as it stands there. A number in other text, or in a test that
 * does not run, proves nothing.
 */
export function numbersOfTitles(path: string, text?: string): readonly string[] {
  const numbers: string[] = [];
  const look = (node: ts.Node): void => {
    if (isSkipped(node)) return;
    const title = ts.isStringLiteralLike(node) ? node.text : ts.isTemplateHead(node) ? node.text : '';
    const [first = ''] = /^(?:SR-\d{3}[ ,]+)+(?=\S)/.exec(title) ?? [];
    numbers.push(...numbersIn(first));
    node.forEachChild(look);
  };
  look(parse(path, text));
  return numbers;
}

/** Numbers behind `@requirement` in a file. */
const tagsIn = (text: string): readonly string[] =>
  (text.match(/@requirement[^\n*]*/g) ?? []).flatMap((tag) => numbersIn(tag));

/** Which requirements each rule may name: those in the file that holds it. */
function namedByRules(): ReadonlyMap<string, readonly string[]> {
  const texts = filesUnder('sim/oracle/rules', '.ts').map(textOf);
  return new Map(
    RULES.map(({ name }) => {
      const file = texts.find((text) => text.includes(`name: '${name}'`)) ?? '';
      return [name, [...new Set(numbersIn(file))]];
    }),
  );
}

/** Tests that prove; those of the architecture and of pages only read what others say. */
const provingTests = (): readonly string[] =>
  filesUnder('test', '.test.ts').filter(
    (path) => !/^test\/(architecture|docs|unit\/report|unit\/coverage)\//.test(path),
  );

const summed = (shown: ReadonlyMap<string, number>): number => [...shown.values()].reduce((sum, n) => sum + n, 0);

/** Gathers the links of every requirement. */
export function traceLinks(evidence: Evidence = gatherEvidence()): readonly Links[] {
  const tagged = sources().map((path) => [path, tagsIn(textOf(path))] as const);
  const tests = provingTests().map((path) => [path, numbersOfTitles(path)] as const);
  const named = namedByRules();
  return REQUIREMENTS.map(({ id, text, status, hazards }) => {
    const rules = RULES.filter(({ name, requirement }) => requirement === id || named.get(name)?.includes(id)).map(
      ({ name, requirement }): RuleLink => ({ name, own: requirement === id }),
    );
    const judged = rules
      .filter(({ own }) => own)
      .map(({ name }) => evidence.rules.get(name) ?? new Map<string, number>());
    const seen = evidence.signs.get(id) ?? new Map<string, number>();
    const stories = [...new Set([...judged, seen].flatMap((shown) => [...shown.keys()]))].sort();
    return {
      id,
      text,
      status,
      hazards,
      built: tagged.flatMap(([path, numbers]) => (numbers.includes(id) ? [path] : [])),
      rules,
      tests: tests.flatMap(([path, numbers]) => {
        const times = numbers.filter((number) => number === id).length;
        return times === 0 ? [] : [[path, times] as const];
      }),
      scenarios: stories.map((story) => [
        story,
        [...judged, seen].reduce((sum, shown) => sum + (shown.get(story) ?? 0), 0),
      ]),
      cases: judged.reduce((sum, shown) => sum + summed(shown), 0),
      signs: summed(seen),
      findings: evidence.findings.get(id) ?? 0,
    };
  });
}

/** What of a requirement that is built is missing, in the order of the chain. */
function missingOf(links: Links, reasons: readonly Reason[]): readonly string[] {
  const { id, hazards, built, rules, tests, scenarios, cases, signs, findings } = links;
  const unknown = hazards.filter((hazard) => !HAZARDS.has(hazard));
  const there: Readonly<Record<Reason['link'], boolean>> = {
    built: built.length > 0,
    rule: rules.length > 0,
    scenario: scenarios.length > 0,
    // Without a rule of its own the signs are what was seen; where no story can have it there is nothing to count.
    evidence: cases + signs > 0 || (!rules.some(({ own }) => own) && scenarios.length === 0),
  };
  const given = (link: Reason['link']): readonly Reason[] =>
    reasons.filter((reason) => reason.requirement === id && reason.link === link);
  return [
    ...(hazards.length === 0 ? [`${id}: no hazard`] : []),
    ...unknown.map((hazard) => `${id}: hazard ${hazard} is not one of the page`),
    ...(Object.keys(there) as Reason['link'][]).flatMap((link) => {
      if (!there[link] && given(link).length === 0) return [`${id}: no ${link}, and no reason why`];
      return there[link] && given(link).length > 0 ? [`${id}: a reason why there is no ${link}, and there is one`] : [];
    }),
    ...(tests.length === 0 ? [`${id}: no test`] : []),
    ...(findings > 0 ? [`${id}: ${findings} findings of the oracle in stories`] : []),
  ];
}

/** @returns every link that is missing of requirements that are built, one sentence each; empty when all are there */
export const missingLinks = (all: readonly Links[], reasons: readonly Reason[] = REASONS): readonly string[] => [
  ...all.filter(({ status }) => status === 'built').flatMap((links) => missingOf(links, reasons)),
  ...reasons
    .filter(({ requirement }) => !all.some(({ id, status }) => id === requirement && status === 'built'))
    .map(({ requirement, link }) => `${requirement}: a reason why there is no ${link}, and it is not built`),
];
