import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE, figures, PROFILE_IDS, PROFILES, profileNamed } from '../../../src/profile/index.js';

describe.each(PROFILE_IDS)('%s', (id) => {
  const profile = PROFILES[id];

  it('is filed under its own name', () => expect(profile.id).toBe(id));

  it('says of every figure how well it is known and where from', () => {
    const key = { sourced: /^S\d+$/, assumed: /^A-\d{2,3}$/, design: /^SR-0\d\d$/ };
    for (const line of figures(profile)) {
      expect(line.source, line.path).toMatch(key[line.status]);
      expect(line.text, line.path).not.toBe('');
    }
  });

  it('SR-027 ends its self-test in time', () => {
    expect(profile.limits.selfTest.value).toBeLessThanOrEqual(70_000);
  });

  it('lists every figure, each once', () => {
    const paths = figures(profile).map((line) => line.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('sensing.pressureSensor');
    expect(paths).toContain('battery.hardEnd');
    const sections = Object.values(profile).filter((part) => typeof part === 'object');
    expect(paths.length).toBe(sections.reduce((n, part) => n + Object.keys(part).length, 0));
  });

  it('uses no assumption number that belongs to another part', () => {
    const numbers = figures(profile).flatMap(({ source }) =>
      source.startsWith('A-') ? [Number(source.slice(2))] : [],
    );
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(1);
    // belong to plant, faults, world and therapy.
    expect(numbers.filter((n) => n > 49 && n < 120)).toEqual([]);
    expect(numbers).not.toContain(21);
  });

  it('is plain JSON', () => expect(JSON.parse(JSON.stringify(profile))).toEqual(profile));

  it('keeps its thresholds in order', () => {
    const { pump, sensing, reservoir, battery, limits, line } = profile;
    expect(pump.minimumRate.value).toBeLessThan(pump.flowMin.value);
    expect(pump.flowMin.value).toBeLessThan(pump.flowMax.value);
    expect(pump.primeFlow.value).toBeLessThanOrEqual(pump.flowMax.value);
    expect(reservoir.emptyAt.value).toBeLessThan(reservoir.lowAlarm.value);
    expect(sensing.releasedBelow.value).toBeLessThan(sensing.occlusionSuspectedAt.value);
    expect(sensing.occlusionSuspectedAt.value).toBeLessThan(sensing.occlusionAt.value);
    expect(sensing.temperatureNormal.value).toBeLessThan(sensing.temperatureHigh.value);
    expect(battery.resetVoltage.value).toBeLessThan(battery.replacementVoltage.value);
    expect(limits.bolusDurationMin.value).toBeLessThan(limits.bolusDurationMax.value);
    expect(line.tipPressure.value).toBeLessThan(sensing.releasedBelow.value);
  });

  it('does not take its own prime for an occlusion, even 20 % too fast', () => {
    const { pump, line, sensing } = profile;
    const pressure = line.tipPressure.value + (line.resistance.value * pump.primeFlow.value * 1.2) / 1e9;
    expect(pressure).toBeLessThan(sensing.occlusionSuspectedAt.value);
  });

  it('has every flow a whole number of strokes per day', () => {
    const { pump } = profile;
    for (const flow of [pump.flowMin, pump.flowMax, pump.minimumRate]) expect(flow.value % pump.stroke.value).toBe(0);
  });
});

describe('families', () => {
  it('differ in reservoir and sensing only', () => {
    const { 'peristaltic-20': small, 'peristaltic-40': large, 'peristaltic-40-sensing': sensing } = PROFILES;
    expect([small, large, sensing].map((p) => p.reservoir.capacity.text)).toEqual(['20 mL', '40 mL', '40 mL']);
    expect([small, large, sensing].map((p) => p.sensing.pressureSensor.value)).toEqual([false, false, true]);
    expect(small.pump).toBe(large.pump);
    expect(large.battery).toBe(sensing.battery);
    expect(large.reservoir.lowAlarm).toBe(small.reservoir.lowAlarm);
  });
});

describe('profileNamed', () => {
  it('finds the default', () => {
    expect(profileNamed(DEFAULT_PROFILE)).toEqual({ ok: true, value: PROFILES['peristaltic-40-sensing'] });
  });
  it('forgives case', () => expect(profileNamed('Peristaltic-20').ok).toBe(true));
  it('proposes the nearest name', () => {
    const answer = profileNamed('peristaltc-40');
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'profile-unknown' } });
    expect(answer.ok ? '' : answer.refusal.remedy).toBe('did you mean "peristaltic-40"?');
  });
  it.each(['toString', 'constructor', '', 'zzz'])('does not know %j', (id) => expect(profileNamed(id).ok).toBe(false));
});
