import type { FirmwareContext } from '../../src/firmware/context.js';
import type { AlarmId } from '../../src/protocol/index.js';
import { millilitres } from '../../src/units/index.js';
import { h, memory } from './memory.js';

/** For each condition a running pump in which it holds, and no other. */
export const CAUSES: Readonly<Record<AlarmId, FirmwareContext>> = {
  'end-of-service': memory({ battery: { ended: true } }),
  'empty-reservoir': memory({ reservoir: { low: true, empty: true } }),
  'motor-stall': memory({ motor: { stalled: true } }),
  'self-test-failure': memory({ power: { failedPart: 'rom' } }),
  'memory-error-critical': memory({ integrity: { failed: 'dose' } }),
  'over-delivery': memory({ counter: { off: 20 } }),
  'under-delivery': memory({ counter: { off: -20 } }),
  'low-battery-reset': memory({ power: { wasReset: true, supplyFailed: true } }),
  'watchdog-reset': memory({ power: { wasReset: true, loopFailed: true } }),
  occlusion: memory({ line: { suspected: true, occluded: true } }),
  'high-flow': memory({ measured: { over: true } }),
  'reverse-flow': memory({ measured: { backwards: true } }),
  'low-flow': memory({ measured: { under: true } }),
  'alert-stop-start': memory({ restarts: { tooMany: true } }),
  'pump-stopped': memory({ motor: { stoppedTooLong: true } }),
  'program-complete': memory({ infusion: { complete: true } }),
  'replacement-due': memory({ battery: { replacementSince: h(1) } }),
  'memory-error': memory({ integrity: { failed: 'other' } }),
  'low-reservoir': memory({ reservoir: { low: true } }),
  'occlusion-suspected': memory({ line: { suspected: true } }),
  'refill-mismatch': memory({ reservoir: { held: { fill: millilitres(40), strokesAtFill: 0 } } }),
  'temperature-limit': memory({ temperature: { high: true, over: true } }),
  temperature: memory({ temperature: { high: true } }),
};
