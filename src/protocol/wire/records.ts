import type { Reading } from './reading.js';
import type { Wire } from './wire.js';
import { lengthOf } from './words.js';

/** A field that may be left out. */
export type OptionalWire<T> = Wire<T | undefined> & { readonly optional: true };

type Field<V> = undefined extends V ? OptionalWire<Exclude<V, undefined>> : Wire<V>;
type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

/** Fields one after the other, in the order in which they are written down here. */
export function record<T extends object>(fields: Fields<T>): Wire<T> {
  const entries = Object.entries(fields) as [keyof T & string, Wire<unknown>][];
  return {
    form: { kind: 'record', fields: entries.map(([name, { form }]) => ({ name, form })) },
    put(out, value) {
      for (const [name, wire] of entries) wire.put(out, value[name]);
    },
    take(from) {
      const value: Record<string, unknown> = {};
      for (const [name, wire] of entries) {
        const taken = wire.take(from);
        if (taken !== undefined) value[name] = taken;
      }
      return value as T;
    },
  };
}

function present(from: Reading): boolean {
  const { at } = from;
  const byte = from.u8();
  if (byte > 1) from.refuse(at, `a mark of ${byte}`, '0 for nothing, or 1');
  return byte === 1;
}

const maybe = <T, N>(wire: Wire<T>, nothing: N): Wire<T | N> => ({
  form: { kind: 'option', of: wire.form },
  put(out, value) {
    out.push(value === nothing ? 0 : 1);
    if (value !== nothing) wire.put(out, value as T);
  },
  take: (from) => (present(from) ? wire.take(from) : nothing),
});

/** A value or null: a mark of 0 for null, or 1 and the value. */
export const orNull = <T>(wire: Wire<T>): Wire<T | null> => maybe(wire, null);

/** A field that may be left out: a mark of 0, or 1 and the value. */
export const optional = <T>(wire: Wire<T>): OptionalWire<T> => ({ ...maybe(wire, undefined), optional: true });

/** A list of at most `most` entries, their number before them on two bytes. */
export const list = <T>(wire: Wire<T>, most: number): Wire<readonly T[]> => ({
  form: { kind: 'list', of: wire.form, most },
  put(out, values) {
    out.push(...lengthOf(values.length, most));
    if (values.length <= most) for (const value of values) wire.put(out, value);
  },
  take(from) {
    const { at } = from;
    const count = from.u16();
    if (count > most) from.refuse(at, `a list of ${count}`, `at most ${most}`);
    const values: T[] = [];
    for (let i = 0; i < count && from.fault === null; i++) values.push(wire.take(from));
    return values;
  },
});

type Case<T, Tag extends keyof T, V> = Omit<Extract<T, { readonly [K in Tag]: V }>, Tag>;
type Cases<T, Tag extends keyof T> = {
  readonly [V in T[Tag] & string]: readonly [number: number, wire: Wire<Case<T, Tag, V>>];
};

/** One of several records, told apart by the word in `tag`, which stands first as its number. */
export function choice<T extends object, Tag extends keyof T & string>(tag: Tag, cases: Cases<T, Tag>): Wire<T> {
  const entries = Object.entries(cases) as [string, readonly [number, Wire<object>]][];
  const byName = new Map(entries);
  const byNumber = new Map(entries.map(([name, [number, wire]]) => [number, [name, wire] as const]));
  return {
    form: { kind: 'choice', tag, cases: entries.map(([name, [number, { form }]]) => ({ name, number, form })) },
    put(out, value) {
      const [number, wire] = byName.get(String(value[tag])) ?? [0xff, NOTHING];
      out.push(number);
      wire.put(out, value);
    },
    take(from) {
      const { at } = from;
      const number = from.u8();
      const [name, wire] = byNumber.get(number) ?? ['', NOTHING];
      if (name === '') from.refuse(at, `${tag} ${number}`, `one of ${[...byNumber.keys()].join(', ')}`);
      return { [tag]: name, ...wire.take(from) } as unknown as T;
    },
  };
}

/** Nothing follows. */
export const NOTHING: Wire<object> = record<object>({});
