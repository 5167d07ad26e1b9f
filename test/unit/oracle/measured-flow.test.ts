import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, judgedOn, LIMITS, Tape } from './tape.js';

const RULE = 'measured-flow';
const MINUTE = 60_000;
/** A stroke in 9 s, so that 15 min are more than 20 strokes; and a stroke in 6 min, so that 20 strokes are more than 15 min. */
const FAST = 9_600 * LIMITS.stroke_pl;
const SLOW = 240 * LIMITS.stroke_pl;
const SPAN = 15 * MINUTE;

const SENSOR = { over_percent: 110, far_over_percent: 120, under_percent: 90, span_ms: SPAN, strokes: 20 };
const blind = (): Tape => new Tape();
function tape(): Tape {
  const told = new Tape();
  const header = told.records[0] as unknown as { limits: object };
  header.limits = { ...LIMITS, flow_sensor: SENSOR };
  return told.drive(1, FAST);
}
const above = (t: number, percent: number, told = tape(), flow = FAST): Tape =>
  told.sensor(t, 'flow-above', { level: Math.floor((flow * percent) / 100) });
const below = (t: number, percent: number, told = tape(), flow = FAST): Tape =>
  told.sensor(t, 'flow-below', { level: Math.floor((flow * percent) / 100) });
const reverse = (t: number, told = tape()): Tape => told.sensor(t, 'flow-reverse', { volume: LIMITS.stroke_pl });
const strokes = (share: number, n = 100) => ({ pumped_pl: n * LIMITS.stroke_pl * share, strokes: n, turned: n });

type Case = readonly [text: string, records: Tape];

const CLEAN: readonly Case[] = [
  ['too much for 15 min, then its alarm', above(H, 110).alarm(H + SPAN, 'high-flow')],
  [
    'far too much, and its alarm',
    above(H, 110)
      .sensor(H, 'flow-above', { level: FAST * 1.2 })
      .alarm(H, 'high-flow'),
  ],
  [
    'far too much again at the moment of a new program',
    above(H, 120)
      .alarm(H, 'high-flow')
      .drive(H, FAST / 2)
      .sensor(2 * H, 'flow-above', { level: FAST * 0.6 })
      .alarm(2 * H, 'high-flow', 'ended')
      .alarm(2 * H, 'high-flow')
      .train(H, 2 * H, FAST / 2, strokes(1.21)),
  ],
  ['flow that nobody commanded, and its alarm', above(H, 0, tape().drive(2, 0), 0).alarm(H, 'high-flow')],
  ['too much, back in time', below(H + SPAN - 1, 108, above(H, 110)).alarm(2 * H, 'motor-stall')],
  [
    'too much until the drive stands',
    above(H, 110)
      .drive(H + SPAN - 1, 0)
      .alarm(2 * H, 'motor-stall'),
  ],
  ['too little for 15 min, then its alarm', below(H, 90).alarm(H + SPAN, 'low-flow')],
  ['too little, back in time', above(H + SPAN - 1, 92, below(H, 90)).alarm(2 * H, 'motor-stall')],
  [
    'too little, and a stall that says it',
    below(H, 90)
      .alarm(H + MINUTE, 'motor-stall')
      .train(1, 2 * H, FAST, strokes(1)),
  ],
  [
    'too little over 20 strokes of a slow drive',
    below(H, 90, tape().drive(2, SLOW), SLOW)
      .train(2, H + 119 * MINUTE, SLOW, strokes(0.8))
      .alarm(H + 2 * H, 'low-flow'),
  ],
  [
    'too much over 20 strokes that end within a millisecond, and the drive that falls before its alarm is told',
    above(H, 110, tape().drive(2, 49_000_000), 49_000_000)
      .drive(H + 8_816_327, 6_000_000)
      .sensor(H + 8_816_327, 'rotor-turned')
      .alarm(H + 8_816_327, 'high-flow'),
  ],
  [
    'too much for 15 min, and the drive that stops before its alarm is told',
    above(H, 110)
      .drive(H + SPAN, 0)
      .alarm(H + SPAN, 'high-flow'),
  ],
  ['a stroke back, and its alarm', reverse(H).alarm(H, 'reverse-flow')],
  ['nothing runs back any more', above(2 * H, 0, reverse(H).alarm(H, 'reverse-flow'), 0)],
  ['a train within its limits', tape().train(1, H, FAST, strokes(1.2))],
  [
    'far too much under the alarm',
    tape()
      .alarm(H, 'motor-stall')
      .sensor(H, 'flow-above', { level: FAST * 1.2 })
      .alarm(H, 'high-flow')
      .train(H, D, SLOW, strokes(1.5)),
  ],
  [
    'far too much, which a sensor at fault could not tell',
    tape()
      .add(H, { kind: 'fault', fault: 'deaf', phase: 'begin', text: 'the flow sensor is stuck' })
      .train(1, D, FAST, strokes(1.5)),
  ],
  [
    'a pump without the sensor',
    blind()
      .train(1, D, FAST, strokes(1.5))
      .sensor(D, 'flow-above', { level: FAST * 2 }),
  ],
];

