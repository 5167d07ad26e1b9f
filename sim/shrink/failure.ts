import { InvariantError } from '../../src/base/index.js';
import type { Instant } from '../../src/units/index.js';
import type { ExpectResult } from '../scenario/index.js';
import type { RunResult } from '../world/index.js';

/** A way in which a run fails, by what it means and not by where it stands: plain data, the same before and after lines have moved. */
export type Failure =
  | {
      readonly what: 'expectation';
      readonly kind: ExpectResult['kind'];
      /** the expectation in words */
      readonly text: string;
      /** what was found instead, without its numbers, and on which side it has missed */
      readonly found: string;
    }
  | { readonly what: 'finding'; readonly rule: string; readonly requirement: string }
  /** the emulator itself broke; `message` without its numbers */
  | { readonly what: 'broken'; readonly message: string };

/** A failure and when it showed. */
export type Shown = {
  readonly failure: Failure;
  /** null when it is the run as a whole that failed */
  readonly at: Instant | null;
};

/** How much of a failed expectation must stay the same: what it says and what was found instead, or what it says alone. */
export type Keep = 'found' | 'text';

const UNIT = '(?:mg|mcg|ng|g|mL|µL|nL|L|kPa|°C|V|cm|ms|min|s|h|d|%)(?:\\/(?:day|mL|h))?(?![a-z])';
const NUMBERS = new RegExp(`(?:-?\\d+(?:\\.\\d+)?(?: ?${UNIT})?\\s?)+`, 'g');

/** A text in which every number, with its unit, is `…`: `1d 3h`, `27min` and `-0.5 mL` all read the same. */
export const withoutNumbers = (text: string): string =>
  text.replace(NUMBERS, (found) => (found.endsWith(' ') ? '… ' : '…'));

/** The number of a step moves when another is left out; the step that is meant does not. */
const withoutPlace = (text: string): string => text.replace(/ of step \d+:/, ' of a step:');

function brokenBy(error: unknown): Failure {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const details = error instanceof InvariantError ? said.indexOf(' {') : -1;
  return { what: 'broken', message: withoutNumbers(details < 0 ? said : said.slice(0, details)) };
}

/** The failure that an emulator is that broke. */
export const brokenAt = (error: unknown, at: Instant): Shown => ({ failure: brokenBy(error), at });

/** All failures of a run: of its expectations in the order of the file, then of the oracle in the order of time, each rule once. */
export function failuresOf({ expectations, findings }: Pick<RunResult, 'expectations' | 'findings'>): readonly Shown[] {
  const expected = expectations
    .filter(({ held }) => !held)
    .map(({ kind, text, found, missed, at }): Shown => {
      // What was too much must not become too little: numbers may change, their side may not.
      const instead = `${withoutNumbers(found)}${missed === undefined ? '' : ` (${missed})`}`;
      const failure = { what: 'expectation', kind, text: withoutPlace(text), found: instead } as const;
      return { failure, at };
    });
  const rules = new Map<string, Shown>();
  for (const { rule, requirement, at } of findings) {
    const name = `${rule} ${requirement}`;
    if (!rules.has(name)) rules.set(name, { failure: { what: 'finding', rule, requirement }, at });
  }
  return [...expected, ...rules.values()];
}

/** Whether two failures are one and the same. */
export function isSame(a: Failure, b: Failure, keep: Keep): boolean {
  if (a.what === 'expectation' && b.what === 'expectation')
    return a.kind === b.kind && a.text === b.text && (keep === 'text' || a.found === b.found);
  if (a.what === 'finding' && b.what === 'finding') return a.rule === b.rule && a.requirement === b.requirement;
  return a.what === 'broken' && b.what === 'broken' && a.message === b.message;
}

/** A failure in words: what it is that must stay the same. */
export function failureInWords(failure: Failure, keep: Keep): string {
  if (failure.what === 'finding') return `the oracle’s rule ${failure.rule} (${failure.requirement}) does not hold`;
  if (failure.what === 'broken') return `the emulator itself breaks: ${failure.message}`;
  const instead = keep === 'text' ? '' : `, but ${failure.found}`;
  return `expected ${failure.text}${instead}`;
}
