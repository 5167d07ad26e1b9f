import type { Place } from '../../lesson/index.js';
import { useContent, useWords } from '../words/words.js';
import type { Lecture } from './lecture.js';
import { placeOnPage } from './place.js';
import { Question } from './question.js';
import { Text } from './text.js';

/** Says what to look at, and brings it into sight. */
function LookAt({ place }: { readonly place: Place }) {
  const { learn } = useWords();
  const show = (): void => placeOnPage(place)?.scrollIntoView({ block: 'center' });
  return (
    <button type="button" className="look" onClick={show}>
      <span aria-hidden="true">◎ </span>
      {learn.lookAt} {learn.places[place]}
    </button>
  );
}

function Narration({ lecture }: { readonly lecture: Lecture }) {
  const content = useContent();
  const { narration } = lecture;
  if (narration === null) return null;
  return (
    <div className="narration">
      <div className="said" aria-live="polite">
        {narration.paragraphs.map((paragraph) => (
          <p key={paragraph}>
            <Text text={content(paragraph)} />
          </p>
        ))}
      </div>
      {narration.ask !== null && <Question key={lecture.number} ask={narration.ask} />}
    </div>
  );
}

type Props = {
  readonly lecture: Lecture;
  readonly title: string;
  readonly playing: boolean;
  readonly onNotes: () => void;
};

/** What the lesson says at this moment, what it asks, and the ways on and back. */
export function LessonCard({ lecture, title, playing, onNotes }: Props) {
  const { learn } = useWords();
  const content = useContent();
  const { back, goOn, lesson, narration, number } = lecture;
  return (
    <section className="card lesson" aria-label={learn.title}>
      <h2>
        {content(title)}{' '}
        <span className="dim">
          {learn.step} {number} / {lesson.narrations.length}
        </span>
      </h2>
      <Narration lecture={lecture} />
      <div className="ways">
        <button type="button" className="main" onClick={goOn}>
          {playing ? learn.hold : learn.goOn}
        </button>
        <button type="button" disabled={back === null} onClick={() => back?.()}>
          {learn.back}
        </button>
        {narration !== null && narration.point !== null && <LookAt place={narration.point} />}
        {lesson.notes !== null && (
          <button type="button" onClick={onNotes}>
            {learn.notes}
          </button>
        )}
      </div>
    </section>
  );
}
