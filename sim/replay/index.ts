export type { Divergence } from './difference.js';
export { type Recorded, type Replay, replay } from './replay.js';
export { type Measure, measured } from './same.js';
export { storyOf } from './story.js';
