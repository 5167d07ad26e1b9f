import { sinceStart } from '../../src/units/index.js';
import { Counter } from '../doses/index.js';
import type { TraceRecord, TraceSink } from '../trace/index.js';
import { hanging, heading, type Line, line } from './line.js';

const KEPT = 200;
const SHOWN_FINDINGS = 20;

/** What became of an expectation, as the trace holds it. */
export type Expect = Extract<TraceRecord, { kind: 'expect' }>;
/** What the oracle found, as the trace holds it. */
export type Finding = Extract<TraceRecord, { kind: 'finding' }>;

/** What was expected and what the oracle found. */
export type VerdictTable = {
  readonly sink: TraceSink;
  /** whether all held so far: no failed expectation and no finding */
  readonly held: () => boolean;
  /** whether all held, in a few words; after a run that was `left`, what was expected has not been asked */
  readonly summary: (left: boolean) => string;
  /** what is kept of both, expectations in the order of the file; `leftOut` counts the findings beyond */
  readonly judged: () => {
    readonly expects: readonly Expect[];
    readonly findings: readonly Finding[];
    readonly leftOut: number;
    /** all findings, by the name of the rule */
    readonly byRule: Readonly<Record<string, number>>;
  };
  /** @param undecided  the run was stopped: what was expected is not judged, what the oracle found stands */
  readonly lines: (undecided: boolean) => readonly Line[];
  readonly json: (undecided: boolean) => Readonly<Record<string, unknown>>;
};

const expectLines = (e: Expect): readonly Line[] => {
  const head = `  ${e.held ? 'held  ' : 'FAILED'}  line ${String(e.line).padStart(3)}  `;
  const text = e.held ? e.text : `${e.text}; found ${e.found}`;
  return hanging(head, text, e.held ? 'good' : 'bad');
};
const findingLines = (f: Finding): readonly Line[] =>
  hanging(`  FINDING  ${sinceStart(f.at)}  `, `${f.rule} (${f.requirement}): ${f.text}`, 'bad');

type Count = { held: number; failed: number; findings: number };

function summaryOf({ held, failed, findings }: Count, left: boolean): string {
  const oracle =
    findings === 0
      ? 'the oracle found nothing wrong'
      : `the oracle has ${findings} finding${findings === 1 ? '' : 's'}`;
  const of = held + failed;
  if (of > 0) return `${held} of ${of} expectations held; ${oracle}`;
  return `${left ? 'what was expected was not asked' : 'no expectations were written'}; ${oracle}`;
}

/** @returns a verdict that reads records as they are made */
export function createVerdictTable(): VerdictTable {
  const expects: Expect[] = [];
  const findings: Finding[] = [];
  const count: Count = { held: 0, failed: 0, findings: 0 };
  const byRule = new Counter();
  const inOrder = (): readonly Expect[] => [...expects].sort((a, b) => a.line - b.line || a.index - b.index);
  const held = (): boolean => count.failed + count.findings === 0;
  const summaryLine = (): Line =>
    held() ? line(`  HELD: ${summaryOf(count, false)}`, 'good') : line(`  FAILED: ${summaryOf(count, false)}`, 'bad');
  return {
    sink: (r) => {
      if (r.kind === 'expect') {
        count[r.held ? 'held' : 'failed'] += 1;
        if (expects.length < KEPT || !r.held) expects.push(r);
      } else if (r.kind === 'finding') {
        count.findings += 1;
        byRule.add(r.rule);
        if (findings.length < KEPT) findings.push(r);
      }
    },
    held,
    summary: (left) => summaryOf(count, left),
    judged: () => ({
      expects: inOrder(),
      findings,
      leftOut: count.findings - findings.length,
      byRule: byRule.toJSON(),
    }),
    lines: (undecided) => {
      const more = count.findings - SHOWN_FINDINGS;
      return [
        ...heading('Verdict'),
        ...(undecided ? [] : inOrder()).flatMap(expectLines),
        ...findings.slice(0, SHOWN_FINDINGS).flatMap(findingLines),
        ...(more > 0 ? [line(`  ... and ${more} more findings`, 'dim')] : []),
        ...(undecided
          ? [line('  UNDECIDED: the run was stopped before its end; nothing that was expected is judged', 'warn')]
          : [summaryLine()]),
      ];
    },
    json: (undecided) => ({
      expectations: (undecided ? [] : expects).map(({ line: at, held, text, found }) => ({
        line: at,
        held,
        text,
        found,
      })),
      expectations_held: undecided ? null : count.held,
      expectations_failed: undecided ? null : count.failed,
      findings: findings.map(({ at, rule, requirement, text }) => ({ t_ms: at, rule, requirement, text })),
      findings_count: count.findings,
    }),
  };
}
