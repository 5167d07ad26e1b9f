import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIGITS_MOST } from '../../../src/controller/entry/config.js';
import {
  deadlinePassed,
  type Entry,
  enteredValue,
  entryDeadline,
  KEY_SPANS,
  type Keystroke,
  keyDown,
  keysFor,
  keyUp,
  type NumberField,
  shownAs,
  softWarning,
  stuckKeys,
} from '../../../src/controller/index.js';
import {
  type Concentration,
  type Instant,
  parseConcentration,
  parseDose,
  parseDuration,
  parseMass,
  parseVolume,
} from '../../../src/units/index.js';
import { FIELDS, Finger, opened } from '../../support/keying.js';

// The rules of number entry (SR-056, SR-057) under any keys at any moments.

const fields: fc.Arbitrary<NumberField> = fc.constantFrom(...Object.values(FIELDS));
const figures = fc.constantFrom(...'0123456789.');
const keys = fc.oneof(
  { weight: 8, arbitrary: figures },
  fc.constantFrom('delete', 'clear', 'ok', 'unit:mg/day', 'unit:mcg/day', 'unit:min', 'unit:', 'constructor', ''),
);
const { debounce, stuckAfter } = KEY_SPANS;
const gaps = fc.oneof(
  fc.nat({ max: 2 * debounce }),
  fc.nat({ max: 1_000 }),
  fc.constantFrom(0, debounce - 1, debounce, stuckAfter - 1, stuckAfter, stuckAfter + 1),
);

type Move = { readonly down: boolean; readonly key: string; readonly at: number };
const lone = fc.record({ down: fc.boolean(), key: keys, gap: gaps }).map((move) => [move]);
const press = fc.tuple(keys, gaps, gaps).map(([key, wait, hold]) => [
  { down: true, key, gap: wait },
  { down: false, key, gap: hold },
]);
/** Whole presses, and moves that belong to none. */
const moves: fc.Arbitrary<readonly Move[]> = fc
  .array(fc.oneof({ weight: 4, arbitrary: press }, lone), { maxLength: 40 })
  .map((all) => {
    let at = 0;
    return all.flat().map(({ down, key, gap }) => {
      at += gap;
      return { down, key, at };
    });
  });
/** Few keys, so that they meet. */
const crowded = moves.map((all) => all.map((move) => ({ ...move, key: '458'[move.key.charCodeAt(0) % 3] ?? '4' })));

/** All of them one after the other; deadlines are kept, unless nobody asks. */
function played(field: NumberField, all: readonly Move[], deadlines = true): Finger {
  const finger = new Finger(opened(field, field.units[0]?.unit));
  for (const { down, key, at } of all) {
    for (
      let due = entryDeadline(finger.state);
      deadlines && due !== null && due <= at;
      due = entryDeadline(finger.state)
    ) {
      const told = deadlinePassed(finger.state, due);
      if (told === null) throw new Error('a deadline at which nothing happens');
      finger.state = told.state;
      finger.log.push(told.keystroke);
    }
    if (down) finger.down(key, at);
    else finger.up(key, at);
  }
  return finger;
}

const decimalsOf = (entry: Entry): number => entry.field.units.find(({ unit }) => unit === entry.unit)?.decimals ?? 0;

