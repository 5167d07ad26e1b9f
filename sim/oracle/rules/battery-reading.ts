import type { Rule } from '../rule.js';

type Memory = {
  /** readings of the present moment that say that the battery is not due, but for one sample at most */
  sound: { t: number; seq: number }[];
  /** something else at the present moment may say that it is */
  low: boolean;
};

/** One wild sample of the battery changes nothing. The battery may also be due by age; that is told without a reading. */
export const batteryReading: Rule<Memory> = {
  name: 'battery-reading',
  requirement: 'SR-035',
  text: 'a reading of which all samples but one at most are above the level raises no replacement indicator',
  kinds: ['sensor'],
  start: () => ({ sound: [], low: false }),
  see(memory, record, court) {
    const level = court.view.limits?.replacement_v;
    if (record.kind !== 'sensor' || record.report.type !== 'sensor.battery-below' || level === undefined) return;
    const wild = record.report.samples.filter((volts) => volts <= level).length;
    if (wild > 1) memory.low = true;
    else memory.sound.push({ t: record.t, seq: record.seq });
  },
  momentOver(memory, court) {
    for (const where of memory.sound) {
      court.judged();
      if (!memory.low && court.view.raisedNow.includes('replacement-due'))
        court.found('one wild sample of the battery has raised the replacement indicator', where);
    }
    memory.sound = [];
    memory.low = false;
  },
};
