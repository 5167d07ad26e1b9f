import type { Figure, FigureStatus, Profile } from './profile.js';

/** One line of a profile's list of figures. */
export type FigureLine = {
  /** where it stands in the profile, `pump.stroke` */
  readonly path: string;
  readonly text: string;
  readonly status: FigureStatus;
  readonly source: string;
};

const SECTIONS = ['reservoir', 'pump', 'line', 'sensing', 'battery', 'magnet', 'alarms', 'limits'] as const;

/** Every figure of a profile in the order of its sections, for lists. */
export function figures(profile: Profile): readonly FigureLine[] {
  return SECTIONS.flatMap((section) => {
    const entries: readonly [string, Figure<number | boolean>][] = Object.entries(profile[section]);
    return entries.map(([name, { text, status, source }]) => ({ path: `${section}.${name}`, text, status, source }));
  });
}
