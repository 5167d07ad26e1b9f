import { expect, it } from 'vitest';
import { panelInWords, panelsFor } from '../../../sim/web/plots/panels.js';
import { stageInWords } from '../../../sim/web/watch/stage-in-words.js';
import de from '../../../sim/web/words/de.json' with { type: 'json' };
import en from '../../../sim/web/words/en.json' with { type: 'json' };

const LINE = { pressureKpa: 12, open: 1, leak: 0, astray: 0, dish: false };
const VIEW = {
  faults: [],
  reservoir: { trueMl: 30, computedMl: 31 },
  flow: { trueMlPerDay: 0.5 },
  line: LINE,
  battery: { volts: 2.75 },
  rotorHeld: false,
};
const told = (change: object, words = en): string => stageInWords({ ...VIEW, ...change } as never, words);

it('tells of the pump in words what its picture shows', () => {
  const still = 'Reservoir 30 mL, 31 mL counted; Flow 0.5 mL/day; Pressure 12 kPa at the outlet; Battery 2.75 V';
  expect(told({})).toBe(still);
  expect(told({ line: { ...LINE, open: 0, leak: 0.2, astray: 0.1 } })).toBe(
    `${still}; blocked; leak; tip outside the canal`,
  );
  expect(told({ line: { ...LINE, open: 0.4, dish: true } })).toBe(
    `${still}; open to 40 %; pump on the table, outlet open`,
  );
  expect(told({ faults: ['mri-1'], rotorHeld: true }, de)).toMatch(/; Druck 12 kPa .*; Rotor blockiert; Magnetfeld$/);
});

it('tells of each plot its name, unit and value at the moment', () => {
  const [flow, dose] = panelsFor(en.plots, [3_600_000]);
  if (flow === undefined || dose === undefined) throw new Error('no panels');
  const none: [] = [];
  const points = [[0, 1] as const, [100, 2] as const];
  const windows = [{ perMs: 3_600_000, truth: points, asked: none, limit: none }];
  const film = { curves: { flowTrueMlPerDay: none, windows } } as never;
  expect(panelInWords(flow, film, 50)).toBe('Flow, mL/day');
  expect([50, 100].map((at) => panelInWords(dose, film, at))).toEqual(['Dose within 1h: 1 mg', 'Dose within 1h: 2 mg']);
});
