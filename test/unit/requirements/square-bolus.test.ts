import { describe, expect, it } from 'vitest';
import type { FirmwareOutput } from '../../../src/firmware/index.js';
import { type Duration, hours, instantOf, microlitres, millilitresPerDay, minutes } from '../../../src/units/index.js';
import { CONFIG, give, runningPump, runTo } from '../../support/pump.js';

const HOUR = hours(1);
const BEGIN = instantOf(HOUR);
const VOLUME = microlitres(10);
const BASAL = millilitresPerDay(0.48);
const PROGRAM = { basal: { mode: 'simple', flow: BASAL }, patient: null, windows: [] } as const;

const started = () => {
  const pump = runningPump();
  give(pump, { type: 'command.program', at: instantOf(60_000), id: 1, program: PROGRAM });
  return pump;
};
const bolus = (duration: Duration) =>
  ({ type: 'command.square-bolus', at: BEGIN, id: 2, volume: VOLUME, duration }) as const;
const replyOf = (outputs: readonly FirmwareOutput[]) => outputs.find((output) => output.type === 'reply');

describe('a square bolus', () => {
  it.each([
    [CONFIG.bolusDurationMin - 1, false],
    [CONFIG.bolusDurationMin, true],
    [CONFIG.bolusDurationMax, true],
    [CONFIG.bolusDurationMax + 1, false],
  ])('SR-011 over %d ms is accepted: %s', (duration, accepted) => {
    expect(replyOf(give(started(), bolus(duration as Duration)))).toMatchObject({ reply: { accepted } });
  });

  it('SR-011 is spread evenly: each quarter of its time moves a quarter of it, to within one stroke', () => {
    const pump = started();
    give(pump, bolus(minutes(60)));
    const quarter = (n: number) => instantOf(BEGIN + n * minutes(15));
    const volumes = [0, 1, 2, 3, 4].map((n) => {
      runTo(pump, quarter(n));
      return pump.computedVolume(quarter(n));
    });
    const basal = (BASAL * minutes(15)) / 86_400_000;
    for (const n of [1, 2, 3, 4]) {
      const given = (volumes[n - 1] ?? 0) - (volumes[n] ?? 0) - basal;
      expect(Math.abs(given - VOLUME / 4)).toBeLessThanOrEqual(CONFIG.stroke);
    }
  });
});
