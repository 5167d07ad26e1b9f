import { type AlarmComparison, compareAlarms } from './alarms.js';
import { compareDoses, type DoseComparison } from './doses.js';
import { type FieldDifference, headerDifferences } from './header.js';
import type { RunSummary } from './run-summary.js';
import { compareStates, type RegionComparison } from './states.js';
import type { Tolerance } from './tolerance.js';

/** Two runs side by side. */
export type Comparison = {
  readonly tolerance: Tolerance;
  /** from when on they are compared, ms: 0, or where a trace goes on from a snapshot */
  readonly since: number;
  /** in what they were ordered differently: told, and no difference of what became of them */
  readonly header: readonly FieldDifference[];
  /** how they ended, where that differs */
  readonly end: readonly FieldDifference[];
  readonly alarms: AlarmComparison;
  readonly states: readonly RegionComparison[];
  readonly doses: DoseComparison;
  /** the first moment at which an alarm or a state differs by more than is tolerated, ms; null when none does */
  readonly parted: number | null;
  /** all of them; 0 when the two are the same within the tolerance */
  readonly differences: number;
};

function endDifferences(a: RunSummary, b: RunSummary, ms: number): readonly FieldDifference[] {
  const told = (field: string, one: string | undefined, other: string | undefined): readonly FieldDifference[] =>
    one === other ? [] : [{ field, a: one ?? 'nothing', b: other ?? 'nothing' }];
  return [
    ...told('verdict', a.end?.verdict, b.end?.verdict),
    ...told('ended', a.end?.ended, b.end?.ended),
    ...(Math.abs(a.until - b.until) <= ms ? [] : told('simulated ms', String(a.until), String(b.until))),
  ];
}

/** Compares two runs. @param tolerance  the one with which both were read, both from the same moment on */
export function compare(a: RunSummary, b: RunSummary, tolerance: Tolerance): Comparison {
  const alarms = compareAlarms(a.alarms, b.alarms, tolerance.ms);
  const states = compareStates(
    { regions: a.regions, since: a.since, end: a.until },
    { regions: b.regions, since: b.since, end: b.until },
    tolerance.ms,
  );
  const doses = compareDoses(a, b, tolerance.dose);
  const end = endDifferences(a, b, tolerance.ms);
  const moments = [
    ...states.flatMap(({ parted }) => (parted === null ? [] : [parted])),
    ...alarms.pairs.filter(({ differs }) => differs).map((pair) => Math.min(pair.a ?? Infinity, pair.b ?? Infinity)),
  ];
  return {
    tolerance,
    since: a.since,
    header: a.header === null || b.header === null ? [] : headerDifferences(a.header, b.header),
    end,
    alarms,
    states,
    doses,
    parted: moments.reduce<number | null>((least, t) => (least === null || t < least ? t : least), null),
    differences:
      end.length +
      alarms.differences +
      doses.differences +
      states.reduce((sum, { differences }) => sum + differences, 0),
  };
}
