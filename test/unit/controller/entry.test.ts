import { describe, expect, it } from 'vitest';
import { DIGITS_MOST } from '../../../src/controller/entry/config.js';
import {
  deadlinePassed,
  type Entry,
  emptyEntry,
  enteredValue,
  entryDeadline,
  KEY_SPANS,
  keysFor,
  type NumberField,
  numberField,
  shownAs,
  softWarning,
  stuckKeys,
} from '../../../src/controller/index.js';
import { type Concentration, type Instant, parseDose, parseVolume } from '../../../src/units/index.js';
import { FIELDS, Finger, opened } from '../../support/keying.js';

// The rules of number entry (SR-056) and of its limits (SR-057, SR-059), each as a table.

const { dose, bolus, volume, lockout, concentration, count } = FIELDS;

/** Keys of a field in one of its units, one after the other; every character of `text` is a key, `<` deletes and `!` clears. */
const keyed = (field: NumberField, text: string, unit?: string): Finger =>
  new Finger(opened(field, unit)).press([...text].map((key) => ({ '<': 'delete', '!': 'clear' })[key] ?? key));

/** An entry that stands so, however it came about. */
const entry = (field: NumberField, text: string, unit?: string): Entry => ({ ...emptyEntry(field, unit), text });

const answerOf = (of: Entry): number | string => {
  const value = enteredValue(of);
  return value.ok ? value.value : value.refusal.code;
};

describe('G1: a key that bounces adds no digit', () => {
  const { debounce } = KEY_SPANS;

  it.each([
    [
      'closes again at once',
      [
        ['down', 0],
        ['up', 1],
        ['down', 2],
      ],
      '4',
    ],
    [
      'closes again after letting go',
      [
        ['down', 0],
        ['up', 200],
        ['down', 200 + debounce - 1],
      ],
      '4',
    ],
    [
      'closes again as soon as it may',
      [
        ['down', 0],
        ['up', 200],
        ['down', 200 + debounce],
      ],
      '44',
    ],
    [
      'is reported down twice',
      [
        ['down', 0],
        ['down', debounce - 1],
      ],
      '4',
    ],
    [
      'chatters on',
      [
        ['down', 0],
        ['up', 30],
        ['down', 60],
        ['up', 90],
        ['down', 120],
        ['up', 150],
        ['down', 180],
      ],
      '4',
    ],
    [
      'chatters and is pressed again',
      [
        ['down', 0],
        ['up', 30],
        ['down', 60],
        ['up', 90],
        ['down', 90 + debounce],
      ],
      '44',
    ],
  ] as const)('%s', (_, moves, text) => {
    const finger = new Finger(opened(bolus));
    for (const [move, at] of moves) finger[move]('4', at);
    expect(finger.text).toBe(text);
  });

  it('4.8 is 4.8, bounced or not, and each key tells its own bounce', () => {
    const finger = new Finger(opened(bolus));
    finger.down('4', 0).up('4', 3).down('4', 5).up('4', 100);
    finger.down('.', 110).up('.', 115).down('.', 118).up('.', 140).down('4', 145).up('4', 146).down('8', 190);
    expect(finger.text).toBe('4.8');
    expect(finger.fates).toEqual(['taken', 'bounced', 'taken', 'bounced', 'bounced', 'taken']);
  });

  it('two keys after each other are two presses, however fast', () => {
    expect(new Finger(opened(bolus)).down('4', 0).up('4', 1).down('5', 2).text).toBe('45');
  });
});

