import { z } from 'zod';
import type { Result } from '../../../src/base/index.js';
import { shown } from '../trouble.js';

/** What a message about a node has to know; zod carries it as the text of the error. */
export type Facts = {
  /** what is expected here, in words */
  readonly what: string;
  /** a valid value as written in a file */
  readonly example: string;
  /** keys or words that are valid here */
  readonly known?: readonly string[];
};

/** Shape of a map: key → schema. */
export type Shape = Readonly<Record<string, z.ZodType>>;

const told = (facts: Facts) => ({ error: (): string => JSON.stringify(facts) });

/** A map with exactly these keys. */
export const map = <S extends Shape>(what: string, example: string, shape: S) =>
  z.strictObject(shape, told({ what, example, known: Object.keys(shape) })).meta({ description: what });

/** Anything that is written at all; it is read by its parts. */
export const present = (what: string, example: string) =>
  z.custom<unknown>((written) => written !== undefined && written !== null, told({ what, example }));

/** One word of a list. */
export const word = <const W extends readonly [string, ...string[]]>(what: string, words: W) =>
  z.enum(words, told({ what: `${what}: one of ${words.join(', ')}`, example: words[0], known: words }));

/** Any text of at least one character. */
export const text = (what: string, example: string) =>
  z.string(told({ what, example })).min(1, told({ what, example })).meta({ description: what });

/** A whole number in a range, both ends included. */
export const whole = (what: string, example: string, from: number, to: number) =>
  z
    .int(told({ what, example }))
    .min(from, told({ what, example }))
    .max(to, told({ what, example }))
    .meta({ description: what });

/** A list of at least `least` entries, and of at most `most` where that is said. */
export function list<T extends z.ZodType>(what: string, example: string, item: T, least = 0, most?: number) {
  const error = told({ what, example });
  const entries = z.array(item, error).min(least, error);
  return most === undefined ? entries : entries.max(most, error).meta({ description: what });
}

/**
 * A value that one of the project's doors reads; what the door refuses becomes the issue, word for word.
 *
 * @param json  JSON Schema of the written form; text when left out
 */
export const door = <T>(
  what: string,
  example: string,
  parse: (written: unknown) => Result<T>,
  json: Readonly<Record<string, unknown>> = { type: 'string' },
) =>
  z
    .unknown()
    .meta({ ...json, description: what, examples: [example] })
    .transform((written, context): T => {
      const read = parse(written);
      if (read.ok) return read.value;
      const missing = written === undefined || written === null;
      const { found, expected, remedy } = read.refusal;
      context.issues.push({
        code: 'custom',
        input: written,
        params: {
          refusal: missing ? null : { found, expected, remedy },
          facts: { what: expected, example },
        },
      });
      return z.NEVER;
    });

/** Exactly one of these: a bare word, or a map with one key whose value is the choice. */
export function choice<Out>(
  what: string,
  example: string,
  words: Readonly<Record<string, Out>>,
  shape: Readonly<Record<string, z.ZodType<Out>>>,
): z.ZodType<Out> {
  const bare = Object.keys(words);
  const known = [...new Set([...bare, ...Object.keys(shape)])];
  const facts: Facts = { what: `${what}: one of ${known.join(', ')}`, example, known };
  const options: Record<string, z.ZodType<Out | undefined>> = {};
  for (const [key, schema] of Object.entries(shape)) options[key] = schema.optional();
  const chosen = z
    .strictObject(options, told(facts))
    .meta({ description: what, minProperties: 1, maxProperties: 1 })
    .transform((value, context): Out => {
      const [only, ...more] = Object.entries(value).filter(([, inner]) => inner !== undefined);
      if (only?.[1] !== undefined && more.length === 0) return only[1];
      if (only === undefined && context.issues.length > 0) return z.NEVER;
      const found = Object.keys(value).length === 0 ? shown(value) : `${Object.keys(value).join(' and ')} together`;
      const refusal = { found, expected: facts.what, remedy: 'write exactly one of these' };
      context.issues.push({ code: 'custom', input: value, params: { refusal, facts } });
      return z.NEVER;
    });
  const word = z.enum(bare, told(facts)).transform((key, context): Out => {
    const order = words[key];
    if (order !== undefined) return order;
    context.issues.push({ code: 'custom', input: key, params: { refusal: null, facts } });
    return z.NEVER;
  });
  if (bare.length === 0) return chosen;
  if (Object.keys(shape).length === 0) return word;
  return z.union([word, chosen], told(facts));
}
