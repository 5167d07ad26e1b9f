import { DELIVERY_HEADS, type DoseParts, KIND_HEADS } from '../dose-table.js';
import type { Section } from './frame.js';
import { el, type Markup } from './markup.js';
import { type Column, facts, table } from './table.js';

const named = (heads: readonly string[], unnamed: string, numbers: readonly number[]): readonly Column[] =>
  heads.map((head, i): Column => [head === '' ? unnamed : head, numbers.includes(i) ? 'number' : 'text']);

function balanceOf(balance: NonNullable<DoseParts['balance']>): readonly Markup[] {
  const { had, went, verdict } = balance;
  const sides = [
    ...had.map(([where, volume]) => ({ cells: ['there was', where, volume] })),
    ...went.map(([where, volume]) => ({ cells: ['it is, or went', where, volume] })),
  ];
  const columns: readonly Column[] = [
    ['side', 'fixed'],
    ['where', 'text'],
    ['volume', 'number'],
  ];
  return [
    el('div', { className: 'keep' }, table('Balance of volumes', columns, sides)),
    el('p', { className: verdict.tone === 'bad' ? 'bad' : 'dim' }, `The balance is ${verdict.text}.`),
  ];
}

/** What was asked, given and received, and where every drop is. */
export function doseSection({ delivery, kinds, notes, balance }: DoseParts): Section {
  return {
    id: 'doses',
    heading: 'Doses and volumes',
    content: [
      table('Asked, given and received', named(DELIVERY_HEADS, 'quantity', [1, 2, 3, 4]), delivery),
      table('Given, by kind', named(KIND_HEADS, 'remark', [1, 2]), kinds),
      ...(notes.length === 0 ? [] : [facts(notes.map(({ about, text }) => [about, text]))]),
      ...(balance === null ? [] : balanceOf(balance)),
    ],
  };
}