describe('what a key makes of the text', () => {
  it.each<
    readonly [guard: string, field: NumberField, unit: string | undefined, keys: string, text: string, last: string]
  >([
    ['G2', bolus, undefined, '4.5', '4.5', 'taken'],
    ['G2', bolus, undefined, '4..', '4.', 'number-second-point'],
    ['G2', dose, 'mg/day', '4.5.', '4.5', 'number-second-point'],
    ['G2', dose, 'mg/day', '4.5.7', '4.57', 'taken'],
    ['G3', bolus, undefined, '.', '', 'number-bare-point'],
    ['G3', bolus, undefined, '.5', '5', 'taken'],
    ['G3', bolus, undefined, '0.5', '0.5', 'taken'],
    ['G5', bolus, undefined, '0', '0', 'taken'],
    ['G5', bolus, undefined, '05', '0', 'number-leading-zero'],
    ['G5', bolus, undefined, '00', '0', 'number-leading-zero'],
    ['G5', bolus, undefined, '100', '100', 'taken'],
    ['G5', dose, 'mg/day', '0.05', '0.05', 'taken'],
    ['G7', bolus, undefined, '4.55', '4.5', 'number-too-fine'],
    ['G7', bolus, undefined, '4.50', '4.5', 'number-too-fine'],
    ['G7', dose, 'mg/day', '1.2345', '1.234', 'number-too-fine'],
    ['G7', count, undefined, '4.', '4', 'number-too-fine'],
    ['G7', count, undefined, '.', '', 'number-too-fine'],
    ['G7', lockout, 'min', '4.', '4', 'number-too-fine'],
    ['G6', volume, undefined, '99', '99', 'taken'],
    ['length', volume, undefined, '1'.repeat(DIGITS_MOST), '1'.repeat(DIGITS_MOST), 'taken'],
    ['length', volume, undefined, '1'.repeat(DIGITS_MOST + 1), '1'.repeat(DIGITS_MOST), 'number-too-long'],
    ['length', bolus, undefined, '123456789.0', '123456789.0', 'taken'],
    ['length', bolus, undefined, '1234567890.0', '1234567890.', 'number-too-long'],
    ['delete', bolus, undefined, '4.<', '4', 'taken'],
    ['delete', bolus, undefined, '<', '', 'taken'],
    ['delete', bolus, undefined, '4.5<<<0', '0', 'taken'],
    ['clear', bolus, undefined, '4.5!', '', 'taken'],
    ['G8', dose, undefined, '4', '', 'unit-not-chosen'],
    ['G8', dose, undefined, '.', '', 'unit-not-chosen'],
  ])('%s: in %o, %s: %s leaves "%s", its last key %s', (_, field, unit, keys, text, last) => {
    const finger = keyed(field, keys, unit);
    expect(finger.text).toBe(text);
    expect(finger.fates.at(-1)).toBe(last);
  });

  it('says what is wrong, what would be right and what to do', () => {
    expect(keyed(dose, '4..', 'mg/day').log.at(-2)?.refusal).toEqual({
      code: 'number-second-point',
      found: '"4.."',
      expected: 'one decimal point',
      remedy: 'delete the first point',
    });
    expect(keyed(dose, '1.2345', 'mg/day').log.at(-2)?.refusal?.expected).toBe('at most 3 decimals in mg/day');
    expect(keyed(count, '4.').log.at(-2)?.refusal?.expected).toBe('whole boluses');
  });
});

describe('G3, G6: what may be left as it stands', () => {
  it.each<readonly [field: NumberField, unit: string | undefined, text: string, answer: number | string]>([
    [bolus, undefined, '', 'number-empty'],
    [bolus, undefined, '5.', 'number-open-point'],
    [bolus, undefined, '0.', 'number-open-point'],
    [dose, undefined, '', 'unit-not-chosen'],
    [bolus, undefined, '0', 0],
    [bolus, undefined, '500', 500],
    [bolus, undefined, '500.0', 500],
    [bolus, undefined, '500.1', 'above-hard-limit'],
    [dose, 'mg/day', '15', 15_000],
    [dose, 'mg/day', '15.001', 'above-hard-limit'],
    [dose, 'mcg/day', '15000.1', 'above-hard-limit'],
    [dose, 'mg/day', '0.01', 10],
    [dose, 'mg/day', '0.009', 'below-hard-limit'],
    [dose, 'mcg/day', '10', 10],
    [dose, 'mcg/day', '9.9', 'below-hard-limit'],
    [volume, undefined, '40', 40_000_000_000],
    [volume, undefined, '40.01', 'above-hard-limit'],
    [volume, undefined, '0.13', 130_000_000],
    [volume, undefined, '9999999999', 'volume-too-large'],
    [lockout, 'h', '0.08', 'below-hard-limit'],
    [lockout, 'h', '0.09', 324_000],
    [lockout, 'min', '5', 300_000],
    [concentration, 'mg/mL', '0.5', 500],
    [concentration, 'mcg/mL', '500', 500],
    [count, undefined, '48', 48],
    [count, undefined, '49', 'above-hard-limit'],
    [count, undefined, '0', 'below-hard-limit'],
  ])('%o in %s: "%s" is %s', (field, unit, text, answer) => {
    expect(answerOf(entry(field, text, unit))).toBe(answer);
  });

  it('what is out of range stays as it was keyed, and is told in its own unit', () => {
    const { state } = keyed(dose, '25.500', 'mg/day');
    const value = state.entry && enteredValue(state.entry);
    expect(value).toEqual({
      ok: false,
      refusal: {
        code: 'above-hard-limit',
        found: 'daily dose 25.500 mg/day',
        expected: 'at most 15 mg/day (hard limit)',
        remedy: 'key another number; nothing was changed',
      },
    });
    expect(state.entry?.text).toBe('25.500');
    const low = enteredValue(entry(dose, '1', 'mcg/day'));
    expect(low.ok ? '' : low.refusal.expected).toBe('at least 10 mcg/day (hard limit)');
    const high = enteredValue(entry(dose, '25500', 'mcg/day'));
    expect(high.ok ? '' : `${high.refusal.found} ${high.refusal.expected}`).toBe(
      'daily dose 25,500 mcg/day at most 15,000 mcg/day (hard limit)',
    );
  });

  it('a limit that is a product with noise refuses nothing that is equal to it', () => {
    const noisy = numberField({ ...bolus, hard: { least: 0.1 * 3, most: 0.3 * 3 } });
    expect(noisy.hard?.least).toBeGreaterThan(0.3);
    expect(noisy.hard?.most).toBeLessThan(0.9);
    expect(answerOf(entry(noisy, '0.3'))).toBe(0.3);
    expect(answerOf(entry(noisy, '0.9'))).toBe(0.9);
  });
});

