import type { Figure } from './profile.js';

/** A figure that was read in the public document `source` (`S12`). */
export const sourced = <T extends number | boolean>(value: T, text: string, source: string): Figure<T> => ({
  value,
  text,
  status: 'sourced',
  source,
});

/** A placeholder for a figure that nobody published; `source` is the number of the assumption (`A-07`). */
export const assumed = <T extends number | boolean>(value: T, text: string, source: string): Figure<T> => ({
  value,
  text,
  status: 'assumed',
  source,
});

/** A figure that this project chose; `source` is the requirement it serves (`SR-040`). */
export const designed = <T extends number | boolean>(value: T, text: string, source: string): Figure<T> => ({
  value,
  text,
  status: 'design',
  source,
});
