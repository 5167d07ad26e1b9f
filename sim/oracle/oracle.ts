import type { Instant } from '../../src/units/index.js';
import type { TraceKind, TraceRecord } from '../trace/index.js';
import type { Finding } from './finding.js';
import type { Court, Rule } from './rule.js';
import { RULES } from './rules.js';
import { emptyView, follow, type View } from './view.js';

/** What an oracle has come to know; plain JSON. */
export type OracleState = {
  readonly view: View;
  readonly memory: Record<string, object>;
  readonly judged: Record<string, number>;
  readonly findings: Finding[];
};

/** Judges a run from its trace, record by record. */
export type Oracle = {
  /** takes the next record */
  see(record: TraceRecord): void;
  /** closes the run at `at`; nothing may follow */
  end(at: Instant): void;
  /** everything that did not hold, in the order in which it was found */
  findings(): readonly Finding[];
  /** how many cases each rule has judged: a rule at 0 has proved nothing */
  reach(): Readonly<Record<string, number>>;
  /** a copy of all that it knows, to go on from later */
  snapshot(): OracleState;
};

const fresh = (rules: readonly Rule<object>[]): OracleState => ({
  view: emptyView(),
  memory: Object.fromEntries(rules.map((rule) => [rule.name, rule.start()])),
  judged: Object.fromEntries(rules.map((rule) => [rule.name, 0])),
  findings: [],
});

type Seat = {
  readonly rule: Rule<object>;
  readonly memory: object;
  readonly court: Court;
  readonly count: () => number;
  /** it has seen or accepted something at the present moment; true in a resumed oracle, where nobody knows */
  stirred: boolean;
};

function seat(rule: Rule<object>, state: OracleState): Seat {
  let judged = state.judged[rule.name] ?? 0;
  const court: Court = {
    view: state.view,
    judged: () => {
      judged += 1;
    },
    found: (text, where, requirement = rule.requirement) => {
      const { t, seq } = where ?? { t: state.view.now, seq: state.view.seq };
      state.findings.push({ at: t as Instant, seq, rule: rule.name, requirement, text });
    },
  };
  return { rule, memory: state.memory[rule.name] ?? rule.start(), court, count: () => judged, stirred: true };
}

/**
 * An oracle that has seen nothing, or that goes on from a snapshot.
 *
 * It knows neither firmware nor world; memory is bounded by the longest dose window.
 *
 * @param saved  a snapshot of an earlier oracle
 * @param rules  what to judge; all rules when left out
 */
export function createOracle(saved?: OracleState, rules: readonly Rule<object>[] = RULES): Oracle {
  const state = saved === undefined ? fresh(rules) : structuredClone(saved);
  const seats = rules.map((rule) => seat(rule, state));
  const byKind = new Map<TraceKind, Seat[]>();
  for (const s of seats) for (const kind of s.rule.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), s]);
  const atMomentOver = seats.filter((s) => s.rule.momentOver !== undefined);
  const atAccepted = seats.filter((s) => s.rule.accepted !== undefined);
  const reach = () => Object.fromEntries(seats.map((s) => [s.rule.name, s.count()]));
  const closeMoment = () => {
    for (const s of atMomentOver) {
      if (!s.stirred && s.rule.watchesTime !== true) continue;
      s.stirred = false;
      s.rule.momentOver?.(s.memory, s.court);
    }
  };
  return {
    see(record) {
      if (record.t > state.view.now) closeMoment();
      const seen = byKind.get(record.kind) ?? [];
      const accepted = follow(state.view, record);
      const drifted = record.kind === 'delivery' && record.what === 'train' && record.adrift === true;
      for (const s of seen) {
        if (drifted && s.rule.judgesDrift !== true) continue;
        s.stirred = true;
        s.rule.see?.(s.memory, record, s.court);
      }
      if (accepted === null) return;
      for (const s of atAccepted) {
        s.stirred = true;
        s.rule.accepted?.(s.memory, accepted, s.court);
      }
    },
    end(at) {
      closeMoment();
      state.view.now = Math.max(state.view.now, at);
      for (const s of seats) s.rule.end?.(s.memory, s.court);
    },
    findings: () => state.findings,
    reach,
    snapshot: () => structuredClone({ ...state, judged: reach() }),
  };
}