describe('SR-059: soft limits ask, hard limits refuse', () => {
  it.each([
    ['10.001', 'mg/day', 'above-soft-limit'],
    ['10', 'mg/day', null],
    ['0.05', 'mg/day', null],
    ['0.049', 'mg/day', 'below-soft-limit'],
    ['49.9', 'mcg/day', 'below-soft-limit'],
    ['15.001', 'mg/day', null],
    ['5.', 'mg/day', null],
  ] as const)('%s %s: %s', (text, unit, code) => {
    expect(softWarning(entry(dose, text, unit))?.code ?? null).toBe(code);
  });

  it('says the limit and what to do', () => {
    expect(softWarning(entry(dose, '12', 'mg/day'))).toEqual({
      code: 'above-soft-limit',
      found: 'daily dose 12 mg/day',
      expected: 'at most 10 mg/day (soft limit)',
      remedy: 'confirm it once more, or key another number',
    });
  });

  it('a field without ranges asks and refuses nothing', () => {
    const of = entry(concentration, '9999999', 'mcg/mL');
    expect(answerOf(of)).toBe(9_999_999);
    expect(softWarning(of)).toBeNull();
  });
});

describe('G4: zeros at the end', () => {
  it.each([
    ['1.50', '1.50', '1.5'],
    ['1.00', '1.00', '1'],
    ['0.00', '0.00', '0'],
    ['10', '10', '10'],
    ['100', '100', '100'],
    ['5.', '5.', '5.'],
    ['0', '0', '0'],
    ['', '', ''],
    ['1200', '1,200', '1,200'],
    ['1234567.50', '1,234,567.50', '1,234,567.5'],
    ['123456.12', '123,456.12', '123,456.12'],
    ['0.12', '0.12', '0.12'],
  ])('"%s" is shown as %s while it is keyed, and then as %s', (text, underWay, entered) => {
    const of = entry(volume, text);
    expect(shownAs(of, null)).toMatchObject({ underWay, entered, unit: 'mL' });
    expect(of.text).toBe(text);
  });

  it('are part of the text and of its value as ever', () => {
    const of = keyed(volume, '1.50').state.entry;
    expect(of?.text).toBe('1.50');
    expect(of && answerOf(of)).toBe(1_500_000_000);
  });
});

describe('G8: the unit stands beside the number', () => {
  it('a field with one unit has it, a field with several has none until one is chosen', () => {
    expect(emptyEntry(bolus).unit).toBe('mcg');
    expect(emptyEntry(dose).unit).toBeNull();
    expect(emptyEntry(dose, 'mcg/day').unit).toBe('mcg/day');
    expect(() => emptyEntry(dose, 'mL')).toThrow(/does not offer/);
  });

  it('another unit clears the number, the same one and one that is not offered leave it', () => {
    const finger = keyed(dose, '4.5', 'mg/day').press(['unit:mg/day']);
    expect(finger.text).toBe('4.5');
    expect(finger.press(['unit:mL']).text).toBe('4.5');
    expect(finger.fates.at(-1)).toBe('unit-not-offered');
    expect(finger.press(['unit:mcg/day']).state.entry).toMatchObject({ text: '', unit: 'mcg/day' });
    expect(finger.press(['7']).state.entry).toMatchObject({ text: '7', unit: 'mcg/day' });
    expect(finger.press(['clear']).state.entry).toMatchObject({ text: '', unit: 'mcg/day' });
  });
});

