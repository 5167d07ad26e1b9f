import { describe, expect, it } from 'vitest';
import type { ProgrammerOrder } from '../../../src/controller/index.js';
import type { DailyDose } from '../../../src/units/index.js';
import { ProgrammerBench } from '../../support/programmer-bench.js';

const simple = (dose: number): ProgrammerOrder => ({
  order: 'program',
  prescription: { basal: { mode: 'simple', dose: dose as DailyDose }, patient: null, limits: [] },
});

describe('a session', () => {
  it('SR-003 SR-059 links, reads, fills in, reviews, sends, has it read back, confirms and reads again', () => {
    const bench = new ProgrammerBench().connect().order(simple(3_000)).disconnect();
    expect(bench.way).toEqual([
      'away',
      'linking',
      'interrogating',
      'menu',
      'editing',
      'reviewing',
      'proposing',
      'reading-back',
      'confirming',
      'verifying',
      'told',
      'menu',
      'closing',
      'away',
    ]);
    expect(bench.given).toEqual(['interrogate', 'program', 'interrogate']);
    const [report, ...more] = bench.reports;
    expect(more).toEqual([]);
    expect(report?.deeds).toMatchObject([
      { words: 'program simple 3 mg/day', outcome: 'done', verified: true, twice: false },
    ]);
    expect(report).toMatchObject({ why: 'closed', implant: 0x0badcafe, controller: 17 });
    expect(bench.pump.therapy(bench.now).program?.basal).toEqual({ mode: 'simple', flow: 150_000_000 });
  });
});
