import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

/** Room that is left between a meaning and the edge of the window, px. */
const MARGIN = 8;

/** How far a box must be moved to the left to lie within the window, px. */
const overhang = (box: HTMLElement): number =>
  Math.max(0, box.getBoundingClientRect().right - document.documentElement.clientWidth + MARGIN);

/** Puts something away by Escape, wherever the focus is. */
function useEscape(open: boolean, close: () => void): void {
  useEffect(() => {
    if (!open) return;
    const heard = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') close();
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  }, [open, close]);
}

/**
 * A word with its meaning, which shows under the pointer, under the focus, and when it is tapped; it stays for as long as the pointer is on word or
 * meaning, and Escape puts it away.
 */
export function Term({ word, meaning }: { readonly word: string; readonly meaning: string }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  const id = useId();
  const [show, hide] = [() => setOpen(true), () => setOpen(false)];
  useEscape(open, hide);
  useLayoutEffect(() => {
    const { current } = box;
    if (!open || current === null) return;
    current.style.left = '0px';
    current.style.left = `${-overhang(current)}px`;
  }, [open]);
  return (
    <span className="term" onPointerEnter={show} onPointerLeave={hide}>
      <button type="button" className="word" aria-describedby={id} onClick={show} onFocus={show} onBlur={hide}>
        {word}
      </button>
      <span className="meaning" role="tooltip" id={id} ref={box} hidden={!open}>
        {meaning}
      </span>
    </span>
  );
}