describe('G11: a line for every key', () => {
  it('tells the moment, field, key, what became of it, and the text before and after', () => {
    const finger = new Finger(opened(dose, 'mg/day')).down('4', 10).up('4', 110).down('unit:mcg/day', 200);
    const common = { field: 'daily-dose', refusal: null };
    const empty = { text: '', unit: 'mg/day' };
    const four = { text: '4', unit: 'mg/day' };
    expect(finger.log).toEqual([
      { ...common, at: 10, key: '4', move: 'down', fate: 'taken', before: empty, after: four },
      { ...common, at: 110, key: '4', move: 'up', fate: 'released', before: four, after: four },
      {
        ...common,
        at: 200,
        key: 'unit:mcg/day',
        move: 'down',
        fate: 'taken',
        before: four,
        after: { text: '', unit: 'mcg/day' },
      },
    ]);
  });

  it('tells a refused key with the reason, and a key that came up without having been down', () => {
    const finger = keyed(bolus, '.');
    expect(finger.log[0]).toMatchObject({
      fate: 'refused',
      refusal: { code: 'number-bare-point' },
      after: { text: '' },
    });
    expect(finger.up('9').last).toMatchObject({ key: '9', move: 'up', fate: 'stray' });
    expect(finger.up('.').last).toMatchObject({ fate: 'stray' });
  });

  it('passes on what is no key of a number, and every key while no field is open', () => {
    expect(keyed(bolus, '4').press(['ok']).fates).toEqual(['taken', 'passed']);
    const closed = new Finger({ ...opened(bolus), entry: null }).press(['4', 'delete']);
    expect(closed.fates).toEqual(['passed', 'passed']);
    expect(closed.last).toMatchObject({ field: null, before: null, after: null });
  });
});

describe('G12: the same in other words', () => {
  const at = 20_000 as Concentration;

  it.each<
    readonly [field: NumberField, unit: string | undefined, text: string, c: Concentration | null, readonly string[]]
  >([
    [dose, 'mg/day', '3', null, ['3,000 mcg/day']],
    [dose, 'mg/day', '3', at, ['3,000 mcg/day', '0.15 mL/day at 20 mg/mL']],
    [dose, 'mcg/day', '100', at, ['0.1 mg/day', '0.005 mL/day at 20 mg/mL']],
    [dose, 'mcg/day', '100', 700 as Concentration, ['0.1 mg/day', 'about 0.142857 mL/day at 700 mcg/mL']],
    [dose, 'mg/day', '3', 0 as Concentration, ['3,000 mcg/day']],
    [dose, 'mg/day', '3.', at, []],
    [dose, undefined, '', at, []],
    [dose, 'mg/day', '99', at, ['99,000 mcg/day', '4.95 mL/day at 20 mg/mL']],
    [bolus, undefined, '250.5', at, ['0.2505 mg', '0.012525 mL at 20 mg/mL']],
    [volume, undefined, '35.2', at, ['704 mg at 20 mg/mL']],
    [volume, undefined, '35.2', null, []],
    [concentration, 'mg/mL', '0.5', at, ['500 mcg/mL']],
    [concentration, 'mcg/mL', '500', null, ['0.5 mg/mL']],
    [lockout, 'h', '1.50', at, ['1h 30min']],
    [lockout, 'min', '90', null, ['1h 30min']],
    [count, undefined, '4', at, []],
  ])('%o in %s: %s at %s is %j', (field, unit, text, c, conversions) => {
    expect(shownAs(entry(field, text, unit), c).conversions).toEqual(conversions);
  });
});

