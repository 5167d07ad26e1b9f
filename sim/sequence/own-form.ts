import { EXACT, type Tolerance } from './event.js';
import type { Meaning, SequenceMap } from './map.js';
import { parseEvent, type Regions } from './vocabulary.js';

/** Columns of our own form that every line has. */
export const OWN_TIME = 't_ms';
export const OWN_EVENT = 'event';

/** What a spreadsheet takes for a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;
const MARK = "'";
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * A cell as a spreadsheet may have it: text that begins like a formula gets an apostrophe before it, a plain number does not,
 * negative or not.
 */
export const harmless = (text: string): string =>
  (FORMULA.test(text) && !NUMBER.test(text)) || text.startsWith(MARK) ? MARK + text : text;

/** The text that {@link harmless} was given. */
export const asWritten = (cell: string): string => (cell.startsWith(MARK) ? cell.slice(1) : cell);

/**
 * The map of what `thecal export` writes: our own words, milliseconds since the start of the run, every other column a field.
 *
 * @param tolerance  of all events; to the millisecond when left out
 */
export function ownForm(regions: Regions, tolerance: Tolerance = EXACT): SequenceMap {
  return {
    format: null,
    delimiter: 'comma',
    clock: { form: 'milliseconds', zone: null, changes: [], overMidnight: false },
    timeColumn: OWN_TIME,
    eventColumns: [OWN_EVENT],
    fields: null,
    newestFirst: false,
    leaveOut: [],
    guarded: true,
    meaning: (written): Meaning => {
      const read = parseEvent(written, regions);
      return read.ok ? { is: written, tolerance } : { unknown: read.refusal };
    },
    covers: null,
    start: '0',
    order: 'strict',
    apart: null,
  };
}