const GUILTY: readonly Case[] = [
  ['SR-007 too much for longer than 15 min', above(H, 110).alarm(H + SPAN + 1, 'motor-stall')],
  ['SR-007 too much up to the end', above(H, 110).train(1, 2 * H, FAST, strokes(1))],
  ['SR-007 an alarm a moment late', above(H, 110).alarm(H + SPAN + MINUTE, 'high-flow')],
  ['SR-007 an alarm too soon', above(H, 110).alarm(H + SPAN - 1, 'high-flow')],
  ['SR-007 an alarm out of the blue', tape().alarm(H, 'high-flow')],
  ['SR-007 far too much in silence', above(H, 120).train(1, H, FAST, strokes(1))],
  ['SR-007 flow that nobody commanded, in silence', above(H, 0, tape().drive(2, 0), 0).alarm(H, 'motor-stall')],
  ['SR-007 too much, and back too late', below(H + SPAN + 1, 108, above(H, 110))],
  ['SR-007 far too much in truth', tape().train(1, H, FAST, strokes(1.3))],
  [
    'SR-007 far too much in truth before the alarm',
    tape()
      .train(1, H, FAST, strokes(1.3))
      .sensor(H, 'flow-above', { level: FAST * 1.2 })
      .alarm(H, 'high-flow'),
  ],
  ['SR-008 too little in silence', below(H, 90).alarm(2 * H, 'low-reservoir')],
  ['SR-008 the wrong alarm', below(H, 90).alarm(H + SPAN, 'high-flow')],
  [
    'SR-008 an alarm after 15 min of a slow drive',
    below(H, 90, tape().drive(2, SLOW), SLOW).alarm(H + SPAN, 'low-flow'),
  ],
  [
    'SR-008 silence after 20 strokes of a slow drive',
    below(H, 90, tape().drive(2, SLOW), SLOW).train(2, H + 121 * MINUTE, SLOW, strokes(0.8)),
  ],
  ['SR-024 a stroke back in silence', reverse(H).alarm(H + 1, 'reverse-flow')],
  ['SR-024 an alarm without a stroke', tape().alarm(H, 'reverse-flow')],
];

describe('the rule of the oracle about measured flow', () => {
  it.each(CLEAN)('holds: %s', (_, records) => expect(findingsOn(records, RULE)).toEqual([]));

  it.each(GUILTY)('catches: %s', (text, records) => {
    const found = findingsOn(records, RULE);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(['SR-007', 'SR-008', 'SR-024']).toContain(finding.requirement);
      expect(finding.text).not.toMatch(/undefined|NaN/);
    }
    if (!/out of the blue|without|wrong|in truth|too soon|a moment late|15 min of/.test(text))
      expect(found[0]?.requirement).toBe(text.slice(0, 6));
  });

  it('counts what it judged, and judges nothing without the sensor', () => {
    for (const [, records] of GUILTY) expect(judgedOn(records, RULE)).toBeGreaterThan(0);
    expect(judgedOn(blind().train(1, D, FAST, strokes(1)), RULE)).toBe(0);
  });
});