describe('G13: one key at a time', () => {
  it('a second key is not heard while the first is held, and neither adds a digit twice', () => {
    const finger = new Finger(opened(bolus)).down('4', 0).down('5', 100).up('4', 200).up('5', 300);
    expect(finger.text).toBe('4');
    expect(finger.log.map(({ fate }) => fate)).toEqual(['taken', 'chord', 'released', 'released']);
    expect(finger.log[1]?.refusal).toEqual({
      code: 'key-chord',
      found: 'key "5" while key "4" is held',
      expected: 'one key at a time',
      remedy: 'let go of key "4", then press "5"',
    });
    expect(finger.down('5', 400).text).toBe('45');
  });

  it('nor a third one while the second is still down', () => {
    const finger = new Finger(opened(bolus)).down('4', 0).down('5', 100).up('4', 200).down('6', 300);
    expect(finger.text).toBe('4');
    expect(finger.up('5', 400).up('6', 500).down('6', 600).text).toBe('46');
  });

  it('nor any key that is none of the field, or together with one', () => {
    expect(new Finger(opened(bolus)).down('4', 0).down('ok', 100).fates).toEqual(['taken', 'key-chord']);
    expect(new Finger(opened(bolus)).down('ok', 0).down('4', 100).fates).toEqual(['passed', 'key-chord']);
  });

  it('nor because the first one bounces', () => {
    const finger = new Finger(opened(bolus)).down('4', 0).up('4', 5).down('4', 8).down('5', 20);
    expect(finger.fates).toEqual(['taken', 'bounced', 'key-chord']);
  });

  it('a key that is held does not repeat', () => {
    const finger = new Finger(opened(bolus)).down('4', 0).down('4', 500).down('4', 1_000);
    expect(finger.text).toBe('4');
    expect(finger.fates).toEqual(['taken', 'repeated', 'repeated']);
  });
});

describe('G14: a key that is stuck', () => {
  const limit: number = KEY_SPANS.stuckAfter;

  it('has a deadline only while it is held', () => {
    const finger = new Finger(opened(bolus));
    expect(entryDeadline(finger.state)).toBeNull();
    expect(entryDeadline(finger.down('4', 700).state)).toBe(700 + limit);
    expect(entryDeadline(finger.down('5', 800).state)).toBe(700 + limit);
    expect(entryDeadline(finger.up('4', 900).state)).toBe(800 + limit);
    expect(entryDeadline(finger.up('5', 1_000).state)).toBeNull();
  });

  it('is told once, at its moment and not before, and closes the entry until it is let go', () => {
    const finger = new Finger(opened(bolus)).down('4', 0);
    expect(deadlinePassed(finger.state, (limit - 1) as Instant)).toBeNull();
    const told = deadlinePassed(finger.state, limit as Instant);
    expect(told?.keystroke).toMatchObject({ key: '4', move: 'held', fate: 'stuck', refusal: { code: 'key-stuck' } });
    expect(told?.keystroke.refusal?.found).toBe('key "4" held for 1min');
    if (told === null) return;
    finger.state = told.state;
    expect(stuckKeys(finger.state.keypad)).toEqual(['4']);
    expect(entryDeadline(finger.state)).toBeNull();
    expect(deadlinePassed(finger.state, (2 * limit) as Instant)).toBeNull();

    expect(finger.down('5', limit + 1_000).last).toMatchObject({ fate: 'stuck', refusal: { code: 'key-stuck' } });
    expect(finger.up('5', limit + 1_100).text).toBe('4');
    expect(stuckKeys(finger.state.keypad)).toEqual(['4']);
    finger.up('4', limit + 2_000);
    expect(stuckKeys(finger.state.keypad)).toEqual([]);
    expect(finger.down('5', limit + 3_000).text).toBe('45');
  });

  it('closes the entry also before anybody was told, and stays stuck if it is reported down again', () => {
    const finger = new Finger(opened(bolus)).down('4', 0);
    expect(finger.down('5', limit).last?.fate).toBe('stuck');
    const told = deadlinePassed(finger.up('5', limit).state, limit as Instant);
    if (told !== null) finger.state = told.state;
    expect(stuckKeys(finger.down('4', limit + 500).state.keypad)).toEqual(['4']);
    expect(entryDeadline(finger.state)).toBeNull();
  });

  it('is found among several that are held, and the one held first is named', () => {
    const finger = new Finger(opened(bolus)).down('4', 0).down('5', 100).down('6', 200);
    expect(finger.last?.refusal?.found).toBe('key "6" while key "4" is held');
    expect(finger.up('6', 300).down('6', limit).last).toMatchObject({ fate: 'stuck' });
    expect(finger.last?.refusal?.remedy).toBe('let go of key "4"; if it stays down, use another programmer');
  });

  it('is each key by itself: two are told one after the other', () => {
    const finger = new Finger(opened(bolus)).down('4', 0).down('5', 0);
    const first = deadlinePassed(finger.state, limit as Instant);
    expect(first && entryDeadline(first.state)).toBe(limit);
    const second = first && deadlinePassed(first.state, limit as Instant);
    expect([first?.keystroke.key, second?.keystroke.key]).toEqual(['4', '5']);
    expect(second && entryDeadline(second.state)).toBeNull();
  });

  it('counts anew when it was let go', () => {
    const finger = new Finger(opened(bolus))
      .down('4', 0)
      .up('4', limit - 10)
      .down('4', limit - 5);
    expect(finger.last?.fate).toBe('bounced');
    expect(entryDeadline(finger.state)).toBe(2 * limit - 5);
  });
});

