import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';

/** Beyond this many time constants what is left of a start value is below the last bit of a double. */
export const FORGOTTEN = 60;
/** Below this the series is more exact than the difference. */
const SMALL = 0.25;

/** `1 − e^(−x)`, to full relative precision. @param x ≥ 0 */
function risen(x: number): number {
  if (x > FORGOTTEN) return 1;
  if (x > SMALL) return 1 - exp(-x);
  let term = x;
  let sum = x;
  for (let k = 2; k <= 13; k++) {
    term *= -x / k;
    sum += term;
  }
  return sum;
}

/** `x − 1 + e^(−x)`, to full relative precision. @param x ≥ 0 */
function lagging(x: number): number {
  if (x > SMALL) return x - risen(x);
  let term = (x * x) / 2;
  let sum = term;
  for (let k = 3; k <= 14; k++) {
    term *= -x / k;
    sum += term;
  }
  return sum;
}

/** What the walls hold, and what has flowed out. Both pL. */
export type Relaxing = { stretch: number; out: number };

/**
 * Exact solution of `d(stretch)/dt = rate − stretch/tau`, with `stretch/tau` flowing out; written into `walls`. [M5]
 *
 * While the stretch is below 0 nothing flows out until the rate has made it up. Nothing ever flows back.
 *
 * @param walls  stretch and outflow at the beginning; becomes those at the end
 * @param rate   what the pump head moves, pL/ms, ≥ 0
 * @param tau    ms, > 0; Infinity when the line is blocked
 * @param span   ms, ≥ 0
 */
export function relax(walls: Relaxing, rate: number, tau: number, span: number): void {
  let start = walls.stretch;
  let rest = span;
  if (start < 0) {
    const made = start + rate * span;
    walls.stretch = made;
    if (made <= 0) return;
    rest = Math.max(0, span + start / rate);
    start = 0;
  }
  if (tau === Number.POSITIVE_INFINITY) {
    walls.stretch = start + rate * rest;
    return;
  }
  const x = rest / tau;
  const gone = risen(x);
  const level = rate * tau;
  walls.stretch = start + (level - start) * gone;
  walls.out += start * gone + level * lagging(x);
}

/** Span, ms, after which a stretch that starts at `stretch` first stands at `target`; null when it never does. */
export function spanToStretch(stretch: number, target: number, rate: number, tau: number): number | null {
  if (stretch === target) return 0;
  const made = stretch < 0 ? -stretch : 0;
  if (made > 0 && rate === 0) return null;
  const dead = made > 0 ? made / rate : 0;
  const start = made > 0 ? 0 : stretch;
  if (tau === Number.POSITIVE_INFINITY) {
    return rate > 0 && target >= start ? dead + (target - start) / rate : null;
  }
  const level = rate * tau;
  const ratio = (level - start) / (level - target);
  return ratio >= 1 && Number.isFinite(ratio) ? dead + tau * ln(ratio) : null;
}
