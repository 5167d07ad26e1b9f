import type { TraceRecord, TraceSink } from '../trace/index.js';
import { sinceStart } from './clock-text.js';
import { hanging, heading, type Line, line } from './line.js';

const KEPT = 200;
const SHOWN_FINDINGS = 20;

type Expect = Extract<TraceRecord, { kind: 'expect' }>;
type Finding = Extract<TraceRecord, { kind: 'finding' }>;

/** What was expected and what the oracle found. */
export type VerdictTable = {
  readonly sink: TraceSink;
  /** whether all held so far: no failed expectation and no finding */
  readonly held: () => boolean;
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

/** @returns a verdict that reads records as they are made */
export function createVerdictTable(): VerdictTable {
  const expects: Expect[] = [];
  const findings: Finding[] = [];
  const count = { held: 0, failed: 0, findings: 0 };
  const summary = (): readonly Line[] => {
    const oracle =
      count.findings === 0
        ? 'the oracle found nothing wrong'
        : `the oracle has ${count.findings} finding${count.findings === 1 ? '' : 's'}`;
    const bad = count.failed + count.findings > 0;
    const of = count.held + count.failed;
    const said = of === 0 ? 'no expectations were written' : `${count.held} of ${of} expectations held`;
    return [line(`  ${bad ? 'FAILED' : 'HELD'}: ${said}; ${oracle}`, bad ? 'bad' : 'good')];
  };
  return {
    sink: (r) => {
      if (r.kind === 'expect') {
        count[r.held ? 'held' : 'failed'] += 1;
        if (expects.length < KEPT || !r.held) expects.push(r);
      } else if (r.kind === 'finding') {
        count.findings += 1;
        if (findings.length < KEPT) findings.push(r);
      }
    },
    held: () => count.failed + count.findings === 0,
    lines: (undecided) => {
      const more = count.findings - SHOWN_FINDINGS;
      return [
        ...heading('Verdict'),
        ...(undecided ? [] : [...expects]).sort((a, b) => a.line - b.line || a.index - b.index).flatMap(expectLines),
        ...findings.slice(0, SHOWN_FINDINGS).flatMap(findingLines),
        ...(more > 0 ? [line(`  ... and ${more} more findings`, 'dim')] : []),
        ...(undecided
          ? [line('  UNDECIDED: the run was stopped before its end; nothing that was expected is judged', 'warn')]
          : summary()),
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
