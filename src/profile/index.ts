export type { Figure, FigureStatus, Profile } from './profile.js';
