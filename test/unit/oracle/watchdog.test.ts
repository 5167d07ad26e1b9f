import { describe, expect, it } from 'vitest';
import { D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const W = LIMITS.watchdog_ms;
const RULE = 'watchdog';
const plant = (tape: Tape, t: number, ...events: readonly string[]) =>
  events.reduce((on, event) => on.add(t, { kind: 'plant', event }), tape);
const ADRIFT = { adrift: true };
/** Therapy from the start; the main loop stalls after an hour. */
const stalled = () => plant(new Tape().program(0).train(0, H, HOURLY), H, 'loop-stalled');
const bitten = (t = H + W) => plant(stalled().train(H, t, HOURLY, ADRIFT), t, 'watchdog-cut', 'hardware-tone');
const RESET = { heldOff: 0 };

describe('the watchdog before the oracle', () => {
  it.each([
    ['a loop that runs again in time', plant(stalled().train(H, H + W - 1, HOURLY, ADRIFT), H + W - 1, 'loop-runs')],
    ['a loop that runs again at the last moment', plant(stalled().train(H, H + W, HOURLY, ADRIFT), H + W, 'loop-runs')],
    ['drive and tone in time, and a reset', plant(bitten().sensor(H + W, 'watchdog-reset', RESET), H + W, 'loop-runs')],
    ['drive and tone in time, and nothing more', bitten().train(H + W, D, 0, ADRIFT)],
    ['a run that ends before the span is over', stalled().train(H, H + 1, HOURLY, ADRIFT)],
  ])('SR-029 lets pass: %s', (_, tape) => expect(findingsOn(tape, RULE)).toEqual([]));

  it.each([
    ['nothing happens', stalled().train(H, H + W, 0, ADRIFT), 2],
    ['flow goes on', bitten().train(H + W, H + W + 1, HOURLY, ADRIFT), 1],
    ['it bites late', bitten(H + W + 1), 2],
    ['it bites too soon', bitten(H + W - 1), 1],
    ['no tone', plant(stalled().train(H, H + W, HOURLY, ADRIFT), H + W, 'watchdog-cut').state(D, 'motor', 'idle'), 1],
    ['a tone, but the drive runs', plant(stalled(), H + W, 'hardware-tone').state(D, 'motor', 'idle'), 1],
    ['a loop that runs again too late', plant(stalled(), H + W + 1, 'loop-runs'), 2],
  ])('SR-029 catches: %s', (_, tape, times) => {
    const found = findingsOn(tape, RULE);
    expect(found.map(({ requirement }) => requirement)).toEqual(Array(times).fill('SR-029'));
    for (const { text } of found) expect(text).not.toMatch(/undefined|NaN/);
  });

  it('SR-029 counts what it judged, and nothing where the loop never stalls', () => {
    expect(judgedOn(bitten(), RULE)).toBeGreaterThan(0);
    expect(judgedOn(new Tape().program(0).train(0, D, HOURLY), RULE)).toBe(0);
  });

  it('SR-029 wants the alarm of the firmware with the reset', () => {
    const reset = bitten().sensor(H + W, 'watchdog-reset', RESET);
    expect(findingsOn(reset, 'sensor-alarms')).toHaveLength(1);
    const told = bitten()
      .sensor(H + W, 'watchdog-reset', RESET)
      .alarm(H + W, 'watchdog-reset');
    expect(findingsOn(told, 'sensor-alarms')).toEqual([]);
  });
});

describe('a stalled firmware before the other rules', () => {
  const drift = (flow: number) => stalled().train(H, H + W, flow, ADRIFT);
  it.each(['flow-follows-orders', 'flow-is-asked-for', 'dose-window'])(
    'SR-029 leaves what nobody ordered to the watchdog: %s',
    (rule) => expect(findingsOn(drift(50 * HOURLY), rule)).toEqual([]),
  );

  it('SR-009 SR-004 still knows maximum and strokes', () => {
    expect(findingsOn(drift(30_000_000_000), 'pump-maximum')).toHaveLength(1);
    expect(findingsOn(stalled().train(H, H + W, HOURLY, { ...ADRIFT, strokes: 7 }), 'stroke-count')).toHaveLength(1);
  });

  it.each([
    ['escalation', 'raised before', new Tape().program(0).alarm(H / 2, 'motor-stall'), 'motor-stall', 'escalated'],
    [
      'standstill-alarm',
      'standing before',
      new Tape().add(0, { kind: 'state', region: 'power', from: 'shelf', to: 'running' }),
      'pump-stopped',
      'raised',
    ],
    ['end-of-service', 'due before', new Tape().program(0).alarm(1, 'replacement-due'), 'end-of-service', 'raised'],
  ])('SR-042 SR-036 waits with %s until it runs again', (rule, _, tape, alarm, phase) => {
    const late = 100 * D;
    const waits = plant(plant(tape, H, 'loop-stalled').state(late - 1, 'motor', 'idle'), late, 'loop-runs');
    expect(findingsOn(waits.alarm(late, alarm, phase).state(late + 3 * D, 'motor', 'idle'), rule)).toEqual([]);
  });

  it.each([
    ['escalation', new Tape().program(0).alarm(H / 2, 'motor-stall'), 1],
    ['end-of-service', new Tape().program(0).alarm(1, 'replacement-due'), 1],
  ])('SR-042 SR-036 wants what was due meanwhile when it runs again: %s', (rule, tape, times) => {
    const late = 100 * D;
    const silent = plant(plant(tape, H, 'loop-stalled'), late, 'loop-runs').state(late + 3 * D, 'motor', 'idle');
    expect(findingsOn(silent, rule)).toHaveLength(times);
  });
});
