import type { SensorReport } from '../../protocol/index.js';
import type { FirmwareContext } from '../context.js';
import type { CounterMemory } from '../memory/counter.js';

type Report = Extract<SensorReport, { type: 'sensor.count-differs' }>;

/** Whether the second counter has counted more than the drive was ordered to give. @requirement SR-030 */
export const countsMore = ({ strokes }: Report): boolean => strokes > 0;

/** The memory of counters that disagree, until a clinician programs the pump anew. @requirement SR-030 */
export const disagreeing = ({ strokes }: Report): CounterMemory => ({ off: strokes });

/**
 * The difference, in strokes, at which the pump wants to hear of its second counter; null while it has heard already, so
 * that both begin at nothing again when it asks anew.
 */
export const countToTell = (c: FirmwareContext): number | null => (c.counter.off === 0 ? c.config.countLimit : null);
