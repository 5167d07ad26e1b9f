import type { StepWords } from '../../show/index.js';
import { useWords } from '../words/words.js';

/** The gist of a step: `fault kink`, `patient request-bolus`. */
const gistOf = (words: StepWords): string =>
  Object.entries(words)
    .map(([key, value]) => {
      if (typeof value !== 'object' || value === null) return `${key} ${String(value)}`;
      const { kind } = value as { readonly kind?: unknown };
      return `${key} ${typeof kind === 'string' ? kind : Object.keys(value).join(' ')}`;
    })
    .join(', ');

/** What was done last, for those who see nothing of it on the picture, or see no picture; the programmer answers each key itself. */
export function Done({ done }: { readonly done: StepWords | null }) {
  const { time } = useWords();
  const isKey = typeof done?.clinician === 'object' && done.clinician !== null && 'keys' in done.clinician;
  return (
    <span className="dim done" role="status">
      {done !== null && !isKey && `${time.done} ${gistOf(done)}`}
    </span>
  );
}
