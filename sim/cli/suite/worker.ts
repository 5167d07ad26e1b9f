import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'piscina';
import { BUILT_IN_FORMULARY, mergeFormulary, parseFormulary } from '../../../src/therapy/index.js';
import { type Case, type CaseResult, isGood, lasting, nothingOf, runCase } from '../../suite/index.js';
import { traceFile } from '../../trace/file.js';
import { linesOfFile } from '../../trace/file-lines.js';
import { compileInSmallPieces } from '../compiling.js';
import { asTyped } from '../shell.js';
import { keep, keptFile } from './kept.js';
import type { SuiteAnswer, SuiteOrder, SuiteSetup } from './order.js';

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
  return existsSync(path) ? linesOfFile(path) : 'missing';
};

/** Where the trace of a case goes while it runs; it stays only when the case is not as it should be. */
function traceOf({
  file,
  plus,
}: Case): { readonly path: string; readonly write: (line: string) => void; readonly close: () => void } | null {
  if (setup.traces === null) return null;
  const name = file.replace(/\.ya?ml$/, '').replace(/[^\w.]+/g, '-');
  const path = join(setup.traces, `${name}${plus === 0 ? '' : `-${plus}`}.jsonl.gz`);
  mkdirSync(setup.traces, { recursive: true });
  const opened = traceFile(path);
  if (!opened.ok) throw new Error(opened.refusal.found);
  return { path, write: opened.value.write, close: () => opened.value.close() };
}

function played({ one, keep: keeps }: SuiteOrder, text: string): CaseResult {
  const trace = traceOf(one);
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
  trace?.close();
  if (trace !== null && isGood(result)) rmSync(trace.path);
  if (!keeps || setup.golden === null || result.outcome !== 'held') return result;
  return { ...result, golden: { is: keep(keptFile(setup.golden, one.file), lines) ? 'kept' : 'same' } };
}

/** The file as it is, or why it cannot be read. */
function textOf({ file }: Case): { readonly text: string } | { readonly why: string } {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

/** Runs one case. Whatever goes wrong with its file is an outcome. */
export default function runOrder(order: SuiteOrder): SuiteAnswer {
  const began = performance.now();
  const { one } = order;
  const source = textOf(one);
  if ('text' in source) return { ...toldOf(played(order, source.text)), wall_ms: performance.now() - began };
  const issues = [{ line: 0, text: `${one.file}: ${source.why}` }];
  return { ...nothingOf(one, reproduce(one.file)(null)), outcome: 'invalid', issues };
}
