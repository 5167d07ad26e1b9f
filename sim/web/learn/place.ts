import type { Place } from '../../lesson/index.js';

/** Where a place stands that is not on the page by itself just now. */
const WITHIN: Partial<Record<Place, Place>> = { tip: 'line', pressure: 'line', flow: 'line', rotor: 'pump' };

const marked = (place: Place): Element | null => document.querySelector(`[data-place="${place}"]`);

/** The part of the page that a narration points at, or what it is part of; null where the page has neither. */
export function placeOnPage(place: Place): Element | null {
  const within = WITHIN[place];
  return marked(place) ?? (within === undefined ? null : marked(within));
}
