import { existsSync, readFileSync } from 'node:fs';
import { workerData } from 'piscina';
import { BUILT_IN_FORMULARY, mergeFormulary, parseFormulary } from '../../../src/therapy/index.js';
import { asTyped } from '../../report/index.js';
import { unreadable } from '../../scenario/files.js';
import { formatIssue } from '../../scenario/index.js';
import { type Case, type CaseResult, isGood, lasting, nothingOf, runCase } from '../../suite/index.js';
import { compileInSmallPieces } from '../compiling.js';
import { WrongUse } from '../wrong.js';
import { keep, keptFile, keptLines } from './kept.js';
import type { SuiteAnswer, SuiteOrder, SuiteSetup } from './order.js';
import { caseTrace } from './traces.js';

compileInSmallPieces();
const setup = workerData as SuiteSetup;

const drugs = () => {
  if (setup.formulary === null) return { formulary: BUILT_IN_FORMULARY };
  const answer = parseFormulary(setup.formulary);
  return { formulary: answer.ok ? mergeFormulary(BUILT_IN_FORMULARY, answer.drugs) : [], told: setup.formulary };
};
const known = drugs();

const reproduce =
  (file: string) =>
  (seed: number | null): string =>
    asTyped(['run', file, ...(seed === null ? [] : ['--seed', String(seed)]), ...setup.flags]);

/** A trace that differs from the kept one shows in no run by itself. */
const toldOf = (result: CaseResult): CaseResult =>
  result.outcome === 'held' && setup.golden !== null && !isGood(result)
    ? { ...result, reproduce: asTyped(['test', result.file, '--golden', setup.golden]) }
    : result;

function wallClock(limit: number | null): (() => boolean) | undefined {
  if (limit === null) return undefined;
  const began = performance.now();
  return () => performance.now() - began >= limit;
}

const goldenOf = ({ file, plus }: Case): Iterator<string> | 'missing' | null => {
  if (setup.golden === null || plus > 0) return null;
  const path = keptFile(setup.golden, file);
  return existsSync(path) ? keptLines(path) : 'missing';
};

function played({ one, keep: wanted }: SuiteOrder, text: string): CaseResult {
  // What is kept is compared with the run of the file's own seed, so no other may be kept.
  const keeps = wanted && one.plus === 0;
  const trace = setup.traces === null ? null : caseTrace(setup.traces, one.file, one.plus > 0);
  const lines: string[] = [];
  const shouldStop = wallClock(setup.wallTimeout);
  const result = runCase(one, text, {
    ...known,
    settings: setup.settings,
    seed: setup.seed,
    twice: setup.twice,
    golden: keeps ? null : goldenOf(one),
    write: (line) => {
      trace?.write(line);
      const last = keeps ? lasting(line) : null;
      if (last !== null) lines.push(last);
    },
    ...(shouldStop === undefined ? {} : { shouldStop }),
    reproduce: reproduce(one.file),
  });
  trace?.close(!isGood(result));
  if (!keeps || setup.golden === null || !isGood(result)) return result;
  return { ...result, golden: { is: keep(keptFile(setup.golden, one.file), lines) ? 'kept' : 'same' } };
}

/** The file as it is, or why it cannot be read. */
function textOf({ file }: Case): { readonly text: string } | { readonly why: string } {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { why: formatIssue(unreadable(file, error)) };
  }
}

function answerTo(order: SuiteOrder): CaseResult {
  const { one } = order;
  const source = textOf(one);
  if ('text' in source) return toldOf(played(order, source.text));
  const issues = [{ line: 0, text: source.why }];
  return { ...nothingOf(one, reproduce(one.file)(null)), outcome: 'invalid', issues };
}

/** Runs one case. Whatever goes wrong with its file is an outcome. */
export default function runOrder(order: SuiteOrder): SuiteAnswer {
  const began = performance.now();
  try {
    return { ...answerTo(order), wall_ms: performance.now() - began };
  } catch (error) {
    if (error instanceof WrongUse) return { refusal: error.refusal };
    throw error;
  }
}
