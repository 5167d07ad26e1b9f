/** Stretches of time that a curve or a lane is drawn from; finer ones are put together. */
export const BUCKETS = 1_200;

/** [moment in ms, value] */
export type Point = readonly [number, number];

function thin(points: readonly Point[]): readonly Point[] {
  if (points.length <= 4) return points;
  const least = points.reduce((a, b) => (b[1] < a[1] ? b : a));
  const most = points.reduce((a, b) => (b[1] > a[1] ? b : a));
  const keep = new Set([points[0], least, most, points.at(-1)]);
  return points.filter((p) => keep.has(p));
}

/** Points of one curve: first, least, greatest and last of each bucket of time, so that no peak is lost. */
export class Curve {
  readonly #width: number;
  readonly #done: Point[] = [];
  #bucket: Point[] = [];
  #index = -1;

  /** @param untilMs  end of the run; the axis is divided by it */
  constructor(untilMs: number) {
    this.#width = Math.max(1, untilMs / BUCKETS);
  }

  /** @param t  ms, not before the last one */
  add(t: number, value: number): void {
    const index = Math.floor(t / this.#width);
    if (index !== this.#index) this.#close();
    this.#index = index;
    this.#bucket.push([t, value]);
    if (this.#bucket.length > 64) this.#bucket = [...thin(this.#bucket)];
  }

  /** What has been gathered so far, in order of time. */
  points(): readonly Point[] {
    return [...this.#done, ...thin(this.#bucket)];
  }

  #close(): void {
    this.#done.push(...thin(this.#bucket));
    this.#bucket = [];
  }
}