describe('G15: nothing stands in a field before it is keyed', () => {
  it.each(Object.values(FIELDS))('$name', (field) => {
    expect(emptyEntry(field).text).toBe('');
    expect(emptyEntry(field, field.units[0]?.unit).text).toBe('');
    expect(enteredValue(emptyEntry(field)).ok).toBe(false);
  });
});

describe('a field that could not be keyed exactly is none', () => {
  it.each<readonly [why: string, change: Partial<NumberField>]>([
    ['no unit', { units: [] }],
    ['a unit of something else', { units: [{ unit: 'mL', decimals: 1 }] }],
    [
      'a unit twice',
      {
        units: [
          { unit: 'mcg', decimals: 1 },
          { unit: 'µg', decimals: 1 },
        ],
      },
    ],
    ['half a decimal', { units: [{ unit: 'mcg', decimals: 0.5 }] }],
    ['less than none', { units: [{ unit: 'mcg', decimals: -1 }] }],
    ['more decimals than digits', { units: [{ unit: 'mcg', decimals: DIGITS_MOST }] }],
    ['half a picolitre', { kind: 'volume', units: [{ unit: 'nL', decimals: 4 }] }],
    ['half a millisecond', { kind: 'span', units: [{ unit: 's', decimals: 4 }] }],
    ['half a bolus', { kind: 'count', units: [{ unit: 'boluses', decimals: 1 }] }],
    ['a hard range the wrong way', { hard: { least: 2, most: 1 } }],
    ['a soft range the wrong way', { soft: { least: 2, most: 1 } }],
  ])('%s', (_, change) => {
    expect(() => numberField({ ...bolus, ...change })).toThrow(/^entry: /);
  });

  it('one that can is', () => {
    expect(() => numberField({ ...bolus, kind: 'volume', units: [{ unit: 'nL', decimals: 3 }] })).not.toThrow();
    expect(() => numberField({ ...bolus, hard: { least: 2, most: 2 } })).not.toThrow();
  });
});

describe('the keys of a written quantity', () => {
  it.each<readonly [text: string, unit: string, field: NumberField, keys: readonly string[] | string]>([
    ['1.5', 'mg/day', dose, ['unit:mg/day', '1', '.', '5']],
    ['100', 'µg/day', dose, ['unit:mcg/day', '1', '0', '0']],
    ['4', 'ug', bolus, ['4']],
    ['.5', 'mcg', bolus, ['.', '5']],
    ['', 'mcg', bolus, []],
    ['4', 'mg', bolus, 'unit-not-offered'],
    ['1,200', 'mcg', bolus, 'number-without-keys'],
    ['-4', 'mcg', bolus, 'number-without-keys'],
  ])('%s %s', (text, unit, field, keys) => {
    const found = keysFor(text, unit, field);
    expect(found.ok ? found.value : found.refusal.code).toEqual(keys);
  });

  it('keyed into an empty entry give the text, and the value that its door reads', () => {
    const found = keysFor('2.750', 'mg/day', dose);
    const { entry: of } = new Finger(opened(dose)).press(found.ok ? found.value : []).state;
    expect(of).toMatchObject({ text: '2.750', unit: 'mg/day' });
    expect(of && enteredValue(of)).toEqual(parseDose('2.750 mg/day'));
    const filled = keysFor('18.05', 'mL', volume);
    const { entry: other } = new Finger(opened(volume)).press(filled.ok ? filled.value : []).state;
    expect(other && enteredValue(other)).toEqual(parseVolume('18.05 mL'));
  });
});
