import { useState } from 'react';
import type { Narrated } from '../../lesson/index.js';
import { useContent, useWords } from '../words/words.js';
import { Text } from './text.js';

/** A question with its answers as buttons; after any of them the reason is told, and another may be tried. */
export function Question({ ask }: { readonly ask: NonNullable<Narrated['ask']> }) {
  const [tried, setTried] = useState<readonly number[]>([]);
  const { learn } = useWords();
  const content = useContent();
  const last = tried.at(-1);
  const kindOf = (number: number): 'open' | 'right' | 'wrong' =>
    !tried.includes(number) ? 'open' : number === ask.right ? 'right' : 'wrong';
  return (
    <div className="question">
      <h3>
        <Text text={content(ask.question)} />
      </h3>
      <ol>
        {ask.answers.map((answer, i) => {
          const kind = kindOf(i + 1);
          return (
            <li key={answer}>
              <button type="button" className={kind} onClick={() => setTried([...tried, i + 1])}>
                {kind !== 'open' && <span aria-hidden="true">{kind === 'right' ? '✓ ' : '✗ '}</span>}
                {content(answer)}
                {kind !== 'open' && <span className="sr"> ({learn[kind]})</span>}
              </button>
            </li>
          );
        })}
      </ol>
      <p role="status" className={last === undefined ? 'reason' : `reason ${kindOf(last)}`}>
        {last !== undefined && (
          <>
            <strong>{learn[last === ask.right ? 'right' : 'wrong']}</strong> {content(ask.because)}
          </>
        )}
      </p>
    </div>
  );
}
