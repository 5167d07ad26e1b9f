import { describe, expect, it } from 'vitest';
import { ProgrammerBench } from '../../support/programmer-bench.js';

/** A programmer at a form, with one of its fields open. */
function at(order: string, ...keys: readonly string[]): ProgrammerBench {
  return new ProgrammerBench().connect().press(`order:${order}`, ...keys);
}
const bolus = (...keys: readonly string[]): ProgrammerBench => at('bolus', 'field:dose', ...keys);
const typed = ({ programmer }: ProgrammerBench, name = 'dose'): string => {
  const { text, unit } = programmer.screen().draft?.numbers[name] ?? { text: '', unit: null };
  return `${text} ${unit}`;
};
const entry = ({ programmer }: ProgrammerBench) => programmer.memory().panel.entry;
const refusals = ({ programmer }: ProgrammerBench) => programmer.screen().refusals.map(({ code }) => code);
/** What became of the last key that went down. */
const fate = ({ programmer }: ProgrammerBench): string | undefined => {
  const stroke = programmer.memory().keystrokes.findLast(({ move }) => move !== 'up');
  return stroke?.refusal?.code ?? stroke?.fate;
};
const move = (bench: ProgrammerBench, type: 'down' | 'up', key: string): ProgrammerBench => {
  bench.take({ type: `key.${type}`, at: bench.now, key });
  return bench;
};

describe('SR-056 a field', () => {
  it('is empty when it is opened for the first time, with a unit only where there is no choice', () => {
    for (const [order, field, unit] of [
      ['bolus', 'dose', null],
      ['bolus', 'duration', null],
      ['program', 'limits', 'limits'],
      ['refill', 'filled', 'mL'],
    ] as const)
      expect(entry(at(order, `field:${field}`))).toMatchObject({ text: '', unit });
  });

  it('is empty again in the next form, whatever was keyed in the one before', () => {
    const bench = bolus('unit:mg', '2', '.', '5').press('cancel', 'order:square-bolus', 'field:dose');
    expect([entry(bench)?.text, bench.programmer.screen().draft]).toEqual([
      '',
      { order: 'square-bolus', words: {}, numbers: { dose: { text: '', unit: null } } },
    ]);
  });

  it('holds what was keyed when it is opened again, and goes on from there', () => {
    const bench = bolus('unit:mg', '2', 'field:duration', 'unit:min', '7', 'field:dose');
    expect(entry(bench)).toMatchObject({ text: '2', unit: 'mg' });
    expect(typed(bench.press('.', '5'))).toBe('2.5 mg');
    expect(typed(bench, 'duration')).toBe('7 min');
  });

  it('takes no digit before a unit is chosen, and forgets its number with another one', () => {
    const bench = bolus('5');
    expect([typed(bench), fate(bench)]).toEqual([' null', 'unit-not-chosen']);
    expect(typed(bench.press('unit:mg', '5', 'unit:mg'))).toBe('5 mg');
    expect(typed(bench.press('unit:mcg'))).toBe(' mcg');
    expect([typed(bench.press('unit:mL')), fate(bench)]).toEqual([' mcg', 'unit-not-offered']);
    expect(refusals(bench.press('review'))).toEqual(['number-empty', 'unit-not-chosen']);
  });

  it('takes a key that bounces once', () => {
    const bench = bolus('unit:mg');
    move(bench, 'down', '5').wait(20);
    move(bench, 'up', '5').wait(20);
    move(bench, 'down', '5').wait(49);
    move(bench, 'up', '5').wait(200);
    expect([typed(bench), fate(bench)]).toEqual(['5 mg', 'bounced']);
    expect(typed(bench.press('5'))).toBe('55 mg');
  });

  it('hears one key at a time', () => {
    const bench = bolus('unit:mg');
    move(bench, 'down', '5').wait(100);
    move(bench, 'down', '8').wait(100);
    expect(fate(bench)).toBe('key-chord');
    move(bench, 'up', '5').wait(100);
    move(bench, 'up', '8').wait(100);
    expect(typed(bench)).toBe('5 mg');
  });

  it('is closed by a key that is stuck for a minute, with an alarm, until it is let go', () => {
    const bench = bolus('unit:mg', '1');
    move(bench, 'down', '5').wait(59_999);
    expect(bench.programmer.screen().stuck).toEqual([]);
    bench.wait(1);
    expect(bench.programmer.screen().stuck).toEqual(['5']);
    expect(fate(bench)).toBe('key-stuck');
    bench.press('7', 'review', 'approve', 'cancel');
    expect([bench.at, typed(bench), fate(bench)]).toEqual(['editing', '15 mg', 'key-stuck']);
    move(bench, 'up', '5').wait(100);
    expect([bench.programmer.screen().stuck, typed(bench.press('7'))]).toEqual([[], '157 mg']);
  });

  it('has no key stuck that confirms: who holds it down says nothing by it', () => {
    const bench = at('program', 'field:mode', 'choose:minimum-rate', 'field:patient', 'choose:no', 'field:limits', '0');
    bench.press('field:lasts', 'choose:no', 'field:bridge', 'choose:no', 'review');
    expect(bench.at).toBe('reviewing');
    move(bench, 'down', 'approve').wait(3_000);
    expect(bench.at).toBe('reading-back');
    move(bench, 'down', 'confirm').wait(3_000);
    expect([bench.at, fate(bench)]).toEqual(['reading-back', 'key-chord']);
    expect(bench.given).toEqual(['interrogate']);
  });

  it('takes a word that it offers and no other, and only for itself', () => {
    const bench = at('prime', 'choose:full-system');
    const words = () => bench.programmer.screen().draft?.words;
    expect(words()).toEqual({});
    bench.press('field:extent', 'choose:all', 'choose:yes');
    expect(words()).toEqual({});
    bench.press('choose:full-system');
    expect(words()).toEqual({ extent: 'full-system' });
    bench.press('field:dose', 'field:', 'field:constructor', 'choose:catheter-only');
    expect(words()).toEqual({ extent: 'catheter-only' });
  });
});

