const DAY = 86_400_000;

/** `12d 04:05:06` since the start of a story. */
export function sinceStart(ms: number): string {
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const rest = ms % DAY;
  return `${Math.floor(ms / DAY)}d ${two(rest / 3_600_000)}:${two((rest / 60_000) % 60)}:${two((rest / 1000) % 60)}`;
}

/** A number with three figures that count: `0.147`, `36.1`, `1,240`. */
export const figure = (value: number): string =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(Math.abs(value) < 1e-9 ? 0 : value);

/** Speeds to choose from: simulated ms for each real one. */
export const SPEEDS: readonly (readonly [name: string, speed: number])[] = [
  ['real time', 1],
  ['1 min/s', 60],
  ['10 min/s', 600],
  ['1 h/s', 3_600],
  ['6 h/s', 21_600],
  ['1 day/s', 86_400],
  ['1 week/s', 604_800],
  ['1 year/min', 525_600],
];
