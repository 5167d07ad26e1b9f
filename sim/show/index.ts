export type { StepWords } from './add-step.js';
export type { FilmTold } from './film.js';
export type { Signal } from './sample.js';
export { Show } from './show.js';
export { readStory } from './story.js';
export type { View } from './view.js';
