import { useEffect, useRef } from 'react';
import { sinceStart } from '../../../src/units/index.js';
import type { Cue, Narrated } from '../../lesson/index.js';
import type { Opened } from '../wire/messages.js';
import { useContent, useWords } from '../words/words.js';

function Answers({ ask }: { readonly ask: NonNullable<Narrated['ask']> }) {
  const { learn } = useWords();
  const content = useContent();
  return (
    <>
      <p>
        <strong>{content(ask.question)}</strong>
      </p>
      <ol type="A">
        {ask.answers.map((answer, i) => (
          <li key={answer} className={i + 1 === ask.right ? 'right' : ''}>
            {content(answer)}
            {i + 1 === ask.right && <strong> ✓ {learn.right}</strong>}
          </li>
        ))}
      </ol>
      <p className="reason">{content(ask.because)}</p>
    </>
  );
}

/** One narration with its moment, what it points at, what it asks, and what is right. */
function Told({ narration, at }: { readonly narration: Narrated; readonly at: number | null }) {
  const { learn } = useWords();
  const content = useContent();
  return (
    <li>
      <p className="dim">
        {at === null ? '' : sinceStart(at)}
        {narration.point !== null && ` · ${learn.lookAt} ${learn.places[narration.point]}`}
      </p>
      {narration.paragraphs.map((paragraph) => (
        <p key={paragraph}>{content(paragraph)}</p>
      ))}
      {narration.ask !== null && <Answers ask={narration.ask} />}
    </li>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  const content = useContent();
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{content(point)}</li>
        ))}
      </ul>
    </>
  );
}

type Props = { readonly story: Opened; readonly cues: readonly Cue[]; readonly onClose: () => void };

/** The lesson on paper, for who teaches: aims, what to prepare, every narration with its answers, what to discuss. */
export function Notes({ story, cues, onClose }: Props) {
  const { learn } = useWords();
  const content = useContent();
  const head = useRef<HTMLHeadingElement>(null);
  const { lesson } = story;
  useEffect(() => head.current?.focus(), []);
  if (lesson === null || lesson.notes === null) return null;
  const { narrations, notes } = lesson;
  return (
    <main className="notes">
      <article className="card">
        <div className="ways">
          <button type="button" className="main" onClick={() => print()}>
            {learn.print}
          </button>
          <button type="button" onClick={onClose}>
            {learn.close}
          </button>
        </div>
        <h2 ref={head} tabIndex={-1}>
          {content(story.title)}
        </h2>
        <p className="dim">
          {learn.notes} · {content(notes.topic)} · {notes.minutes} {learn.minutes}
        </p>
        <Points title={learn.aims} points={notes.aims} />
        <h3>{learn.before}</h3>
        <p>{content(notes.before)}</p>
        <h3>{learn.course}</h3>
        <ol className="told">
          {narrations.map((narration, i) => (
            <Told
              key={narration.index}
              narration={narration}
              at={narration.planned ?? cues.find(({ number }) => number === i + 1)?.at ?? null}
            />
          ))}
        </ol>
        <Points title={learn.after} points={notes.after} />
      </article>
    </main>
  );
}
