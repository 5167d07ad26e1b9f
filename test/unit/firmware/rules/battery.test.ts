import { expect, it } from 'vitest';
import { endOfServiceAt, replacementByAge } from '../../../../src/firmware/rules/battery.js';
import { days, type Instant } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const DAY = 86_400_000;
const CONFIG = { hardEnd: days(100), replacementToEnd: days(20) };
const at = (day: number) => (day * DAY) as Instant;

it.each([
  ['80 days after implantation', memory({}, CONFIG), at(80)],
  ['counted from implantation', memory({ power: { implantedAt: h(24) } }, CONFIG), at(81)],
  ['never on the shelf', memory({ power: { implantedAt: null } }, CONFIG), null],
  ['at once where the whole life is shorter', memory({}, { ...CONFIG, replacementToEnd: days(200) }), at(0)],
] as const)('SR-036 replacement is due by age %s', (_, c, expected) => {
  expect(replacementByAge(c)).toBe(expected);
});

it.each([
  ['never without the indicator', null, null],
  ['a set time after an early indicator', 30, 50],
  ['at the greatest age after a late one', 90, 100],
  ['at the same moment by both', 80, 100],
] as const)('SR-036 service ends %s', (_, since, expected) => {
  const c = memory({ battery: { replacementSince: since === null ? null : at(since) } }, CONFIG);
  expect(endOfServiceAt(c)).toBe(expected === null ? null : at(expected));
});

it('SR-036 service does not end on the shelf, whatever the indicator says', () => {
  expect(endOfServiceAt(memory({ battery: { replacementSince: at(30) }, power: { implantedAt: null } }, CONFIG))).toBe(
    null,
  );
});
