import type { FirmwareConfig } from '../../src/firmware/index.js';
import type { DoseWindow } from '../../src/protocol/index.js';
import type { Step } from './play.js';
import { FIRST_FLUID } from './play.js';
import { spansOf, strokeMoments } from './strokes.js';

type Pump = Pick<FirmwareConfig, 'stroke' | 'line'>;
type Force = { readonly from: number; to: number; readonly windows: readonly DoseWindow[] };
/** A dose that was granted, and the program under which. */
type Grant = { readonly at: number; readonly force: Force | undefined };
type Book = {
  /** dose limits in force; a change of fluid ends them */
  forces: Force[];
  /** what was given up to then went into a dish; below 0 for a pump that is in service from the start */
  implanted: number;
  /** the first prime: of its strokes those that the line still lacked are no dose */
  filling: { from: number; to: number } | null;
  /** when the pump knew of a stall: strokes ordered meanwhile have filled nothing, but the one that showed its end */
  stalls: { from: number; to: number }[];
  grants: Grant[];
  releases: { at: number; volume: number }[];
  /** from this moment on a picolitre holds this share of the drug that it held before */
  dilutions: { at: number; share: number }[];
};

const isAccepted = ({ outputs }: Step): boolean => outputs.some((o) => o.type === 'reply' && o.reply.accepted);

function bookOf(steps: readonly Step[]): Book {
  const book: Book = { forces: [], implanted: -1, filling: null, stalls: [], grants: [], releases: [], dilutions: [] };
  let fluid = FIRST_FLUID;
  const end = (at: number): void => {
    const last = book.forces.at(-1);
    if (last !== undefined) last.to = Math.min(last.to, at);
  };
  for (const step of steps) {
    const { input, at } = step;
    if (input.type === 'power.implanted') book.implanted = at;
    for (const o of step.outputs) {
      if (o.type === 'ledger.released') book.releases.push({ at, volume: o.volume });
      if (o.type === 'ledger.bolus' && o.what === 'prime' && book.filling?.to === Number.POSITIVE_INFINITY)
        book.filling.to = o.at;
    }
    const stall = book.stalls.at(-1);
    const open = stall !== undefined && stall.to === Number.POSITIVE_INFINITY;
    if (step.states.motor === 'stalled' && !open) book.stalls.push({ from: at, to: Number.POSITIVE_INFINITY });
    if (step.states.motor !== 'stalled' && open) stall.to = at;
    if (!input.type.startsWith('command.') || !isAccepted(step)) continue;
    if (input.type === 'command.program') {
      end(at);
      book.forces.push({ from: at, to: Number.POSITIVE_INFINITY, windows: input.program.windows });
    }
    if (/^command\.(patient|clinician|square)-bolus$/.test(input.type))
      book.grants.push({ at, force: book.forces.at(-1) });
    if (input.type === 'command.prime') book.filling ??= { from: at, to: Number.POSITIVE_INFINITY };
    if (input.type === 'command.prime') book.grants.push({ at, force: book.forces.at(-1) });
    if (input.type === 'command.refill') {
      const { drug, concentration } = input;
      if (drug !== fluid.drug || concentration !== fluid.concentration) end(at);
      if (drug === fluid.drug) book.dilutions.push({ at, share: concentration / fluid.concentration });
      fluid = { drug, concentration };
    }
  }
  return book;
}

