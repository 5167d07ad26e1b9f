import { type Duration, formatDuration, type Instant } from '../../../src/units/index.js';
import type { Comparison, Condition, Expectation, Quantity } from '../scenario.js';
import { fillIn } from './fill-in.js';
import type { SignalReader } from './signals.js';
import { addSample, emptyWindow, newest, type WindowMemory, type WindowPoint } from './window.js';

type Windowed = Extract<Quantity, { window: unknown }>;
type Listener = (from: WindowPoint, to: WindowPoint, since: number) => void;
type Window = {
  readonly quantity: Windowed;
  readonly kind: Comparison['kind'];
  memory: WindowMemory;
  readonly listeners: Listener[];
};

const keyOf = (quantity: Windowed, kind: string): string =>
  `${quantity.signal}(${formatDuration(quantity.window)}) ${kind}`;

/** The conditions of an expectation. */
export function conditionsIn(expectation: Expectation): readonly Condition[] {
  if (expectation.kind === 'at') return expectation.conditions;
  if (expectation.kind === 'always' || expectation.kind === 'sometimes') return [expectation.condition];
  return expectation.kind === 'never' && 'condition' in expectation.what ? [expectation.what.condition] : [];
}

/** The windows that an expectation looks through, and how a judge's snapshot calls them. */
export const windowsIn = (expectation: Expectation): readonly { readonly key: string; readonly span: Duration }[] =>
  conditionsIn(expectation).flatMap((condition) => {
    if (!('compare' in condition) || !('window' in condition.compare.quantity)) return [];
    const { quantity, kind } = condition.compare;
    return [{ key: keyOf(quantity, kind), span: quantity.window }];
  });

/** Everything numeric that expectations look at: signals now, and windows that slide along. */
export type Quantities = {
  /** whether a window has to be fed at every moment */
  readonly sliding: boolean;
  /** the value now; a window must have been fed at this moment */
  readonly value: (comparison: Comparison, at: Instant) => number;
  /** hears of every stretch of a window */
  readonly listen: (quantity: Windowed, kind: Comparison['kind'], listener: Listener) => void;
  readonly feed: (at: Instant) => void;
  readonly save: () => Readonly<Record<string, WindowMemory>>;
  /** @param at  where the world stands: a window that was not saved is fed from there on */
  readonly restore: (saved: Readonly<Record<string, WindowMemory>>, at: Instant) => void;
};

const total = (quantity: Quantity): 'delivered.total' | 'commanded.total' =>
  quantity.signal.startsWith('commanded') ? 'commanded.total' : 'delivered.total';

/** @param expectations  whose windows are to slide */
export function createQuantities(expectations: readonly Expectation[], reader: SignalReader): Quantities {
  const windows = new Map<string, Window>();
  for (const condition of expectations.flatMap(conditionsIn)) {
    if (!('compare' in condition) || !('window' in condition.compare.quantity)) continue;
    const { quantity, kind } = condition.compare;
    const key = keyOf(quantity, kind);
    if (!windows.has(key)) windows.set(key, { quantity, kind, memory: emptyWindow(), listeners: [] });
  }
  const given = (quantity: Quantity, kind: string, at: Instant): number =>
    kind === 'mass' ? reader.mass(total(quantity), at) : reader.signal(total(quantity), at);
  return {
    sliding: windows.size > 0,
    value: ({ quantity, kind }, at) => {
      if ('window' in quantity) return windows.get(keyOf(quantity, kind))?.memory.last.sum ?? 0;
      return kind === 'mass' ? given(quantity, kind, at) : reader.signal(quantity.signal, at);
    },
    listen: (quantity, kind, listener) => windows.get(keyOf(quantity, kind))?.listeners.push(listener),
    feed: (at) => {
      for (const { quantity, kind, memory, listeners } of windows.values()) {
        const read = (moment: number): number => given(quantity, kind, moment as Instant);
        const sample = (moment: number, value: number): void =>
          addSample(memory, quantity.window, moment, value, (from, to) => {
            for (const listener of listeners) listener(from, to, memory.since);
          });
        const value = read(at);
        const last = newest(memory);
        if (quantity.signal === 'delivered.last') fillIn(quantity.window, last, { at, value }, read, sample);
        sample(at, value);
      }
    },
    save: () => structuredClone(Object.fromEntries([...windows].map(([key, { memory }]) => [key, memory]))),
    restore: (saved, at) => {
      for (const [key, window] of windows) {
        const { quantity, kind } = window;
        window.memory = structuredClone(saved[key] ?? emptyWindow(at, given(quantity, kind, at)));
      }
    },
  };
}
