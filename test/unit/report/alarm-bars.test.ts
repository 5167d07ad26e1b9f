import { describe, expect, it } from 'vitest';
import { createAlarmBars } from '../../../sim/report/alarm-bars.js';
import { MS_PER_DAY, MS_PER_HOUR } from '../../../src/units/index.js';
import { alarm, type Bare, dayTrain, header, numbered } from './story-records.js';

const barsOf = (records: readonly Bare[]) => {
  const bars = createAlarmBars();
  for (const record of numbered([header(5), ...records, dayTrain(4)])) bars.sink(record);
  return bars.bars().stretches.map(({ state, from, to }) => [state, from / MS_PER_HOUR, to / MS_PER_HOUR]);
};
const h = (n: number): number => n * MS_PER_HOUR;

describe('alarm bars', () => {
  it('are as long as the condition', () => {
    expect(barsOf([alarm(h(10), 'raised'), alarm(h(13), 'ended')])).toEqual([['critical', 10, 13]]);
  });

  it('last to the end of the run when the condition does, whoever acknowledges or escalates it', () => {
    const records = [alarm(h(10), 'raised'), alarm(h(11), 'escalated'), alarm(h(12), 'acknowledged')];
    expect(barsOf(records)).toEqual([['critical', 10, 120]]);
  });

  it('go on as latched until somebody acknowledges', () => {
    const records = [alarm(h(10), 'raised'), alarm(h(13), 'ended', true), alarm(h(20), 'acknowledged')];
    expect(barsOf(records)).toEqual([
      ['critical', 10, 13],
      ['latched', 13, 20],
    ]);
  });

  it('stay bounded when an alarm comes again and again', () => {
    const records = Array.from({ length: 20_000 }, (_, i) => alarm(i * 1_000, i % 2 === 0 ? 'raised' : 'ended'));
    expect(barsOf([...records, alarm(4 * MS_PER_DAY, 'raised')]).length).toBeLessThan(2_500);
  });
});