describe('SR-057 a number', () => {
  it.each([
    ['.5', '5 mg', 'taken', 'number-bare-point'],
    ['05', '0 mg', 'number-leading-zero'],
    ['1.2.3', '1.23 mg', 'taken', 'number-second-point'],
    ['1.23456', '1.2345 mg', 'number-too-fine'],
    ['12345678901', '1234567890 mg', 'number-too-long'],
  ])('is the keys that were taken and nothing else: %s', (keys, text, last, ...others) => {
    const bench = bolus('unit:mg', ...keys);
    const codes = bench.programmer
      .memory()
      .keystrokes.flatMap(({ refusal }) => (refusal === null ? [] : [refusal.code]));
    expect([typed(bench), fate(bench)]).toEqual([text, last]);
    expect(codes).toEqual(last === 'taken' ? others : [last]);
  });

  it.each([
    ['low-alarm', 'at', ['1', '2', '.', '3', '4', '5', '6'], '12.345 mL'],
    ['suspend', 'span', ['unit:min', '1', '.', '5'], '15 min'],
  ])('is never finer than its unit has decimals: %s', (order, field, keys, text) => {
    const open = order === 'suspend' ? ['field:ends', 'choose:yes'] : [];
    expect(typed(at(order, ...open, `field:${field}`, ...keys), field)).toBe(text);
  });

  it('that is out of its range stays as it was keyed, and is refused by name', () => {
    const bench = at('program', 'field:limits', '1', '7').press('review');
    const limits = bench.programmer.screen().refusals.find(({ code }) => code === 'above-hard-limit');
    expect(limits).toMatchObject({ found: 'dose limits 17 limits', expected: 'at most 16 limits (hard limit)' });
    expect([bench.at, typed(bench, 'limits'), entry(bench)?.text]).toEqual(['editing', '17 limits', '17']);
    expect(typed(bench.press('delete'), 'limits')).toBe('1 limits');
    expect(bench.given).toEqual(['interrogate']);
  });

  it('with an open point is no number yet', () => {
    const bench = bolus('unit:mg', '5', '.', 'field:duration', 'unit:min', '9', 'review');
    expect([bench.at, refusals(bench)]).toEqual(['editing', ['number-open-point']]);
    expect(bench.press('field:dose', '1', 'review').at).toBe('reviewing');
    expect(bench.programmer.screen().review?.words).toBe('bolus 5.1 mg over 9min');
  });
});
