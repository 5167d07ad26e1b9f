import { type ArrowName, wordOf } from '../../src/statechart/index.js';
import { type Instant, START } from '../../src/units/index.js';
import type { TraceRecord } from '../trace/index.js';
import { ARROWS } from '../world/index.js';

/** What stories are to cover. */
export const COVERS = ['transitions', 'alarms', 'pairs'] as const;
/** One of these. */
export type Cover = (typeof COVERS)[number];

/** Something that was met, and when. */
export type Sighting = { readonly mark: string; readonly at: Instant };

/** The arrow of each region that was taken last; where the next one joins on. */
export type Last = Readonly<Record<string, number>>;

/** Turns arrows and records, as they come, into names of what was met. */
export type Meter = {
  readonly moment: (at: Instant) => void;
  readonly took: (arrow: number) => void;
  readonly see: (record: TraceRecord) => void;
  readonly sightings: () => readonly Sighting[];
  readonly last: () => Last;
};

const FIRMWARE = ARROWS.firmware;

/** The name of one arrow after another of its region. */
export const pairOf = (one: ArrowName, next: ArrowName): string => `${wordOf(one)} | ${wordOf(next)}`;

const arrowMark = (cover: Cover, before: ArrowName | undefined, arrow: ArrowName): string | null => {
  if (cover === 'transitions') return wordOf(arrow);
  return cover === 'pairs' && before !== undefined ? pairOf(before, arrow) : null;
};

/** @param joins  where a story that goes on from a place joins on */
export function createMeter(cover: Cover, joins: Last = {}): Meter {
  const last: Record<string, number> = { ...joins };
  const sightings: Sighting[] = [];
  let now = START;
  return {
    moment: (at) => {
      now = at;
    },
    took: (id) => {
      const arrow = FIRMWARE[id];
      if (arrow === undefined) return;
      const mark = arrowMark(cover, FIRMWARE[last[arrow.region] ?? -1], arrow);
      last[arrow.region] = id;
      if (mark !== null) sightings.push({ mark, at: now });
    },
    see: (record) => {
      if (cover !== 'alarms' || record.kind !== 'alarm') return;
      if (record.phase === 'raised' || record.phase === 'ended')
        sightings.push({ mark: `${record.alarm} ${record.phase}`, at: record.t });
    },
    sightings: () => sightings,
    last: () => last,
  };
}
