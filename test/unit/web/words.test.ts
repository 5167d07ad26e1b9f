import { describe, expect, it } from 'vitest';
import de from '../../../sim/web/words/de.json' with { type: 'json' };
import en from '../../../sim/web/words/en.json' with { type: 'json' };

type Messages = { readonly [key: string]: string | Messages };

/** Every message by its way: `time.speeds.hour`. */
const flat = (messages: Messages, way = ''): readonly (readonly [string, string])[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${way}${key}`, value] as const] : flat(value, `${way}${key}.`),
  );

/** Messages that are the same word in both languages. */
const SAME = /^(page\.title|time\.speeds\.|handheld\.(bolus|status|reservoir)|plots\.reservoir|compare\.infusion)/;

describe('the message files', () => {
  it('have the same keys in the same order', () => {
    expect(flat(de).map(([way]) => way)).toEqual(flat(en).map(([way]) => way));
  });

  it('leave nothing empty, and nothing in the other language', () => {
    const english = new Map(flat(en));
    expect(flat(de).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(flat(de).filter(([way, text]) => english.get(way) === text && !SAME.test(way))).toEqual([]);
  });
});
