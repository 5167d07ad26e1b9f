export { drawStory } from './story.js';
