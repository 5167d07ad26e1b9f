import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useContent, useWords } from '../words/words.js';
import { Body } from './body.js';
import { keyFor } from './keyboard.js';
import type { OnScreen, Screen } from './screen.js';
import { StatusBar } from './status-bar.js';

/** The name of a screen. */
function useTitle({ at, form }: Screen): string {
  const words = useWords().programmer;
  return at === 'editing' && form !== null ? words.orders[form.order] : words.screens[at];
}

/** What somebody hears who does not see the device: its screen, and what it says of the last key or of an order. */
function useSaid(screen: Screen): string {
  const words = useWords().programmer;
  const content = useContent();
  const title = useTitle(screen);
  const { at, deed, keyRefused, refusals } = screen;
  const open = screen.form?.fields.find((field) => field.open);
  const typed = open?.kind === 'number' ? `${open.shown.underWay} ${open.unit ?? ''}` : '';
  const told = at === 'told' && deed !== null ? words.outcomes[deed.outcome] : '';
  return [
    title,
    typed,
    told,
    ...[...(keyRefused === null ? [] : [keyRefused]), ...refusals].map(({ found }) => content(found)),
  ]
    .filter((part) => part.trim() !== '')
    .join('. ');
}

/** Puts whoever has pressed a key that is gone to the head of the new screen. */
function useFocus(at: Screen['at']) {
  const head = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  const pressed = useRef(false);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    if (pressed.current && document.activeElement === document.body) head.current?.focus();
    pressed.current = false;
  }, [at]);
  return { head, pressed };
}

/** The clinician’s programmer as it shows itself; every press is a step of the story. */
export function Programmer({ screen, at, onKey }: OnScreen) {
  const words = useWords().programmer;
  const title = useTitle(screen);
  const said = useSaid(screen);
  const { head, pressed } = useFocus(screen.at);
  const press = (key: string): void => {
    pressed.current = true;
    onKey(key);
  };
  const onKeyboard = (event: KeyboardEvent): void => {
    const key = keyFor(event, screen);
    if (key === null) return;
    event.preventDefault();
    press(key);
  };
  return (
    <section className="programmer" aria-label={words.device} data-place="programmer" data-keys onKeyDown={onKeyboard}>
      <StatusBar screen={screen} at={at} />
      <div className="body">
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        {screen.stuck.length > 0 && (
          <p className="bad loud">
            {words.stuck} {screen.stuck.join(', ')}
          </p>
        )}
        <Body screen={screen} at={at} onKey={press} />
      </div>
      <p className="sr" role="status">
        {said}
      </p>
      <p className="sr">{words.keyboard}</p>
    </section>
  );
}
