import Builder from 'fast-xml-builder';
import { type CaseResult, isGood, type SuiteResult } from '../../suite/index.js';
import { orphanText } from './orphan.js';

type Attributes = Readonly<Record<string, string | number>>;
type Node = Readonly<Record<string, unknown>>;

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** Characters that XML 1.0 has no way to write are shown by their number. */
const speakable = (text: string): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must go
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const element = (name: string, attributes: Attributes, children: readonly Node[] = [], text = ''): Node => ({
  [name]: text === '' ? children : [{ '#text': speakable(text) }],
  ':@': Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`@_${key}`, speakable(String(value))])),
});

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.');
const classOf = (file: string): string => folderOf(file).replaceAll('/', '.');
const baseOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** What is wrong, as a text: first line is the message. */
function troublesOf(one: CaseResult): readonly string[] {
  const failed = one.outcome === 'out-of-time' ? [] : one.expectations.filter(({ held }) => !held);
  return [
    ...failed.map(({ line, text, found }) => `line ${line}: ${text}; found ${found}`),
    ...one.findings.map(({ t_ms, rule, requirement, text }) => `${rule} (${requirement}) at ${t_ms} ms: ${text}`),
    ...(one.golden?.is === 'missing' ? ['no trace is kept for this scenario'] : []),
    ...(one.golden?.is === 'changed'
      ? [`the trace differs from the kept one at line ${one.golden.difference.line}`]
      : []),
    ...(one.flaky === true ? ['a second run with the same seed gave other bytes'] : []),
  ];
}

function verdictOf(one: CaseResult): readonly Node[] {
  const { outcome, reproduce, issues, broken } = one;
  const tell = (name: 'failure' | 'error', type: string, lines: readonly string[]): readonly Node[] => [
    element(name, { message: lines[0] ?? type, type }, [], [...lines, `reproduce: ${reproduce}`].join('\n')),
  ];
  if (outcome === 'not-run')
    return [element('skipped', { message: 'not run: an earlier case was not as it should be' })];
  if (outcome === 'invalid')
    return tell(
      'error',
      'invalid-scenario',
      issues.map(({ text }) => text),
    );
  if (outcome === 'broken') return tell('error', 'emulator-broken', [broken]);
  if (outcome === 'out-of-time') return tell('error', 'undecided', ['the run was stopped before its end']);
  return isGood(one) ? [] : tell('failure', one.outcome === 'failed' ? 'not-held' : 'trace-changed', troublesOf(one));
}

function caseOf(one: CaseResult, several: boolean): Node {
  const name = several && one.seed !== null ? `${baseOf(one.file)}, seed ${one.seed}` : baseOf(one.file);
  const properties = { seed: one.seed ?? '', title: one.title, sha256: one.sha256, reproduce: one.reproduce };
  const told = Object.entries(properties).map(([key, value]) => element('property', { name: key, value }));
  return element('testcase', { name, classname: classOf(one.file), file: one.file, time: seconds(one.wall_ms) }, [
    element('properties', {}, told),
    ...verdictOf(one),
  ]);
}

/** A kept trace whose scenario is gone: nothing was run, and yet it fails. */
const orphanCase = (name: string): Node =>
  element('testcase', { name: baseOf(name), classname: classOf(name), time: seconds(0) }, [
    element('failure', { message: orphanText(name), type: 'kept-without-scenario' }),
  ]);

const count = ({ cases, orphans }: Pick<SuiteResult, 'cases' | 'orphans'>): Attributes => ({
  tests: cases.length + orphans.length,
  failures: cases.filter((one) => ['held', 'failed'].includes(one.outcome) && !isGood(one)).length + orphans.length,
  errors: cases.filter(({ outcome }) => ['invalid', 'broken', 'out-of-time'].includes(outcome)).length,
  skipped: cases.filter(({ outcome }) => outcome === 'not-run').length,
  time: seconds(cases.reduce((sum, { wall_ms }) => sum + wall_ms, 0)),
});

/**
 * A test run as JUnit XML, in the form that CI systems agree on: a suite for each folder, a case for each run and for each kept trace whose scenario is gone.
 *
 * @returns the text of the file; equal results give equal text but for the times
 */
export function junitOf({ cases, orphans, thecal }: SuiteResult): string {
  const several = new Set(cases.map(({ file }) => file)).size < cases.length;
  const folders = [...new Set([...cases.map(({ file }) => file), ...orphans].map(folderOf))];
  const suites = folders.map((folder) => {
    const mine = cases.filter(({ file }) => folderOf(file) === folder);
    const gone = orphans.filter((name) => folderOf(name) === folder);
    return element('testsuite', { name: folder, ...count({ cases: mine, orphans: gone }) }, [
      element('properties', {}, [element('property', { name: 'thecal', value: thecal })]),
      ...mine.map((one) => caseOf(one, several)),
      ...gone.map(orphanCase),
    ]);
  });
  const builder = new Builder({ preserveOrder: true, ignoreAttributes: false, format: true, suppressEmptyNode: true });
  const root = element('testsuites', { name: 'thecal', ...count({ cases, orphans }) }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(builder.build([root])).trim()}\n`;
}
