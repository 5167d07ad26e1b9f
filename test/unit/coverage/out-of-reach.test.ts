import { describe, expect, it } from 'vitest';
import { ARROWS_OUT_OF_REACH, coverageOf, PHASES_OUT_OF_REACH } from '../../../sim/coverage/index.js';
import { FIRMWARE_OUT_OF_REACH } from '../../../sim/coverage/out-of-reach.data.js';
import { writeCoveragePage } from '../../../sim/report/index.js';
import { ARROWS } from '../../../sim/world/index.js';
import { ALARM_IDS } from '../../../src/protocol/index.js';
import { wordOf } from '../../../src/statechart/index.js';
import { recordsOf, tallyOf } from './stories.js';

describe('what cannot be reached', () => {
  it('are arrows that there are, each told once', () => {
    const names = FIRMWARE_OUT_OF_REACH.flatMap((group) => group.names);
    const words = new Set(ARROWS.firmware.map(wordOf));
    expect(names.filter((name) => !words.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    for (const { why } of FIRMWARE_OUT_OF_REACH) expect(why).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('is told of no arrow that the order of the arrows explains already', () => {
    const first = ARROWS.firmware.filter(
      (arrow) =>
        !ARROWS.firmware.some(
          (one) =>
            wordOf(one).replace(/ \d+$/, '') === wordOf(arrow).replace(/ \d+$/, '') &&
            one.index < arrow.index &&
            (one.guard === null || one.guard === arrow.guard),
        ),
    );
    const names = FIRMWARE_OUT_OF_REACH.flatMap((group) => group.names);
    expect(names.filter((name) => !first.some((arrow) => wordOf(arrow) === name))).toEqual([]);
    const shadowed = ARROWS.firmware.length - first.length;
    expect(shadowed).toBeGreaterThan(20);
    expect(ARROWS_OUT_OF_REACH.firmware.size).toBe(names.length + shadowed);
  });

  it('is of alarms that there are', () => {
    for (const name of PHASES_OUT_OF_REACH.keys()) {
      const [alarm = '', phase = ''] = name.split(' ');
      expect(ALARM_IDS).toContain(alarm);
      expect(['raised', 'ended']).toContain(phase);
    }
  });

  it('is not counted, and is told when it was reached all the same', async () => {
    const name = 'motor.idle always 1';
    const records = recordsOf('nominal/suspend-and-resume').map((record) =>
      record.kind === 'reach'
        ? { ...record, charts: { ...record.charts, firmware: { taken: [[name, 1] as const], refused: [] } } }
        : record,
    );
    const coverage = coverageOf(tallyOf(records));
    const { transitions } = coverage.charts.firmware;
    expect(transitions.met).toBe(1);
    expect(transitions.of).toBe(ARROWS.firmware.length - ARROWS_OUT_OF_REACH.firmware.size + 1);
    expect(transitions.outOfReach.filter(({ met }) => met).map((one) => one.name)).toEqual([name]);
    const page = await writeCoveragePage(coverage, { chart: 'firmware', others: [], below: null });
    const rows = page.split('<tr').filter((row) => row.includes('It was reached all the same.'));
    expect(rows).toEqual([expect.stringContaining(`>${name}<`)]);
  });
});
