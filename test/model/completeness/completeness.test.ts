import { beforeAll, describe, expect, it } from 'vitest';
import { firmwareMachine, REGIONS } from '../../../src/firmware/index.js';
import type { Evidence } from '../../support/search/evidence.js';
import { INPUT_TYPES } from '../../support/search/letters.js';
import { TABLES } from './index.js';
import { INPUTS } from './inputs.js';
import { arrowsNeverTaken, complaints, SHAPES } from './judge.js';
import { ACTS, follows, ignored, never, type RegionRows } from './marks.js';
import { collect } from './seen.js';

let evidence: Evidence;
beforeAll(() => {
  evidence = collect();
}, 120_000);

const found = (region: keyof typeof TABLES, rows: RegionRows = TABLES[region], inputs = INPUTS) => {
  const shape = SHAPES.find(({ key }) => key === region);
  if (shape === undefined) throw new Error(`no region ${region}`);
  return complaints(shape, rows, { evidence, inputs });
};

describe('what the pump does with every input in every state', () => {
  it.each(REGIONS)('SR-001 %s: each pair has a row, and each row is true', (region) => {
    const told = found(region);
    expect(told.length, `\n${told.join('\n')}\n`).toBe(0);
  });

  it('is told for all regions of the machine, in their order, and for no other', () => {
    expect(Object.keys(TABLES)).toEqual(REGIONS);
    expect(SHAPES.map(({ key }) => key)).toEqual(REGIONS);
  });

  it('is told for all inputs that an arrow of the machine waits for', () => {
    const waited = firmwareMachine.events.filter((type) => !type.startsWith('internal.') && type !== '*');
    expect(waited.filter((type) => !(INPUT_TYPES as readonly string[]).includes(type))).toEqual([]);
    expect(Object.keys(INPUTS).sort()).toEqual([...INPUT_TYPES].sort());
  });

  it('gives a reason wherever nothing happens', () => {
    const marks = Object.values(TABLES).flatMap((rows) => Object.values(rows).flatMap((row) => Object.values(row)));
    for (const mark of marks) if (mark.mark !== 'acts') expect(mark.because).toMatch(/^[a-z].{8,}[^.?]$/);
    for (const { others } of Object.values(INPUTS)) expect(others).toMatch(/^[a-z].{8,}[^.?]$/);
  });

  // An arrow that nothing takes is either a safeguard, which is named here with what it guards against, or dead.
  it('takes every arrow of the picture at least once', () => {
    expect(arrowsNeverTaken(evidence)).toEqual([
      // a report that was under way when the drive stopped; test/unit/firmware/regions/motor.test.ts takes it
      'motor.stalled sensor.rotor-turned #1',
    ]);
  });
});

describe('a table that is not true of the machine', () => {
  const rows = TABLES.line;
  const { released, ...without } = rows;
  const changed = (state: string, row: RegionRows[string]): RegionRows => ({
    ...rows,
    [state]: { ...rows[state], ...row },
  });

  it('is told which block of rows a new state needs, with what was seen there', () => {
    const [told = '', ...more] = found('line', without);
    expect(more).toEqual([]);
    expect(told).toContain('add to test/model/completeness/regions/line.ts\n  released: {\n');
    expect(told).toContain("    'sensor.pressure-above': ACTS,\n");
    expect(told).toContain("    'sensor.pressure-below': never('why can it not come?'),\n");
  });

  it('is told which row a new input needs, and where', () => {
    const { 'command.acknowledge': _, ...rest } = rows.released ?? {};
    const [told] = found('line', { ...without, released: rest });
    expect(told).toContain('line.released, command.acknowledge: no row; add to released in test/model/');
    expect(told).toContain("'command.acknowledge': ACTS,");
  });

  it('is told of a region that an input concerns although nobody says so', () => {
    const inputs = { ...INPUTS, 'sensor.pressure-above': { regions: [], others: 'planted' } };
    expect(found('line', rows, inputs)[0]).toContain('take the row out of');
    const [told] = found('line', changed('clear', { 'sensor.pressure-above': undefined as never }), inputs);
    expect(told).toContain('line.clear, sensor.pressure-above: name line at sensor.pressure-above in');
  });

  it.each([
    ['a state that is not there', { ...rows, burst: {} }, 'has no state burst'],
    ['acts, where no arrow is', changed('clear', { 'command.acknowledge': ACTS }), 'has no arrow'],
    [
      'ignored, where an arrow is taken',
      changed('clear', { 'sensor.pressure-above': ignored('x') }),
      'an arrow for it was taken',
    ],
    ['ignored, where nothing comes', changed('clear', { 'sensor.pressure-below': ignored('x') }), 'never seen to come'],
    ['never, where it comes', changed('clear', { 'command.acknowledge': never('x') }), 'it came'],
    ['follows, where nothing moves', changed('clear', { 'command.acknowledge': follows('x') }), 'never seen to move'],
  ])('is caught: %s', (_, wrong, said) => {
    expect(found('line', wrong)).toHaveLength(1);
    expect(found('line', wrong)[0]).toMatch(said);
  });

  it('is caught: ignored, where another region moves this one', () => {
    const planted = { ...TABLES.bolus, patient: { ...TABLES.bolus.patient, 'command.stop': ignored('x') } };
    expect(found('bolus', planted)[0]).toContain('marked ignored, but the region was then found in none');
  });
});