/** Number of entries ≤ `at` in a sorted list. */
function upTo(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A limit that was in force during the whole window, the largest one of those; null when there was none all the time. */
function wholeLimit(book: Book, window: number, x: number): number | null {
  let reached = x;
  let largest = -1;
  for (let i = book.forces.length - 1; i >= 0; i--) {
    const force = book.forces[i] as Force;
    if (force.from >= x) continue;
    if (force.to < reached) return null;
    const limits = force.windows.filter((w) => w.window === window).map((w) => w.limit as number);
    if (limits.length === 0) return null;
    largest = Math.max(largest, Math.min(...limits));
    reached = force.from;
    if (reached <= x - window) return largest;
  }
  return null;
}

/**
 * The strokes that are dose: all but those of a purge, and those of the first prime that the line still lacked when it began.
 *
 * @param line  strokes that fill an empty line
 */
function doses({ implanted, filling, stalls }: Book, moments: readonly number[], line: number): readonly number[] {
  const purged = upTo(moments, implanted);
  if (filling === null) return moments.slice(purged);
  const first = upTo(moments, filling.from);
  const last = upTo(moments, filling.to);
  let entered = first;
  for (const { from, to } of stalls) {
    if (from >= filling.from) break;
    const end = Math.min(to, filling.from);
    entered -= upTo(moments, end) - upTo(moments, from);
    if (to <= filling.from) entered += 1;
  }
  const fills = Math.min(last - first, Math.max(0, line - entered));
  return [...moments.slice(purged, first), ...moments.slice(first + fills)];
}

/** Volume of the strokes in (x − window, x], in picolitres of the fluid at x. */
function weighed(book: Book, moments: readonly number[], window: number, x: number, stroke: number): number {
  let to = upTo(moments, x);
  const from = upTo(moments, x - window);
  let share = 1;
  let sum = 0;
  for (let i = book.dilutions.length - 1; i >= 0 && to > from; i--) {
    const dilution = book.dilutions[i] as Book['dilutions'][number];
    if (dilution.at >= x) continue;
    const before = Math.max(from, upTo(moments, dilution.at));
    sum += (to - before) * stroke * share;
    to = Math.min(to, before);
    share /= dilution.share;
    // where the weight of a stroke changes, the stroke under way may weigh as the heavier one
    if (dilution.at > x - window) sum -= stroke * Math.max(0, share - 1);
  }
  return sum + (to - from) * stroke * share;
}

/**
 * Every sliding window (x − W, x] that holds more strokes than it may, as text; independent of the firmware's own books.
 *
 * Judged are the strokes that were ordered, not what the plant made of them; those of the first prime that the line lacks only fill it.
 *
 * - A window during which limits for its length were in force all the time holds at most the largest of them.
 * - A window that holds a grant (a bolus, a prime) made under the program in force holds at most the limit of that
 *   program, whatever was in force before, and what was booked as released before the grant counts.
 */
export function doseViolations(steps: readonly Step[], end: number, { stroke, line }: Pump): readonly string[] {
  const book = bookOf(steps);
  if (book.forces.every((force) => force.windows.length === 0)) return [];
  const takes = line.tubing + line.length * line.volumePerCm;
  const moments = doses(book, strokeMoments(spansOf(steps, end), stroke), Math.ceil(takes / stroke));
  const grantMoments = book.grants.map((g) => g.at);
  const found: string[] = [];
  for (const [i, x] of moments.entries()) {
    const force = book.forces.findLast((f) => f.from < x && x <= f.to);
    if (force === undefined) continue;
    for (const { window, limit } of force.windows) {
      const strokes = i + 1 - upTo(moments, x - window);
      const whole = wholeLimit(book, window, x);
      if (whole !== null && strokes * stroke > whole) {
        found.push(`${strokes * stroke} pL in ${window} ms before ${x}, at most ${whole}`);
      }
      const last = book.grants[upTo(grantMoments, x - 1) - 1];
      if (last === undefined || last.at <= x - window || last.force !== force) continue;
      const grant = last.at;
      const released = book.releases.filter((r) => r.at <= grant && r.at > x - window);
      const held = weighed(book, moments, window, x, stroke) + released.reduce((sum, r) => sum + r.volume, 0);
      if (held > limit) found.push(`${held} pL in ${window} ms before ${x} with a grant at ${grant}, at most ${limit}`);
    }
    if (found.length > 3) break;
  }
  return found;
}
