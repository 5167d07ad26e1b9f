import { visible } from '../../../src/base/index.js';
import { type CaseResult, isGood, type SuiteResult } from '../../suite/index.js';
import { orphanText } from './orphan.js';

/** As the runner of GitHub Actions wants a message of a command. */
const message = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
/** As it wants a property of one. */
const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const annotation = ({ file, title }: CaseResult, line: number, what: string, text: string): string => {
  const at = line > 0 ? `,line=${line}` : '';
  return `::error file=${property(file)}${at},title=${property(`${title === '' ? file : title}: ${what}`)}::${message(text)}`;
};

function annotationsOf(one: CaseResult): readonly string[] {
  if (isGood(one) || one.outcome === 'not-run') return [];
  const tell = (line: number, what: string, text: string): string =>
    annotation(one, line, what, `${text}\nreproduce: ${one.reproduce}`);
  const failed = one.outcome === 'out-of-time' ? [] : one.expectations.filter(({ held }) => !held);
  return [
    ...failed.map(({ line, text, found }) => tell(line, 'expectation failed', `${text}; found ${found}`)),
    ...one.findings.map(({ rule, requirement, text }) => tell(0, `${rule} (${requirement})`, text)),
    ...one.issues.map(({ line, text }) => tell(line, 'not valid', text)),
    ...(one.broken === '' ? [] : [tell(0, 'thecal itself is broken', one.broken)]),
    ...(one.outcome === 'out-of-time' ? [tell(0, 'undecided', 'the run was stopped before its end')] : []),
    ...(one.flaky === true ? [tell(0, 'flaky', 'a second run with the same seed gave other bytes')] : []),
    ...(one.golden?.is === 'missing' ? [tell(0, 'no kept trace', 'no trace is kept for this scenario')] : []),
    ...(one.golden?.is === 'changed'
      ? [tell(0, 'trace changed', `the trace differs from the kept one, first at line ${one.golden.difference.line}`)]
      : []),
  ];
}

/** There is no file of the project to point at: it is the one that is gone. */
const orphanAnnotation = (name: string): string =>
  `::error title=${property(`${name}: kept trace without a scenario`)}::${message(orphanText(name))}`;

/** @returns workflow commands of GitHub Actions, a line each: one for each thing that is wrong */
export const githubAnnotations = ({ cases, orphans }: Pick<SuiteResult, 'cases' | 'orphans'>): string =>
  [...cases.flatMap(annotationsOf), ...orphans.map(orphanAnnotation)].map((text) => `${text}\n`).join('');
