import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXPORTS,
  type Exported,
  FORMATS,
  type Match,
  matchSequence,
  ownForm,
  readLog,
  type SequenceEvent,
  writeSequence,
} from '../../../sim/sequence/index.js';
import { ALARM_IDS, LOG_CODE_IDS } from '../../../src/protocol/index.js';
import { durationOf, type Instant } from '../../../src/units/index.js';
import { REGIONS } from '../../unit/sequence/shown.js';

const PHASES = ['raised', 'ended', 'acknowledged', 'escalated'] as const;
const TOLERANCE = 60_000;

/** Anything that may stand in a cell: formulas, quotes, delimiters, line ends, other scripts. */
const cell = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '-2',
    '+3',
    '@SUM(A1)',
    "'",
    "'=x",
    '"',
    'a,b',
    'a\r\nb',
    '\ta',
    ' a ',
    '-',
    '-5',
    '12',
    '007',
    '1e5',
    '\uFEFFa',
    '∞',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replaceAll('\u0000', '')),
);
const alarm = fc
  .tuple(fc.constantFrom(...ALARM_IDS), fc.constantFrom(...PHASES))
  .map(([id, phase]) => `alarm ${id} ${phase}`);
const entry = fc
  .tuple(fc.constantFrom(...LOG_CODE_IDS.filter((code) => !code.startsWith('alarm-'))), cell)
  .map(([code, about]) => `log ${code}${about.trim() === '' ? '' : ` ${about}`}`);

const fieldsOf = (what: Exported) =>
  fc
    .record(Object.fromEntries(EXPORTS[what].fields.map((name) => [name, cell])))
    .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== '')));

const events = (what: Exported, gap = 100_000) =>
  fc
    .array(fc.record({ after: fc.nat(gap), event: what === 'alarms' ? alarm : entry, fields: fieldsOf(what) }), {
      minLength: 1,
      maxLength: 25,
    })
    .map((list): SequenceEvent[] => {
      let at = 0;
      return list.map(({ after, event, fields }) => {
        at += after;
        return { at: at as Instant, event, fields };
      });
    });

function read(text: string, format: 'csv' | 'jsonl', tolerance = 0) {
  const span = durationOf(tolerance);
  const log = readLog(text, ownForm(REGIONS, { early: span, late: span }), format);
  if (!log.ok) throw new Error(JSON.stringify(log.issues));
  return log;
}

function matchOf(expected: readonly SequenceEvent[], run: readonly SequenceEvent[], tolerance = 0): Match {
  const log = read(writeSequence(expected, 'alarms', 'csv'), 'csv', tolerance);
  const match = matchSequence(log, run, ownForm(REGIONS));
  if (!match.ok) throw new Error(match.refusal.code);
  return match.value;
}

describe.each(FORMATS)('what is exported as %s', (format) => {
  it.each(Object.keys(EXPORTS) as Exported[])('is read again as it was, and is met by itself: %s', (what) => {
    fc.assert(
      fc.property(events(what), (list) => {
        const log = read(writeSequence(list, what, format), format);
        expect(log.events.map(({ time, event, fields }) => ({ at: time, event, fields }))).toEqual(list);
        const match = matchSequence(log, list, ownForm(REGIONS));
        expect(match).toMatchObject({ ok: true, value: { held: true, counts: { met: list.length } } });
      }),
    );
  });
});

it('no cell that is exported is a formula to a spreadsheet', () => {
  fc.assert(
    fc.property(events('log'), (list) => {
      const text = writeSequence(list, 'log', 'csv');
      const cells = [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(
        (found) => found[1] ?? found[2] ?? '',
      );
      for (const one of cells) expect(one).toMatch(/^(?![=+\-@\t\r])|^-?\d+(\.\d+)?$/);
    }),
  );
});

describe('a match of alarms', () => {
  it('does not mind when all come earlier or later by no more than the tolerance', () => {
    fc.assert(
      fc.property(events('alarms'), fc.integer({ min: -TOLERANCE, max: TOLERANCE }), (list, by) => {
        const later = list.map((one) => ({ ...one, at: (one.at + TOLERANCE) as Instant }));
        const shifted = later.map((one) => ({ ...one, at: (one.at + by) as Instant }));
        expect(matchOf(later, shifted, TOLERANCE)).toMatchObject({ held: true, counts: { met: list.length } });
      }),
    );
  });

  it('finds exactly one missing when one is dropped from the run, and one extra when one is dropped from the log', () => {
    fc.assert(
      fc.property(events('alarms'), fc.nat(), (list, n) => {
        const place = n % list.length;
        const dropped = list.filter((_, i) => i !== place);
        const less = matchOf(list, dropped, TOLERANCE);
        expect(less).toMatchObject({ held: false, counts: { missing: 1, extra: 0, late: 0, early: 0 } });
        expect(less.events.find(({ outcome }) => outcome === 'missing')?.event).toBe(list[place]?.event);
        if (dropped.length === 0) return;
        const more = matchSequence(read(writeSequence(dropped, 'alarms', 'csv'), 'csv', TOLERANCE), list, {
          ...ownForm(REGIONS),
          covers: ['alarm'],
        });
        expect(more).toMatchObject({
          ok: true,
          value: { held: false, counts: { missing: 0, extra: 1, late: 0, early: 0 } },
        });
      }),
    );
  });

  it('counts every event of the log and every one of the run once', () => {
    fc.assert(
      fc.property(events('alarms', 3_000_000), events('alarms', 3_000_000), (list, run) => {
        const { events: matched } = matchOf(list, run, TOLERANCE);
        expect(matched.filter(({ line }) => line !== null)).toHaveLength(list.length);
        expect(matched.filter(({ found }) => found !== null)).toHaveLength(run.length);
        for (const { outcome, offset } of matched) {
          if (offset === null) expect(['missing', 'extra']).toContain(outcome);
          else expect(Math.abs(offset) <= TOLERANCE).toBe(outcome === 'met' || outcome === 'out-of-order');
        }
      }),
    );
  });
});
