import { ceilMulDiv, ok, type Result, refuse, withChanges } from '../../base/index.js';
import { type Flow, type Instant, MS_PER_DAY, NO_FLOW } from '../../units/index.js';
import type { FirmwareContext } from '../context.js';
import type { FirmwareEvent } from '../events.js';
import type { InfusionMemory } from '../memory/infusion.js';
import { ceilingNow } from './stop-rule.js';

/** Whether a purge may begin: on the shelf, once, in a pump that nothing holds. @requirement SR-002 */
export function purgeAllowed(c: FirmwareContext): Result<true> {
  if (c.power.implantedAt !== null)
    return refuse(
      'purge-implanted',
      'a pump that is implanted',
      'a pump on its shelf, with its outlet open',
      'prime it: what fills the tubing now goes into the patient',
    );
  if (c.infusion.purged)
    return refuse(
      'purge-twice',
      'a pump that is purged already, or was cut short in it',
      'a tubing that nothing has entered',
      'implant the pump; a prime fills what is left of its line',
    );
  if (c.battery.ended)
    return refuse('pump-not-running', 'a pump at the end of its service', 'a sound pump', 'replace the pump');
  const held = ceilingNow(c)?.because ?? (c.motor.stalled ? 'motor-stall' : null);
  if (held === null) return ok(true);
  return refuse('pump-on-hold', held, 'a pump that can deliver', 'cure the cause first, or take another pump');
}

/** The infusion once a purge has begun: of the tubing that the pump was told of, at the flow of a prime. @source ASSUMED, A-280 */
export function withPurge({ config, infusion }: FirmwareContext, at: Instant): InfusionMemory {
  const { line, primeFlow: flow } = config;
  const until = (at + ceilMulDiv(line.tubing, MS_PER_DAY, flow)) as Instant;
  return withChanges(infusion, { purge: { from: at, until, flow, volume: line.tubing }, purged: true });
}

/** The infusion once the purge has ended. None of it was a dose, so the dose history stays as it is. @requirement SR-013 */
export const afterPurge = (c: FirmwareContext): InfusionMemory => withChanges(c.infusion, { purge: null });

/** The flow of a pump that is not implanted: nothing but a purge. @requirement SR-002 */
export const flowOnShelf = (c: FirmwareContext): Flow =>
  c.infusion.purge === null || ceilingNow(c) !== null ? NO_FLOW : c.infusion.purge.flow;

/** Whether the purge under way must end before its time: the pump goes into the patient, a condition forbids flow, or the motor stalls. */
export const purgeMustEnd = (c: FirmwareContext): boolean =>
  c.infusion.purge !== null && (c.power.implantedAt !== null || ceilingNow(c) !== null || c.motor.stalled);

/** Why a purge is cut short, in words. */
export function purgeCutReason(c: FirmwareContext, event: FirmwareEvent): string {
  if (c.power.implantedAt !== null) return 'implanted';
  if (event.type === 'command.stop') return 'stopped';
  if (event.type === 'sensor.brown-out' || event.type === 'sensor.watchdog-reset') return 'reset';
  return ceilingNow(c)?.because ?? (c.motor.stalled ? 'motor-stall' : 'interrupted');
}
