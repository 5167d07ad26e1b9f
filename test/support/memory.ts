import { type FirmwareContext, freshContext } from '../../src/firmware/context.js';
import { type Instant, millilitresPerDay } from '../../src/units/index.js';
import { PATIENT, simple } from './orders.js';
import { pumpAndFill, type Wanted } from './pump.js';

type Changes = { readonly [K in keyof FirmwareContext]?: Partial<FirmwareContext[K]> | null };

/** The memory of an implanted pump that runs 0.15 mL/day with patient boluses allowed, with parts of it changed. */
export function memory(changes: Changes = {}, wanted: Wanted = {}): FirmwareContext {
  const fresh = freshContext(...pumpAndFill(wanted));
  const base: FirmwareContext = {
    ...fresh,
    power: { ...fresh.power, implantedAt: 0 as Instant },
    infusion: {
      ...fresh.infusion,
      program: simple(0.15, { patient: PATIENT }),
      running: true,
      basal: millilitresPerDay(0.15),
    },
  };
  const changed = Object.entries(changes).map(([key, part]) => {
    const before = base[key as keyof FirmwareContext];
    return [key, part === null ? null : { ...(before as object | null), ...part }] as const;
  });
  return { ...base, ...Object.fromEntries(changed) } as FirmwareContext;
}

/** Moments in hours, for tables. */
export const h = (n: number): Instant => Math.round(n * 3_600_000) as Instant;
