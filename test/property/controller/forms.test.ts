import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '../../../src/controller/clinician/form/field.js';
import { readForm } from '../../../src/controller/clinician/form/read.js';
import {
  type Draft,
  fieldsOf,
  type OrderName,
  type ProgrammerOrder,
  writeForm,
} from '../../../src/controller/index.js';
import { ORDERS } from '../../support/programmer-orders.js';

// The forms of the programmer (SR-056, SR-057): what stands in them is the order, and nothing else is.

const NAMES = Object.keys(ORDERS) as OrderName[];
const anyOrder = fc.oneof(...NAMES.map((name) => ORDERS[name]));

/** How many fields each form asks for before anything is filled in. */
const FIELD_COUNTS: { readonly [O in OrderName]: number } = {
  program: 5,
  prime: 2,
  purge: 0,
  bolus: 2,
  'square-bolus': 2,
  refill: 4,
  stop: 0,
  suspend: 1,
  resume: 0,
  'cancel-bolus': 0,
  'low-alarm': 1,
  'pause-audio': 0,
  acknowledge: 1,
  'self-test': 0,
  'set-clock': 1,
  interrogate: 0,
  'read-log': 1,
};

function written(order: ProgrammerOrder): Draft {
  const draft = writeForm(order);
  if (!draft.ok) throw new Error(draft.refusal.found);
  return draft.value;
}
const refusalsOf = (draft: Draft) => {
  const read = readForm(draft);
  return read.ok ? [] : read.refusals;
};

/** A form without what stands in one of its fields. */
function without({ order, words, numbers }: Draft, name: string): Draft {
  const left = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
  return { order, words: left(words), numbers: left(numbers) };
}
const labelsIn = (draft: Draft): string[] =>
  fieldsOf(draft).map((field) => (field.kind === 'number' ? field.number.label : field.label));

describe.each(NAMES)('the form of %s', (name) => {
  it('says exactly the order that it was written for', () => {
    fc.assert(
      fc.property(ORDERS[name], (order) => {
        expect(readForm(written(order))).toEqual({ ok: true, order });
      }),
      { numRuns: 150 },
    );
  });

  it('is empty when it is opened: whatever it asks for is missing, by name', () => {
    const draft = emptyDraft(name);
    expect(draft).toEqual({ order: name, words: {}, numbers: {} });
    const labels = labelsIn(draft);
    expect(labels).toHaveLength(FIELD_COUNTS[name]);
    expect(refusalsOf(draft).map(({ found }) => found)).toEqual(labels);
    for (const { code } of refusalsOf(draft))
      expect(['nothing-chosen', 'unit-not-chosen', 'number-empty']).toContain(code);
  });
});

it('a field that is left out is refused by its name, alone, wherever it stands', () => {
  fc.assert(
    fc.property(anyOrder, fc.nat(), (order, which) => {
      const draft = written(order);
      const fields = fieldsOf(draft);
      const field = fields[which % Math.max(1, fields.length)];
      if (field === undefined) return;
      const left = without(draft, field.name);
      expect(readForm(left).ok).toBe(false);
      const label = field.kind === 'number' ? field.number.label : field.label;
      expect(refusalsOf(left).map(({ found }) => found)).toEqual([label]);
    }),
    { numRuns: 500 },
  );
});

it('a number that is wrong is refused with its name, and so is a word', () => {
  const dose = written({ order: 'bolus', dose: 100 as never, duration: 60_000 as never });
  const typed = (text: string, unit: string | null): Draft => ({
    ...dose,
    numbers: { ...dose.numbers, dose: { text, unit } },
  });
  const refused = (draft: Draft) => refusalsOf(draft).map(({ code, found }) => `${code} ${found}`);
  expect(refused(typed('5.', 'mg'))).toEqual(['number-open-point dose: "5."']);
  expect(refused(typed('05', 'mg'))).toEqual(['number-malformed dose: "05 mg"']);
  expect(refused(typed('5', 'mL'))).toEqual(['unit-unknown dose: "5 mL"']);
  expect(refused(typed('5', null))).toEqual(['unit-not-chosen dose']);
  const prime: Draft = { order: 'prime', words: { extent: 'all of it', again: 'perhaps' }, numbers: {} };
  expect(refused(prime)).toEqual([
    'no-such-choice how much of the line: "all of it"',
    'no-such-choice primed before: "perhaps"',
  ]);
  const days = (on: string) =>
    refused({ ...program, words: { ...program.words, 'pattern.1.on': on } }).map((text) => text.split(' ')[0]);
  const program = written({
    order: 'program',
    prescription: {
      basal: { mode: 'flex', patterns: [{ days: [0, 6], steps: [{ at: 0 as never, dose: 1_000 as never }] }] },
      patient: null,
      limits: [],
    },
  });
  expect(program.words['pattern.1.on']).toBe('Mon Sun');
  expect(days('Mon Sun')).toEqual([]);
  for (const on of ['', 'Mon Mon', 'mon', 'Mon,Tue', 'Mon  Tue', 'Every day'])
    expect(days(on), on).toEqual(['no-such-choice']);
});

