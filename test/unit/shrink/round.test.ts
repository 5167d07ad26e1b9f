import { describe, expect, it } from 'vitest';
import { justAfter, roughness, rounderValues, simplerSpans } from '../../../sim/shrink/round.js';
import { isSmaller, sizeOf } from '../../../sim/shrink/size.js';
import { formatDuration, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '../../../src/units/index.js';

describe('what is round', () => {
  it.each([
    ['10d', 2],
    ['12h 30min', 5],
    ['0s', 1],
    ['3.75 mg/day', 4],
    [200, 2],
    ['full-system', 0],
    ['"12:30"', 5],
  ])('%s has a roughness of %i', (value, rough) => expect(roughness(value)).toBe(rough));

  it.each<readonly [string | number, readonly (string | number)[]]>([
    ['3.7 mg/day', ['4 mg/day', '3 mg/day']],
    ['3 mg/day', []],
    ['0.314 mL', ['0.3 mL', '0.3 mL', '0.31 mL', '0.32 mL']],
    [17, [20, 10]],
    ['12:30', ['00:00', '12:00']],
    ['Mon 08:00', ['Mon 00:00']],
    ['morphine', []],
    [true as never, []],
  ])('%s may be %j', (value, simpler) => expect(rounderValues(value).slice(0, 4)).toEqual(simpler));

  it('a span may be any shorter one of the ladder, or the next round one that is not far', () => {
    const words = simplerSpans(41 * MS_PER_MINUTE + 24_000).map(formatDuration);
    expect(words[0]).toBe('0s');
    for (const one of ['1min', '30min', '41min', '42min', '45min', '50min']) expect(words).toContain(one);
    expect(words).not.toContain('1h');
    expect(simplerSpans(0)).toEqual([]);
  });

  it('a run ends at the first round moment after its failure', () => {
    expect(justAfter(0)).toBe(MS_PER_MINUTE);
    expect(justAfter(MS_PER_MINUTE)).toBe(2 * MS_PER_MINUTE);
    expect(justAfter(5 * MS_PER_HOUR + 1)).toBe(6 * MS_PER_HOUR);
    expect(justAfter(3 * MS_PER_DAY + 1)).toBe(4 * MS_PER_DAY);
  });
});

describe('the size of a story', () => {
  const size = (steps: readonly object[], more: object = {}) => sizeOf({ until: '2d', steps, ...more });
  it.each<readonly [string, ReturnType<typeof size>, ReturnType<typeof size>]>([
    ['a step less, however long', size([{ at: '1d 3h' }]), size([{ at: '0s' }, { at: '0s' }])],
    ['a key less', size([{ at: '0s' }]), size([{ at: '0s', name: 'x' }])],
    ['nobody between', size([{ at: '1h 1s', direct: 'stop' }]), size([{ at: '0s', clinician: 'stop' }])],
    ['a moment told', size([{ at: '1h 1s' }]), size([{ after: '0s' }])],
    ['a sooner end', size([{ at: '1h 1s' }], { until: '1d' }), size([{ at: '0s' }])],
    ['a rounder moment', size([{ at: '2h' }]), size([{ at: '1h 1s' }])],
    ['an earlier one as round', size([{ at: '1h' }]), size([{ at: '2h' }])],
  ])('is smaller with %s', (_, a, b) => {
    expect([isSmaller(a, b), isSmaller(b, a), isSmaller(a, a)]).toEqual([true, false, false]);
  });
});
