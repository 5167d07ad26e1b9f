/** A value that changes in steps: `value` holds from `at` until the next entry. Plain data, in order of `at`. */
export type Steps<T> = { at: number; value: T }[];

/** Sets the value from `at` on; of several at one moment the last counts. */
export function setStep<T>(steps: Steps<T>, at: number, value: T): void {
  const last = steps.at(-1);
  if (last !== undefined && last.at >= at) last.value = value;
  else steps.push({ at, value });
}

/** Parts of (from, to) in which one value held: what held for no time at all is not among them. */
export function stepsOver<T>(steps: Steps<T>, from: number, to: number): { from: number; to: number; value: T }[] {
  const parts: { from: number; to: number; value: T }[] = [];
  for (let i = 0; i < steps.length; i += 1) {
    const step = steps[i];
    if (step === undefined || step.at >= to) break;
    const until = Math.min(to, steps[i + 1]?.at ?? to);
    if (until > from) parts.push({ from: Math.max(from, step.at), to: until, value: step.value });
  }
  return parts;
}

/** Drops what is over before `at`. */
export function forgetSteps<T>(steps: Steps<T>, at: number): void {
  let over = 0;
  while (over + 1 < steps.length && (steps[over + 1]?.at ?? at + 1) <= at) over += 1;
  if (over > 0) steps.splice(0, over);
}
