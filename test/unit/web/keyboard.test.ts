import { describe, expect, it } from 'vitest';
import { keyFor } from '../../../sim/web/programmer/keyboard.js';

type Event = Parameters<typeof keyFor>[0];
type Screen = Parameters<typeof keyFor>[1];
/** An element within one of this kind. */
const within = (kind: string) => ({ closest: (selector: string) => (selector.split(', ').includes(kind) ? {} : null) });
const event = (key: string, held: Partial<Event> = {}): Event => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: within(''),
  ...held,
});
const on = (at: Screen['at'], kind: 'word' | 'number' | null = null): Screen =>
  ({ at, form: kind === null ? null : { order: 'bolus', fields: [{ kind, open: true }] } }) as unknown as Screen;

describe('a key of the keyboard at the programmer', () => {
  it.each([
    ['7', '7'],
    ['.', '.'],
    [',', '.'],
    ['Backspace', 'delete'],
    ['Delete', 'clear'],
    ['a', null],
    ['Tab', null],
    [' ', null],
    ['12', null],
  ])('%s keys %s where a number is open, and nothing where none is', (key, keyed) => {
    expect(keyFor(event(key), on('editing', 'number'))).toBe(keyed);
    expect(keyFor(event(key), on('editing', 'word'))).toBeNull();
    expect(keyFor(event(key), on('menu'))).toBeNull();
  });

  it.each([
    ['editing', 'review'],
    ['told', 'ok'],
    ['away', null],
    ['menu', null],
    ['reviewing', null],
    ['doubting', null],
    ['reading-back', null],
  ] as const)('Enter on %s is %s: nothing is sent or confirmed by it', (at, key) => {
    expect(keyFor(event('Enter'), on(at))).toBe(key);
  });

  it('is the button’s that has the focus, and the field’s', () => {
    expect(keyFor(event('Enter', { target: within('button') }), on('editing'))).toBeNull();
    expect(keyFor(event('5', { target: within('button') }), on('editing', 'number'))).toBe('5');
    for (const kind of ['input', 'select'])
      expect(keyFor(event('5', { target: within(kind) }), on('editing', 'number'))).toBeNull();
  });

  it('is the browser’s where another key is held', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
      expect(keyFor(event('1', held), on('editing', 'number'))).toBeNull();
  });
});
