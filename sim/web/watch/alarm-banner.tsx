import { heardIn } from '../sound/use-alarm-sound.js';
import type { Shown } from '../wire/host.js';
import { useContent, useWords } from '../words/words.js';

/** What alarms now, and how it sounds, in words that can be read from the back of a room. */
export function AlarmBanner({ shown }: { readonly shown: Shown }) {
  const { alarms } = useWords();
  const content = useContent();
  const active = shown.view?.alarms ?? [];
  const heard = heardIn(shown.view?.states.alarm);
  const kind = active.length === 0 ? 'quiet' : (heard ?? 'loud');
  return (
    <div className={`banner ${kind}`} data-place="alarms">
      <p className={active.length > 0 ? 'active loud' : 'active'} aria-live="assertive">
        {active.length > 0 ? active.map(content).join(', ') : alarms.none}
      </p>
      {heard !== null && (
        <span className={`heard ${heard}`}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 9v6h4l5 5V4L8 9z M16 8c2 2 2 6 0 8 M18.500 5.500c4 4 4 9 0 13" />
          </svg>
          {alarms[heard]}
        </span>
      )}
    </div>
  );
}
