import { useEffect, useId } from 'react';
import { useRemembered } from '../frame/remembered.js';
import type { Host } from '../wire/host.js';
import { useWords } from '../words/words.js';

type Props = { readonly host: Host; readonly playing: boolean };

/** Keys that work anywhere on the page where nothing else takes them, unless they are turned off. */
function useShortcuts({ host, playing }: Props, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const heard = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, select, textarea, [data-keys]'))
        return;
      if (event.key === '.') host.goOn();
      else if (event.key === ' ' && target.closest('button, summary, a') === null) {
        event.preventDefault();
        if (playing) host.pause();
        else host.play();
      }
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, [host, playing, on]);
}

/** Turns the shortcuts on and off: who speaks to a machine, or touches keys by accident, must not move the time by it. */
export function Shortcuts(props: Props) {
  const { time } = useWords();
  const id = useId();
  const [keys, setKeys] = useRemembered<'on' | 'off'>('keys', ['on', 'off']);
  useShortcuts(props, keys === 'on');
  return (
    <span className="shortcuts" title={time.keys}>
      <label>
        <input
          type="checkbox"
          checked={keys === 'on'}
          aria-describedby={id}
          onChange={(e) => setKeys(e.target.checked ? 'on' : 'off')}
        />
        {time.shortcuts}
      </label>
      <span className="sr" id={id}>
        {time.keys}
      </span>
    </span>
  );
}
