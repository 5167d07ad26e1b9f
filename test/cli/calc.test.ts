import { describe, expect, it } from 'vitest';
import { json, said } from './said.js';

const FLOW = ['calc', 'flow', '--dose', '3 mg/day', '--concentration', '20 mg/mL'];

describe('calc', () => {
  it('flow: 3 mg/day at 20 mg/mL is 0.15 mL/day', async () => {
    expect(await json(...FLOW)).toMatchObject({ flow_ml_per_day: 0.15, within_profile: true, why: null });
  });

  it('flow: mcg, µg and ug are one unit', async () => {
    const flows = await Promise.all(
      ['mcg', 'µg', 'ug'].map((unit) =>
        json('calc', 'flow', '--dose', `100 ${unit}/day`, '--concentration', `500 ${unit}/mL`),
      ),
    );
    expect(flows.map((answer) => answer.flow_ml_per_day)).toEqual([0.2, 0.2, 0.2]);
  });

  it('flow: one that the device cannot give is an answer with a reason, not an error', async () => {
    const argv = ['calc', 'flow', '--dose', '100 mg/day', '--concentration', '1 mg/mL'];
    const answer = await json(...argv);
    expect(answer).toMatchObject({ flow_ml_per_day: 100, within_profile: false });
    expect(answer.why).toContain('24 mL/day');
    const { code, out } = await said(...argv);
    expect([code, out]).toEqual([0, expect.stringContaining('NO: ')]);
  });

  it('prime: catheter only moves less than the full system', async () => {
    const argv = [
      'calc',
      'prime',
      '--profile',
      'peristaltic-40',
      '--catheter-length',
      '80 cm',
      '--concentration',
      '20 mg/mL',
    ];
    const [full, part] = [await json(...argv), await json(...argv, '--catheter-only')];
    expect(Number(full.volume_ml)).toBeGreaterThan(Number(part.volume_ml));
    expect(full.drug_moved).toBe(`${Number(full.volume_ml) * 20} mg`);
    expect(Number(full.duration_min)).toBeCloseTo((Number(full.volume_ml) / Number(full.flow_ml_per_day)) * 1440, 3);
  });

  it('bridge: half the concentration at the same dose doubles the dose for as long as half the bridge', async () => {
    const answer = await json(
      ...['calc', 'bridge', '--profile', 'peristaltic-40', '--catheter-length', '80 cm'],
      ...[
        '--old-dose',
        '3 mg/day',
        '--old-concentration',
        '20 mg/mL',
        '--new-dose',
        '3 mg/day',
        '--new-concentration',
        '10 mg/mL',
      ],
    );
    expect(answer).toMatchObject({
      rate_ml_per_day: 0.15,
      without_bridge: { dose_per_day: '6 mg/day', hours: Number(answer.duration_h) / 2 },
    });
    expect(Number(answer.duration_h)).toBeCloseTo((Number(answer.volume_ml) / 0.15) * 24, 3);
  });

  it('refill: 40 mL less 90 days of 0.15 mL leaves 26.5 mL', async () => {
    const argv = [
      'calc',
      'refill',
      '--fill',
      '40 mL',
      '--dose',
      '3 mg/day',
      '--concentration',
      '20 mg/mL',
      '--days',
      '90',
    ];
    expect(await json(...argv)).toMatchObject({ expected_residual_ml: 26.5, discrepancy_ml: null, verdicts: [] });
    const less = await json(...argv, '--withdrawn', '23 mL');
    expect(less).toMatchObject({ discrepancy_ml: 3.5 });
    expect(
      (less.verdicts as { rule: string; verdict: string }[]).find((v) => v.rule === 'difference-2-ml')?.verdict,
    ).toBe('beyond');
    const { out } = await said(...argv, '--withdrawn', '23 mL');
    expect(out).toContain('3.5 mL less than expected came back');
  });

  it('refill: days may be written as a span', async () => {
    const of = (days: string) =>
      json('calc', 'refill', '--fill', '40 mL', '--dose', '3 mg/day', '--concentration', '20 mg/mL', '--days', days);
    expect(await of('90d')).toEqual(await of('90'));
  });

  it('refill-date: shows the worst case', async () => {
    const argv = [
      'calc',
      'refill-date',
      '--fill',
      '40 mL',
      '--low-alarm',
      '2 mL',
      '--dose',
      '3 mg/day',
      '--concentration',
      '20 mg/mL',
    ];
    const answer = await json(...argv, '--bolus', '0.1 mg', '--max-per-day', '4');
    expect(Number(answer.days_basal_only)).toBeCloseTo(38 / 0.15, 9);
    expect(Number(answer.days_all_boluses)).toBeCloseTo(38 / 0.17, 9);
    expect(answer.shown_days).toBe(answer.days_all_boluses);
    expect((await said(...argv, '--bolus', '0.1 mg')).err).toContain('no --max-per-day');
    expect((await said(...argv, '--max-per-day', '4')).err).toContain('no --bolus');
  });

  it('occlusion: 0.7 mL at 12 mL/h takes 210 s, and 8 s of latency', async () => {
    const argv = ['calc', 'occlusion', '--compliance', '0.01 mL/kPa', '--threshold', '70 kPa', '--flow', '12 mL/h'];
    expect(await json(...argv)).toMatchObject({ stored_ml: 0.7, time_to_alarm_s: 210 });
    expect(await json(...argv, '--latency', '8s')).toMatchObject({ time_to_alarm_s: 218 });
  });

  it('tells people the number with its unit and the formula in a sentence', async () => {
    const { code, out } = await said(...FLOW);
    expect(code).toBe(0);
    expect(out).toContain('0.15 mL/day');
    expect(out).toContain('Q = D / C');
  });
});
