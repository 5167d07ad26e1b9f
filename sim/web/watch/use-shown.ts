import { useRef } from 'react';
import { shownMove } from './shown-move.js';

/** Where something that comes round is drawn, and by how much it is slowed so that eyes can follow. */
export type Followed = { readonly place: number; readonly slowed: number };

/**
 * Follows something that comes round again and again.
 *
 * @param moved    since the start
 * @param most     that eyes can follow from one picture to the next
 * @param round    after which it is where it was
 * @param playing  while it is not, it stands where it truly is
 */
export function useShown(moved: number, most: number, round: number, playing: boolean): Followed {
  const last = useRef({ moved, place: moved % round, slowed: 1 });
  if (moved !== last.current.moved) {
    const shown = shownMove(moved - last.current.moved, most, last.current.slowed);
    last.current = { moved, place: (last.current.place + shown.moved) % round, slowed: shown.slowed };
  }
  if (!playing) last.current = { moved, place: moved % round, slowed: 1 };
  return { place: last.current.place, slowed: last.current.slowed };
}