describe('any keys at any moments', () => {
  it('leave a text of the form of a number, plain data, and never throw', () => {
    fc.assert(
      fc.property(fields, moves, fc.double({ min: 0, max: 1e6, noNaN: true }), (field, all, c) => {
        const { state, log } = played(field, all);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(log.filter(({ move }) => move !== 'held')).toHaveLength(all.length);
        const { entry } = state;
        if (entry === null) throw new Error('the field was closed');
        expect(entry.text).toMatch(/^(?:(?:0|[1-9]\d*)(?:\.\d*)?)?$/);
        expect(entry.text.split('.')[1]?.length ?? 0).toBeLessThanOrEqual(decimalsOf(entry));
        expect(entry.text.replace('.', '').length).toBeLessThanOrEqual(DIGITS_MOST);
        const value = enteredValue(entry);
        const { least, most } = field.hard ?? { least: null, most: null };
        if (value.ok) {
          expect(value.value).toBeGreaterThanOrEqual(least ?? 0);
          expect(value.value).toBeLessThanOrEqual(most ?? Number.MAX_SAFE_INTEGER);
        } else expect(softWarning(entry)).toBeNull();
        const shown = shownAs(entry, c as Concentration);
        expect(shown.underWay.replaceAll(',', '')).toBe(entry.text);
        expect(Number(shown.entered.replaceAll(',', ''))).toBe(Number(entry.text));
        expect(shown.unit).toBe(entry.unit);
      }),
      { numRuns: 300 },
    );
  });

  it('the text is what the keys that were taken spell, and the log follows it line by line', () => {
    fc.assert(
      fc.property(fields, moves, (field, all) => {
        const { state, log } = played(field, all);
        let text = '';
        let unit = field.units[0]?.unit;
        for (const { key, fate, before, after: then } of log) {
          expect(before).toEqual({ text, unit });
          if (fate === 'taken') {
            if (key === 'clear') text = '';
            else if (key === 'delete') text = text.slice(0, -1);
            else if (key.startsWith('unit:')) {
              if (unit !== key.slice(5)) text = '';
              unit = key.slice(5);
            } else text += key;
          }
          expect(then).toEqual({ text, unit });
        }
        expect(state.entry).toMatchObject({ text, unit });
      }),
      { numRuns: 300 },
    );
  });

  /** The same from the whole history of moves, without any memory between them. */
  const heard = (all: readonly Move[], i: number): 'heard' | 'bounced' | 'held' | 'alone' => {
    const now = all[i];
    if (now === undefined) return 'alone';
    const before = all.slice(0, i);
    const isDown = (key: string): boolean => before.findLast((move) => move.key === key)?.down ?? false;
    const others = new Set(before.map(({ key }) => key).filter((key) => key !== now.key));
    // A key that came up without having been down has not moved.
    const moved = before.filter((move, j) => move.key === now.key && (move.down || wasDown(all, j))).at(-1);
    if (moved !== undefined && now.at - moved.at < debounce) return 'bounced';
    if (isDown(now.key)) return 'held';
    return [...others].some(isDown) ? 'alone' : 'heard';
  };
  const wasDown = (all: readonly Move[], i: number): boolean =>
    all.slice(0, i).findLast((move) => move.key === all[i]?.key)?.down ?? false;

  const EXPECTED: Readonly<Record<ReturnType<typeof heard>, readonly Keystroke['fate'][]>> = {
    heard: ['taken', 'refused', 'passed'],
    bounced: ['bounced'],
    held: ['repeated'],
    alone: ['chord', 'stuck'],
  };

  it.each([
    ['any', moves],
    ['few', crowded],
  ])('a press is heard if its key has not just moved and no key is down, and never else: %s keys', (_, some) => {
    fc.assert(
      fc.property(some, fc.boolean(), (all, deadlines) => {
        const { log } = played(FIELDS.bolus, all, deadlines);
        const fates = log.filter(({ move }) => move !== 'held').map(({ fate }) => fate);
        for (const [i, { down }] of all.entries()) {
          const fate = fates[i] as Keystroke['fate'];
          const asPressed = down ? EXPECTED[heard(all, i)] : [wasDown(all, i) ? 'released' : 'stray'];
          expect(asPressed).toContain(fate);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a key is stuck exactly while it has been down for its span, and nothing is taken meanwhile', () => {
    fc.assert(
      fc.property(crowded, (all) => {
        const { state, log, now } = played(FIELDS.bolus, all);
        const since = new Map<string, number>();
        for (const { key, down, at } of all) {
          if (!down) since.delete(key);
          else if (!since.has(key)) since.set(key, at);
        }
        const held = [...since].filter(([, from]) => now - from >= stuckAfter).map(([key]) => key);
        // A deadline at the last moment may have been told before the key came up, so it is asked once more.
        let last = state;
        for (
          let told = deadlinePassed(last, now as Instant);
          told !== null;
          told = deadlinePassed(last, now as Instant)
        )
          last = told.state;
        expect([...stuckKeys(last.keypad)].sort()).toEqual(held.sort());
        const open = new Set<string>();
        for (const { key, move, fate } of log) {
          if (move === 'held') open.add(key);
          else if (move === 'up') open.delete(key);
          else if (open.size > 0) expect(['stuck', 'bounced', 'repeated']).toContain(fate);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('bounces add nothing, wherever they happen', () => {
  const bounces = fc.array(fc.nat({ max: debounce - 1 }), { maxLength: 6 });
  fc.assert(
    fc.property(fields, fc.array(fc.tuple(keys, bounces, bounces), { maxLength: 25 }), (field, all) => {
      const unit = field.units[0]?.unit;
      const calm = new Finger(opened(field, unit)).press(all.map(([key]) => key));
      const worn = new Finger(opened(field, unit));
      const chatter = (key: string, gapsOf: readonly number[], from: 'up' | 'down'): void => {
        const [first, second] = from === 'up' ? (['down', 'up'] as const) : (['up', 'down'] as const);
        for (const gap of gapsOf) {
          worn[first](key, worn.now + gap);
          worn[second](key);
        }
      };
      for (const [key, pressing, letting] of all) {
        worn.down(key);
        chatter(key, pressing, 'down');
        worn.up(key, worn.now + 100);
        chatter(key, letting, 'up');
        worn.now += 100;
      }
      expect(worn.state.entry).toEqual(calm.state.entry);
    }),
    { numRuns: 200 },
  );
});

const DOORS: Readonly<Record<NumberField['kind'], (text: string) => ReturnType<typeof enteredValue>>> = {
  'daily-dose': parseDose,
  mass: parseMass,
  volume: parseVolume,
  span: parseDuration,
  concentration: parseConcentration,
  count: (text) => ({ ok: true, value: Number(text.split(' ')[0]) }),
};

/** A number as it may be written in one of the units of a field. */
const writtenIn = fields.chain((field) =>
  fc.constantFrom(...field.units).chain(({ unit, decimals }) =>
    fc
      .tuple(
        fc.nat({ max: 999_999 }),
        fc.integer({ min: 0, max: Math.min(decimals, DIGITS_MOST - 6) }),
        fc.nat({ max: 9_999 }),
      )
      .map(([whole, digits, part]) => {
        const tail = digits === 0 ? '' : `.${String(part).padStart(4, '0').slice(-digits)}`;
        return { field, unit, text: `${whole}${tail}` };
      }),
  ),
);

describe('a written number', () => {
  it('is keyed by its keys, exactly, and means what its door says', () => {
    fc.assert(
      fc.property(writtenIn, ({ field, unit, text }) => {
        const found = keysFor(text, unit, field);
        if (!found.ok) throw new Error(found.refusal.found);
        const { entry } = new Finger(opened(field)).press(found.value).state;
        expect(entry).toMatchObject({ text, unit });
        const value = entry && enteredValue({ ...entry, field: { ...field, hard: null } });
        expect(value).toEqual(DOORS[field.kind](`${text} ${unit}`));
        expect(value?.ok).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is read to the last picolitre', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        const { entry } = new Finger(opened(FIELDS.volume)).press([...text]).state;
        const value = entry && enteredValue({ ...entry, field: { ...FIELDS.volume, hard: null } });
        expect(value).toEqual({ ok: true, value: Number(BigInt(hundredths) * 10_000_000n) });
      }),
    );
  });

  it('is refused out of its range and stands there as it was, and is taken as it is within', () => {
    fc.assert(
      fc.property(writtenIn, ({ field, unit, text }) => {
        const found = keysFor(text, unit, field);
        const { entry } = new Finger(opened(field)).press(found.ok ? found.value : []).state;
        const door = DOORS[field.kind](`${text} ${unit}`);
        if (entry === null || !door.ok) throw new Error('nothing was keyed');
        const { least, most } = field.hard ?? { least: null, most: null };
        const value = enteredValue(entry);
        const code = value.ok ? value.value : value.refusal.code;
        if (most !== null && door.value > most) expect(code).toBe('above-hard-limit');
        else if (least !== null && door.value < least) expect(code).toBe('below-hard-limit');
        else expect(code).toBe(door.value);
        expect(entry.text).toBe(text);
        // The keys go on from there: nothing was put in for what was refused.
        expect(
          keyUp(keyDown({ ...opened(field), entry }, 'delete', 0 as Instant).state, 'delete', 9 as Instant).state.entry,
        ).toMatchObject({ text: text.slice(0, -1) });
      }),
      { numRuns: 300 },
    );
  });
});
