/** Where a value is not what it must be: a path from the value, empty for the value itself; null when it is. */
export type Check = (value: unknown) => string | null;

/** Any number, in range or not: ranges are the business of the rules, which say what they would accept. */
export const number: Check = (value) => (typeof value === 'number' ? null : '');

/** A name that is not empty. */
export const name: Check = (value) => (typeof value === 'string' && value !== '' ? null : '');

/** One of these words. */
export const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string) ? null : '';

/** Null, or what passes the check; not left out. */
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

/** A list of things that pass the check. */
export const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return '';
    for (let i = 0; i < value.length; i++) {
      const wrong = check(value[i]);
      if (wrong !== null) return `[${i}]${wrong}`;
    }
    return null;
  };

/** A record whose named fields pass their checks, and the optional ones where they are there; more fields may be there. */
export const record =
  (fields: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null) return '';
    for (const [field, check] of Object.entries(fields)) {
      const wrong = check((value as Readonly<Record<string, unknown>>)[field]);
      if (wrong !== null) return `.${field}${wrong}`;
    }
    for (const [field, check] of Object.entries(optional)) {
      const wrong = Object.hasOwn(value, field) ? check((value as Readonly<Record<string, unknown>>)[field]) : null;
      if (wrong !== null) return `.${field}${wrong}`;
    }
    return null;
  };

/** A record that is told apart by a word in one of its fields. */
export const kinds =
  (field: string, checks: Readonly<Record<string, Check>>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null) return '';
    const word = (value as Readonly<Record<string, unknown>>)[field];
    const check = typeof word === 'string' && Object.hasOwn(checks, word) ? checks[word] : undefined;
    return check === undefined ? `.${field}` : check(value);
  };
