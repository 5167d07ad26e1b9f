import { useLayoutEffect, useRef } from 'react';
import type { Place } from '../../lesson/index.js';
import { useWords } from '../words/words.js';
import { placeOnPage } from './place.js';

/** A place that is smaller both ways has its name beside it, px. */
const SMALL = { width: 240, height: 60 };
/** Room between what is pointed at and its ring, px. */
const AIR = 8;

/** Lays the ring around its place, as both stand now. */
function layAround(ring: HTMLElement, place: Place): void {
  const target = placeOnPage(place);
  const home = ring.offsetParent;
  ring.hidden = target === null;
  if (target === null || home === null) return;
  const [box, base] = [target.getBoundingClientRect(), home.getBoundingClientRect()];
  ring.classList.toggle('small', box.height < SMALL.height && box.width < SMALL.width);
  ring.style.left = `${box.left - base.left - AIR}px`;
  ring.style.top = `${box.top - base.top - AIR}px`;
  ring.style.width = `${box.width + 2 * AIR}px`;
  ring.style.height = `${box.height + 2 * AIR}px`;
}

/** A ring around what the lesson points at, with its name on it; it follows what moves and what changes its size. */
export function Pointer({ place }: { readonly place: Place }) {
  const ring = useRef<HTMLDivElement>(null);
  const { learn } = useWords();
  useLayoutEffect(() => {
    if (ring.current !== null) layAround(ring.current, place);
  });
  useLayoutEffect(() => {
    const lay = (): void => {
      if (ring.current !== null) layAround(ring.current, place);
    };
    const watch = new ResizeObserver(lay);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [place]);
  return (
    <div className="ring" ref={ring} aria-hidden="true">
      <span>{learn.places[place]}</span>
    </div>
  );
}
