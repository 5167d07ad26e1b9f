import type { AlarmId } from '../../../src/protocol/index.js';
import { formatPressure, formatTemperature } from '../../../src/units/index.js';
import type { TraceRecord } from '../../trace/index.js';
import type { Rule } from '../rule.js';
import { isSignalled, type View } from '../view.js';

type Due = { alarm: AlarmId; requirement: string; text: string; t: number; seq: number };
type Memory = { due: Due[]; implantedAt: number };

/** Of two levels of one sensor, the alarm of the higher one. */
const HIGHER: Partial<Record<AlarmId, AlarmId>> = {
  'occlusion-suspected': 'occlusion',
  temperature: 'temperature-limit',
};

type Limits = NonNullable<View['limits']>;

/** Which alarm belongs to a temperature, by the levels of the profile; null within its range. */
function ofTemperature(level: number, limits: Limits | null): AlarmId | null {
  if (level >= (limits?.temperature_limit_c ?? Number.POSITIVE_INFINITY)) return 'temperature-limit';
  const outside = level >= (limits?.temperature_high_c ?? 0) || level <= (limits?.temperature_low_c ?? 0);
  return outside ? 'temperature' : null;
}

/** Whether all samples but one at most are at or below the level: then the battery is low, whatever the one says. */
const soundSamplesAreLow = (samples: readonly number[], limits: Limits | null): boolean =>
  samples.filter((volts) => volts > (limits?.replacement_v ?? Number.POSITIVE_INFINITY)).length <= 1;

function dueOn(record: TraceRecord, limits: Limits | null): Omit<Due, 't' | 'seq'> | null {
  if (record.kind !== 'sensor') return null;
  const { report } = record;
  if (report.type === 'sensor.pressure-above') {
    const alarm = report.level >= (limits?.occlusion_kpa ?? Number.MAX_VALUE) ? 'occlusion' : 'occlusion-suspected';
    return { alarm, requirement: 'SR-022', text: `${formatPressure(report.level)} in the line` };
  }
  if (report.type === 'sensor.brown-out') {
    return { alarm: 'low-battery-reset', requirement: 'SR-034', text: 'a reset of the supply' };
  }
  if (report.type === 'sensor.watchdog-reset') {
    return { alarm: 'watchdog-reset', requirement: 'SR-029', text: 'a reset by the watchdog' };
  }
  if (report.type === 'sensor.count-differs') {
    const alarm = report.strokes > 0 ? 'over-delivery' : 'under-delivery';
    return { alarm, requirement: 'SR-030', text: `a second counter ${report.strokes} strokes away from the drive` };
  }
  if (report.type === 'sensor.battery-below' && soundSamplesAreLow(report.samples, limits)) {
    return { alarm: 'replacement-due', requirement: 'SR-036', text: 'a battery below its level' };
  }
  if (report.type === 'sensor.self-test-failed') {
    return { alarm: 'self-test-failure', requirement: 'SR-027', text: `a failed self-test of ${report.part}` };
  }
  if (report.type === 'sensor.temperature-above' || report.type === 'sensor.temperature-below') {
    const alarm = ofTemperature(report.level, limits);
    if (alarm === null) return null;
    return { alarm, requirement: 'SR-026', text: `the pump at ${formatTemperature(report.level)}` };
  }
  return null;
}

/** What a sensor reports beyond its limit sounds at the same moment. */
export const sensorAlarms: Rule<Memory> = {
  name: 'sensor-alarms',
  requirement: 'SR-022',
  text: 'pressure, heat, a reset and a low battery sound their alarm at the moment of the report',
  kinds: ['header', 'sensor'],
  start: () => ({ due: [], implantedAt: 0 }),
  see(memory, record, court) {
    if (record.kind === 'header') memory.implantedAt = record.options.implant_at_ms ?? 0;
    const due = dueOn(record, court.view.limits);
    if (due !== null) memory.due.push({ ...due, t: record.t, seq: record.seq });
  },
  momentOver(memory, court) {
    const { power } = court.view.states;
    // Before a pump is put in no change of its power was told: it lies on its shelf.
    const onShelf = power === 'shelf' || (power === undefined && court.view.now < memory.implantedAt);
    const inService = !onShelf && power !== 'end-of-service';
    for (const due of inService ? memory.due : []) {
      court.judged();
      // Of two levels that are passed at one moment only the higher one sounds.
      const higher = HIGHER[due.alarm] !== undefined && isSignalled(court.view, HIGHER[due.alarm] as AlarmId);
      if (!higher && !isSignalled(court.view, due.alarm))
        court.found(`${due.text}, but no ${due.alarm} alarm`, due, due.requirement);
    }
    memory.due = [];
  },
};
