import { describe, expect, it } from 'vitest';
import { parseDoseTolerance } from '../../../sim/compare/index.js';

describe('tolerance of doses', () => {
  it.each([
    ['10 µL', { pl: 10_000_000, share: 0 }],
    ['0.1 mL', { pl: 100_000_000, share: 0 }],
    ['2%', { pl: 0, share: 0.02 }],
    [' 0.5 % ', { pl: 0, share: 0.005 }],
    ['0%', { pl: 0, share: 0 }],
  ])('reads %s', (text, value) => {
    expect(parseDoseTolerance(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['2', 'no unit'],
    ['-1 µL', 'sign'],
    ['2 mg', 'use one of mL'],
    ['101%', 'at most 100%'],
    ['two%', 'plain number'],
    ['-2%', 'plain number'],
    ['', 'number'],
  ])('refuses "%s" with a remedy', (text, remedy) => {
    const read = parseDoseTolerance(text);
    if (read.ok) throw new Error(`read ${text}`);
    expect(`${read.refusal.remedy} ${read.refusal.found} ${read.refusal.expected}`).toContain(remedy);
    expect(read.refusal.expected).toContain('2%');
  });
});
