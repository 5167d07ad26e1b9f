import { LIBRARY } from '../story/library.js';
import type { Host } from '../wire/host.js';
import { useContent, useWords } from '../words/words.js';

const minutesIn = (text: string): string => /^ {2}minutes: *(\d+)$/m.exec(text)?.[1] ?? '';
const topicIn = (text: string): string => /^ {2}topic: *(.+)$/m.exec(text)?.[1] ?? '';

/** Stories of the library that are lessons. */
const LESSONS = LIBRARY.filter(({ text }) => /^lesson:$/m.test(text));

/** The lessons to choose from. */
export function LessonList({ host }: { readonly host: Host }) {
  const { learn } = useWords();
  const content = useContent();
  return (
    <ul className="lessons">
      {LESSONS.map(({ name, title, text }) => (
        <li key={name}>
          <button type="button" onClick={() => host.open(text, `${name}.yaml`)}>
            <strong>{content(title)}</strong>
            <span className="dim">
              {content(topicIn(text))} · {minutesIn(text)} {learn.minutes}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
