import { sinceStart } from '../../src/units/index.js';
import { ToldFluid } from '../doses/index.js';
import type { TraceSink } from '../trace/index.js';
import { Bounded } from './bounded.js';
import { onPumpClock } from './clock-text.js';
import { columns, type Row } from './columns.js';
import { Folding, type Told } from './folding.js';
import { Joiner } from './joiner.js';
import { heading, type Line, line } from './line.js';
import { storyOf } from './story.js';

const FIRST_LINES = 160;
const LAST_LINES = 80;

/** The story of a run in bounded memory. */
export type Timeline = {
  readonly sink: TraceSink;
  readonly lines: () => readonly Line[];
  /** since start, pump clock, who, what: the first rows, how many were left out after them, and the last ones */
  readonly rows: () => { readonly head: readonly Row[]; readonly leftOut: number; readonly tail: readonly Row[] };
  readonly json: () => Readonly<Record<string, unknown>>;
};

const textOf = (told: Told): string =>
  told.repeats === 0 ? told.text : `...and ${told.repeats} more like it, the last here: ${told.text}`;

/** @returns a timeline that reads records as they are made */
export function createTimeline(): Timeline {
  const kept = new Bounded<Told>(FIRST_LINES, LAST_LINES);
  const folding = new Folding((told) => kept.add(told));
  const joiner = new Joiner((event) => folding.add(event));
  const clock: { readonly from: number; readonly offset: number }[] = [{ from: 0, offset: 0 }];
  const fluid = new ToldFluid();
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    joiner.flush();
    folding.end();
  };
  const offsetAt = (t: number): number => clock.findLast(({ from }) => from <= t)?.offset ?? 0;
  const rowOf = (told: Told): Row => ({
    cells: [sinceStart(told.t).padStart(13), onPumpClock(told.t, offsetAt(told.t)), told.who, textOf(told)],
    tone: told.repeats === 0 ? told.tone : 'dim',
  });
  return {
    sink: (record) => {
      if (record.kind === 'header') {
        clock[0] = { from: 0, offset: record.options.start_week_ms };
      }
      if (record.kind === 'clock' && record.what === 'told') {
        clock.push({ from: record.t, offset: offsetAt(record.t) + record.by_ms });
      }
      fluid.take(record);
      joiner.take(record, storyOf(record, fluid.concentration));
      if (record.kind === 'end') end();
    },
    rows: () => {
      end();
      const { head, leftOut, tail } = kept.parts();
      return { head: head.map(rowOf), leftOut, tail: tail.map(rowOf) };
    },
    lines: () => {
      end();
      const { head, leftOut, tail } = kept.parts();
      const gap: readonly Row[] =
        leftOut === 0
          ? []
          : [{ cells: ['', '', '', `... ${leftOut} lines left out; --trace FILE keeps every record`], tone: 'dim' }];
      if (head.length === 0) return [...heading('Timeline'), line('  nothing happened')];
      return [
        ...heading('Timeline'),
        ...columns(['since start', 'pump clock', 'who', 'what'], [...head.map(rowOf), ...gap, ...tail.map(rowOf)]),
      ];
    },
    json: () => {
      end();
      const { head, leftOut, tail } = kept.parts();
      const items = [...head, ...tail].map(({ t, who, text, repeats }) => ({ t_ms: t, who, text, repeats }));
      return { timeline: items, timeline_left_out: leftOut };
    },
  };
}
