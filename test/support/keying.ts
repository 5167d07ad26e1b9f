import {
  type EntryState,
  emptyEntry,
  freshKeypad,
  type KeyStep,
  type Keystroke,
  keyDown,
  keyUp,
  type NumberField,
  numberField,
} from '../../src/controller/index.js';
import type { Instant } from '../../src/units/index.js';

/** Fields of every kind, with limits where a test needs one. */
export const FIELDS = {
  dose: numberField({
    name: 'daily-dose',
    label: 'daily dose',
    kind: 'daily-dose',
    units: [
      { unit: 'mg/day', decimals: 3 },
      { unit: 'mcg/day', decimals: 1 },
    ],
    hard: { least: 10, most: 15_000 },
    soft: { least: 50, most: 10_000 },
  }),
  bolus: numberField({
    name: 'bolus',
    label: 'bolus',
    kind: 'mass',
    units: [{ unit: 'mcg', decimals: 1 }],
    hard: { least: null, most: 500 },
    soft: null,
  }),
  volume: numberField({
    name: 'filled',
    label: 'volume filled',
    kind: 'volume',
    units: [{ unit: 'mL', decimals: 2 }],
    hard: { least: 0, most: 40_000_000_000 },
    soft: { least: 1_000_000_000, most: null },
  }),
  lockout: numberField({
    name: 'lockout',
    label: 'lockout',
    kind: 'span',
    units: [
      { unit: 'h', decimals: 2 },
      { unit: 'min', decimals: 0 },
    ],
    hard: { least: 300_000, most: null },
    soft: null,
  }),
  concentration: numberField({
    name: 'concentration',
    label: 'concentration',
    kind: 'concentration',
    units: [
      { unit: 'mg/mL', decimals: 3 },
      { unit: 'mcg/mL', decimals: 0 },
    ],
    hard: null,
    soft: null,
  }),
  count: numberField({
    name: 'boluses',
    label: 'boluses a day',
    kind: 'count',
    units: [{ unit: 'boluses', decimals: 0 }],
    hard: { least: 1, most: 48 },
    soft: null,
  }),
} as const satisfies Readonly<Record<string, NumberField>>;

/** Keys and an empty field, as a screen opens it. */
export const opened = (field: NumberField, unit?: string): EntryState => ({
  keypad: freshKeypad(),
  entry: emptyEntry(field, unit),
});

/** A finger on the keys: it presses and lets go, one key every `pace` milliseconds, and keeps the log. */
export class Finger {
  readonly log: Keystroke[] = [];
  state: EntryState;
  now: number;

  constructor(state: EntryState, now = 1_000) {
    this.state = state;
    this.now = now;
  }

  private take = ({ state, keystroke }: KeyStep): this => {
    this.state = state;
    this.log.push(keystroke);
    return this;
  };

  down = (key: string, at = this.now): this => this.take(keyDown(this.state, key, this.at(at)));
  up = (key: string, at = this.now): this => this.take(keyUp(this.state, key, this.at(at)));

  private at(moment: number): Instant {
    this.now = moment;
    return moment as Instant;
  }

  /** Presses each key for half of the pace and waits for the other half. */
  press(keys: readonly string[], pace = 200): this {
    for (const key of keys) {
      this.down(key).up(key, this.now + pace / 2);
      this.now += pace / 2;
    }
    return this;
  }

  get text(): string | undefined {
    return this.state.entry?.text;
  }

  get last(): Keystroke | undefined {
    return this.log.at(-1);
  }

  /** What became of every key that went down. */
  get fates(): readonly string[] {
    return this.log.filter(({ move }) => move === 'down').map(({ fate, refusal }) => refusal?.code ?? fate);
  }
}
