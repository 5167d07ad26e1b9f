import type { Firmware, FirmwareInput, FirmwareOutput } from '../../src/firmware/index.js';
import { type Instant, START } from '../../src/units/index.js';
import type { Life } from './lives.js';
import { FILL } from './pump.js';

/** One input and what it led to. */
export type Step = {
  readonly at: Instant;
  readonly input: FirmwareInput;
  readonly outputs: readonly FirmwareOutput[];
  /** states after the input */
  readonly states: Readonly<Record<string, string>>;
  /** the pump as it was before the input, to ask it what if */
  readonly before: Firmware;
};

/** More wake-ups than this at one moment mean that a deadline is never consumed. */
const WAKE_UPS_MAX = 12;

/** Lets the pump run to `at` and beyond nothing; tells every wake-up. */
export function wake(pump: Firmware, at: number, tell: (input: FirmwareInput) => void): void {
  let last = -1;
  let same = 0;
  for (let next = pump.nextDeadline(); next !== null && next <= at; next = pump.nextDeadline()) {
    same = next === last ? same + 1 : 0;
    if (next < last) throw new Error(`a deadline in the past: ${next} after ${last}`);
    if (same > WAKE_UPS_MAX) throw new Error(`a deadline that is never consumed: ${next}`);
    last = next;
    tell({ type: 'clock.deadline', at: next });
  }
}

const momentOf = (pump: Firmware, wait: Life[number]['wait'], now: number, told: number | null): number => {
  if (typeof wait === 'number') return now + wait;
  if (wait === 'deadline') return pump.nextDeadline() ?? now;
  return Math.max(now, (told ?? now) - (wait === 'early' ? 1 : 0));
};

/**
 * Plays a life on a pump that is already in service.
 *
 * @param copy    how the pump is copied before each input, for laws that ask what if
 * @param beyond  ms that the pump is let run after the last input
 */
export function playOn(
  pump: Firmware,
  life: Life,
  copy: (pump: Firmware) => Firmware,
  beyond: number,
): readonly Step[] {
  const steps: Step[] = [];
  let now: number = pump.snapshot().now;
  let told: number | null = null;
  const take = (input: FirmwareInput, before: Firmware): void => {
    const { outputs } = pump.handle(input);
    now = input.at;
    for (const o of outputs) if (o.type === 'reply' && !o.reply.accepted && o.reply.allowedAt) told = o.reply.allowedAt;
    steps.push({ at: input.at, input, outputs, states: pump.states(), before });
  };
  for (const [id, turn] of life.entries()) {
    const at = momentOf(pump, turn.wait, now, told) as Instant;
    wake(pump, at, (input) => take(input, pump));
    take({ ...turn.input, at, id } as FirmwareInput, copy(pump));
  }
  wake(pump, now + beyond, (input) => take(input, pump));
  return steps;
}

/** Plays a life on a pump from its implantation on; arguments as {@link playOn}. */
export function play(pump: Firmware, life: Life, copy: (pump: Firmware) => Firmware, beyond: number): readonly Step[] {
  const input: FirmwareInput = { type: 'power.implanted', at: START };
  const { outputs } = pump.handle(input);
  return [{ at: START, input, outputs, states: pump.states(), before: pump }, ...playOn(pump, life, copy, beyond)];
}

/** What the pump of these plays is filled with. */
export const FIRST_FLUID = { drug: FILL.drug, concentration: FILL.concentration as number };
