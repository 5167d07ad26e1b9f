import { parseDocument, Scalar } from 'yaml';
import { formatDuration } from '../../src/units/index.js';
import { type Failure, failureInWords, type Keep } from './failure.js';
import type { Measure, Shrunk } from './shrink.js';

/** Where a shrunken story came from. */
export type Origin = {
  /** the file that was shrunk, or how the story was drawn */
  readonly from: string;
  readonly seed: number;
  readonly failure: Failure;
  readonly keep: Keep;
};

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const measured = ({ steps, expectations, until_ms }: Measure): string =>
  `${counted(steps, 'step')}, ${counted(expectations, 'expectation')} and ${formatDuration(until_ms)}`;

const MARK = 'Found by shrinking ';

const purposeOf = ({ before, after, tries }: Shrunk, { from, seed, failure, keep }: Origin): string =>
  [
    `What fails: ${failureInWords(failure, keep)}.`,
    `${MARK}${from} with seed ${seed} in ${counted(tries, 'run')}: of ${measured(before)} are left ${measured(after)}.`,
    'It fails until that is mended; from then on it is the test that keeps it so.',
  ].join(' ');

/**
 * A shrunken story as a file: its purpose tells what fails and where it was found. One that has not become smaller stays as it is.
 *
 * @param shrunk  what shrinking gave
 */
export function toldAs(shrunk: Shrunk, origin: Origin): string {
  if (!shrunk.changed) return shrunk.text;
  const document = parseDocument(shrunk.text, { logLevel: 'silent' });
  const title = String(document.get('title'));
  const told = String(document.get('purpose')).includes(MARK);
  if (!told) document.set('title', document.createNode(`Still fails: ${title}`));
  const purpose = new Scalar(purposeOf(shrunk, origin));
  purpose.type = Scalar.BLOCK_FOLDED;
  document.set('purpose', purpose);
  return document.toString({ lineWidth: 120 });
}
