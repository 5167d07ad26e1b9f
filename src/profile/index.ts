export { type FigureLine, figures } from './figures.js';
export type { Figure, FigureStatus, Profile } from './profile.js';
export { DEFAULT_PROFILE, PROFILE_IDS, PROFILES, type ProfileId, profileNamed } from './profiles.js';