it('a count out of its range asks for no rows, and is refused', () => {
  const draft: Draft = {
    order: 'program',
    words: { mode: 'flex', patient: 'no', lasts: 'no', bridge: 'no' },
    numbers: { patterns: { text: '8', unit: 'patterns' }, limits: { text: '17', unit: 'limits' } },
  };
  expect(refusalsOf(draft).map(({ code, found }) => [code, found])).toEqual([
    ['above-hard-limit', 'patterns of days 8 patterns'],
    ['above-hard-limit', 'dose limits 17 limits'],
  ]);
  expect(fieldsOf(draft)).toHaveLength(6);
});

it('a part that is taken back is asked for no more, with all that stood in it', () => {
  const order: ProgrammerOrder = {
    order: 'program',
    prescription: { basal: { mode: 'minimum-rate' }, patient: null, limits: [] },
    bridge: { dose: 500 as never, volume: 1_000_000 as never },
  };
  const draft = written(order);
  const back: Draft = { ...without(draft, 'bridge.volume'), words: { ...draft.words, bridge: 'no' } };
  const { bridge: _, ...rest } = order;
  expect(readForm(back)).toEqual({ ok: true, order: rest });
});

describe('what no keys spell', () => {
  const bolus = (dose: number, duration: number): ProgrammerOrder => ({
    order: 'bolus',
    dose: dose as never,
    duration: duration as never,
  });
  const clock = (to: number): ProgrammerOrder => ({ order: 'set-clock', to: to as never });
  const flex = (days: readonly number[], at: number): ProgrammerOrder => ({
    order: 'program',
    prescription: {
      basal: { mode: 'flex', patterns: [{ days, steps: [{ at: at as never, dose: 1_000 as never }] }] },
      patient: null,
      limits: [],
    },
  });
  const wordsFor = (order: ProgrammerOrder): string => {
    const draft = writeForm(order);
    return draft.ok ? 'written' : draft.refusal.code;
  };

  it.each([
    ['a dose of a third', bolus(1 / 3, 1_000)],
    ['a dose of five decimals', bolus(0.00001, 1_000)],
    ['a dose of more digits than a field takes', bolus(12_345_678.901, 1_000)],
    ['a dose below nothing', bolus(-5, 1_000)],
    ['no number at all', bolus(Number.NaN, 1_000)],
    ['more than there is', bolus(Number.POSITIVE_INFINITY, 1_000)],
    ['a part of a millisecond', bolus(5, 0.5)],
    ['a volume finer than a microlitre', { order: 'low-alarm', at: 1_000_001 as never } as const],
    ['a count of more digits than a field takes', { order: 'read-log', newest: 123_456_789_000 } as const],
    ['a time between two minutes', clock(60_001)],
    ['a step between two minutes', flex([0], 30_000)],
    ['no day', flex([], 0)],
    ['a day twice', flex([1, 1], 0)],
    ['a day that is none', flex([7], 0)],
  ])('is refused and never rounded: %s', (_, order) => {
    expect(wordsFor(order)).toBe('cannot-be-keyed');
  });

  it('is not what a field has decimals for, to the last of its digits', () => {
    for (const dose of [1234.5678, 0.0001, 123_456.7891, 12_345_678.9, 9_999_999_999, 7_654_321_000])
      expect(readForm(written(bolus(dose, 86_399_999)))).toEqual({ ok: true, order: bolus(dose, 86_399_999) });
  });
});
