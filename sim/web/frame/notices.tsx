import { useWords } from '../words/words.js';
import type { Part } from './part.js';

/** Most troubles that are told at once. */
const TOLD_MOST = 20;

/** What is wrong: with what was opened or done, with the address, or with the simulator itself. */
export function Notices({ shown, badLink }: Pick<Part, 'shown'> & { readonly badLink: boolean }) {
  const { page, story } = useWords();
  const { broke, troubles } = shown;
  return (
    <>
      {broke !== null && (
        <p className="troubles" role="alert">
          {page.broke} {broke}
        </p>
      )}
      {badLink && (
        <p className="troubles" role="alert">
          {story.badLink}
        </p>
      )}
      {troubles.length > 0 && (
        <div className="troubles" role="alert">
          {troubles.slice(0, TOLD_MOST).map(({ line, found, expected, remedy }) => (
            <p key={`${line} ${found} ${expected}`}>
              {line > 0 && (
                <strong>
                  {page.line} {line}:{' '}
                </strong>
              )}
              {page.found} {found}; {page.expected} {expected}; {page.remedy}: {remedy}
            </p>
          ))}
        </div>
      )}
    </>
  );
}
