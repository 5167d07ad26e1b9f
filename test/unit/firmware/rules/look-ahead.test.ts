import { describe, expect, it } from 'vitest';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import { bolusOf } from '../../../../src/firmware/rules/bolus.js';
import { bookedMoment } from '../../../../src/firmware/rules/look-ahead.js';
import { squareBolusOf, squareInterrupted } from '../../../../src/firmware/rules/square-bolus.js';
import { type Concentration, hours, microlitres, millilitresPerDay } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { flex, simple } from '../../../support/orders.js';

/** One stroke of 0.25 µL an hour for each 6 µL/day. */
const STROKE_AN_HOUR = 0.006;
const flow = (strokesAnHour: number) => strokesAnHour * STROKE_AN_HOUR;
const rate = (strokesAnHour: number) => millilitresPerDay(flow(strokesAnHour));
type Changes = NonNullable<Parameters<typeof memory>[0]>;

/** Ten strokes an hour, asked at 5 h, when no stroke is under way. */
const even = (changes: Changes = {}, config: Parameters<typeof memory>[1] = {}): FirmwareContext =>
  memory({ ...changes, infusion: { program: simple(flow(10)), basal: rate(10), ...changes.infusion } }, config);
const at = h(5);
const told = (c: FirmwareContext, strokes: number, from = at) => bookedMoment(c, from, strokes);

/** Ten strokes an hour from 5 to 7 h, twenty up to 11 h and thirty up to 5 h of the next week; the pump's week began 8 h ago. */
const stepped = (changes: Changes = {}) =>
  memory({
    ...changes,
    infusion: {
      program: flex([
        [13, flow(10)],
        [15, flow(20)],
        [19, flow(30)],
      ]),
      ...changes.infusion,
    },
  });

/** Five strokes an hour on top of ten, from 5 to 6 h. */
const bolus = bolusOf('patient', microlitres(1.25), hours(1), at);
/** Four strokes an hour on top, for 3 h of flow: begun at 4 h, so up to 7 h, or waiting since 5 h with 2 h left. */
const square = squareBolusOf(microlitres(3), hours(3), h(4));
const waiting = squareInterrupted(square, at);

const FLUID = { drug: 'morphine', concentration: 20_000 as Concentration };
/** Forty strokes at twenty an hour, all to come: up to 7 h. */
const BRIDGE = { from: at, flow: rate(20), volume: microlitres(10), fluid: FLUID, fromStroke: 0, untilStroke: 40 };
const bridging = (changes: Changes = {}) =>
  even({
    bridge: BRIDGE,
    motor: { train: { start: at, flow: rate(20), stroke: microlitres(0.25), carry: 0 } },
    ...changes,
  });
const HOT = { temperature: { high: true, over: true } };

describe('when strokes to come are booked', () => {
  it.each([
    ['by one flow', even(), 1, 5.1],
    ['by one flow, long ahead', even(), 1_000, 105],
    ['before a step', stepped(), 19, 6.9],
    ['with the moment of a step', stepped(), 20, 7],
    ['after a step', stepped(), 21, 7.05],
    ['with the moment of a second step', stepped(), 100, 11],
    ['after a second step', stepped(), 103, 11.1],
    ['after the week began anew', stepped(), 100 + 162 * 30 + 1, 173.1],
    ['with the end of a bolus', even({ bolus }), 15, 6],
    ['within a bolus', even({ bolus }), 3, 5.2],
    ['after a bolus', even({ bolus }), 16, 6.1],
    ['within a square bolus', even({ square }), 7, 5.5],
    ['with the end of a square bolus', even({ square }), 28, 7],
    ['after a square bolus', even({ square }), 29, 7.1],
    ['in a bolus for which a square one waits', even({ bolus, square: waiting }), 3, 5.2],
    ['in a square bolus that has waited', even({ bolus, square: waiting }), 15 + 7, 6.5],
    ['with the end of a square bolus that has waited', even({ bolus, square: waiting }), 15 + 28, 8],
    ['after a square bolus that has waited', even({ bolus, square: waiting }), 15 + 28 + 1, 8.1],
    ['in a bolus beside a square one', even({ bolus, square }), 19, 6],
    ['in a square bolus when the other is over', even({ bolus, square }), 19 + 7, 6.5],
    ['in a bridge', bridging(), 30, 6.5],
    ['with the end of a bridge', bridging(), 40, 7],
    ['after a bridge', bridging(), 41, 7.1],
    ['in a bridge, whose end is not the last step of all', bridging({ infusion: { endsAt: h(8) } }), 52, 10],
    ['with the end of a program', even({ infusion: { endsAt: h(6) } }), 10, 6],
    ['after the end of a program', even({ infusion: { endsAt: h(6) } }), 12, 8],
    ['after a program that ends just now', even({ infusion: { endsAt: at } }), 2, 7],
    ['after the end of a program, whatever ran beside it', even({ bolus, infusion: { endsAt: h(5.2) } }), 4, 6.2],
    ['after a program that ends within a bridge', bridging({ infusion: { endsAt: h(6) } }), 21, 7],
  ])('SR-021 %s', (_, c, strokes, hour) => expect(told(c, strokes)).toBe(h(hour)));

  it('SR-021 counts what is under way of a stroke', () => {
    const train = { start: h(4.05), flow: rate(10), stroke: microlitres(0.25), carry: 0 };
    expect(told(even({ motor: { train } }), 1)).toBe(h(5.05));
    expect(told(stepped({ motor: { train } }), 21)).toBe(h(7.025));
  });

  it.each([
    ['after a reset', { power: { wasReset: true } }],
    ['under a condition that leaves the minimum rate', HOT],
    ['under such a condition, whatever is programmed', { ...HOT, bolus, infusion: { endsAt: h(6) } }],
  ])('SR-034 at the minimum rate %s', (_, changes) => expect(told(even(changes), 7)).toBe(h(12)));

  it('SR-021 for a flow of 1 pL/day', () => {
    expect(told(memory({ infusion: { program: simple(1e-9), basal: millilitresPerDay(1e-9) } }), 1, h(0))).toBe(
      h(250_000 * 24),
    );
  });

  const turned = { prime: { from: at, until: h(6), flow: rate(10), volume: microlitres(3), fills: microlitres(3) } };
  it.each([
    ['stopped', even({ infusion: { running: false } })],
    ['purged on its shelf', even({ infusion: { running: false, purge: turned.prime }, power: { implantedAt: null } })],
    ['paused', even({ infusion: { suspended: true } })],
    ['primed', even({ infusion: turned })],
    ['stalled', even({ motor: { booking: false } })],
    ['tested', even({ power: { selfTestEnd: h(6) } })],
    ['held', even(HOT, { drugClass: 'comfort' })],
  ])('SR-021 not foreseen of a pump that is %s', (_, c) => expect(told(c, 1)).toBe(null));

  it('SR-021 over as many weeks as it takes, passing over what is the same in each', () => {
    // Two strokes a day, a step each three days and a half.
    const c = memory({
      infusion: {
        program: flex([
          [8, 0.0005],
          [92, 0.0005],
        ]),
      },
    });
    expect(told(c, 700_000, h(0))).toBe(h(350_000 * 24));
    expect(told(c, 700_001, h(0))).toBe(h(350_000 * 24 + 12));
  });
});
