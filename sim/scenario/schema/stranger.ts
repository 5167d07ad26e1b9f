import type { Stranger } from '../scenario.js';
import { span } from './quantities.js';
import { choice, map, whole } from './shape.js';

/** Somebody near who should not be: listens, and later sends what was overheard, whole, cut, changed and spliced. */
export const stranger = choice<Stranger>(
  'what a stranger does',
  'listens',
  { listens: { does: 'listens' } },
  {
    'plays-back': map('frames that were overheard, and how long it takes', '{ frames: 40, over: 5min }', {
      frames: whole('how many frames, 1 … 10000', '40', 1, 10_000),
      over: span,
    }).transform(({ frames, over }) => ({ does: 'plays-back', frames, over }) as const),
  },
);
