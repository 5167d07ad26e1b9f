/** Why something was not done, in the four parts that every answer of refusal has. */
export type Refusal = {
  /** kebab-case name of the rule that said no, stable across versions */
  readonly code: string;
  /** what was found, with its unit, as the user would write it */
  readonly found: string;
  /** what would have been accepted */
  readonly expected: string;
  /** what the user can do about it, as an order */
  readonly remedy: string;
};

/** An answer: a value, or the reason why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** @returns an answer that carries `value` */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/**
 * Answers "no" with a reason; never throws.
 *
 * @param code      kebab-case name of the rule
 * @param found     what was found
 * @param expected  what would have been accepted
 * @param remedy    what to do about it
 */
export const refuse = (
  code: string,
  found: string,
  expected: string,
  remedy: string,
): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal: { code, found, expected, remedy } });

/** @returns the refusal as one sentence: found, expected, remedy */
export const sentence = (refusal: Refusal): string =>
  `found ${refusal.found}; expected ${refusal.expected}; ${refusal.remedy}`;
