import { useContent, useWords } from '../words/words.js';
import type { Screen } from './screen.js';

type Refusal = Screen['refusals'][number];

/** Why something was not taken: what was found, what was expected, what to do. */
export function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const { page } = useWords();
  const content = useContent();
  if (refusals.length === 0) return null;
  return (
    <ul className="refusals">
      {refusals.map(({ code, found, expected, remedy }) => (
        <li key={`${code} ${found}`}>
          {page.found} <strong>{content(found)}</strong>; {page.expected} {content(expected)}.{' '}
          <em>{content(remedy)}</em>
        </li>
      ))}
    </ul>
  );
}
