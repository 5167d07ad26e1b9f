import { describe, expect, it } from 'vitest';
import { BALANCED, D, findingsOn, H, HOURLY, judgedOn, LIMITS, Tape } from './tape.js';

const PURGE = { type: 'command.purge' };
const STROKE = LIMITS.stroke_pl;
/** 560 strokes an hour. */
const FAST = 560 * 24 * STROKE;
const OPEN = { to_body_pl: 0 };

/** A pump that is implanted at 3 h. */
const table = (limits: object = {}) => new Tape({ implant_at_ms: 3 * H }, limits);
/** Purged from 1 h to 2 h, implanted at 3 h. */
const purged = (limits: object = {}, more: object = OPEN) =>
  table(limits)
    .tell(H, PURGE)
    .train(0, H, 0, OPEN)
    .state(H, 'infusion', 'purging')
    .bolus('purge', H, 2 * H, 560)
    .train(H, 2 * H, FAST, more)
    .state(2 * H, 'infusion', 'stopped')
    .train(2 * H, 3 * H, 0, OPEN)
    .add(3 * H, { kind: 'state', region: 'power', from: 'shelf', to: 'running' });
/** The same without the orders of people and the states that they lead to. */
const moved = () =>
  table()
    .train(0, H, 0, OPEN)
    .train(H, 2 * H, FAST, OPEN);

const found = (tape: Tape, rule?: string) => findingsOn(tape, rule).map(({ text }) => text);

describe('SR-002 a purge', () => {
  it('on the shelf, once, is found fault with by no rule', () => {
    expect(found(purged())).toEqual([]);
    expect(judgedOn(purged(), 'purge')).toBeGreaterThan(1);
  });

  it.each<[string, RegExp, Tape]>([
    ['in a pump that was implanted at the start', /pump that is implanted/, new Tape().tell(H, PURGE)],
    ['at the moment of implantation', /pump that is implanted/, table().tell(3 * H, PURGE)],
    ['a second time', /as number 2/, purged().tell(2.5 * H, PURGE)],
    ['of which something reaches the body', /reached the body before/, purged({}, { to_body_pl: 1 })],
    ['that nobody has ordered', /on the shelf outside of a purge/, moved()],
    ['that goes on after it was booked', /outside of a purge/, purged().train(2 * H, 2.5 * H, FAST, OPEN)],
  ])('is caught %s', (_, text, tape) => {
    expect(found(tape, 'purge').join()).toMatch(text);
  });

  it('is the one thing that may flow on the shelf', () => {
    expect(found(purged(), 'no-flow-when-stopped')).toEqual([]);
    expect(found(moved(), 'no-flow-when-stopped').join()).toMatch(/in power shelf/);
  });

  it('is ordered by people, so that its flow is asked for', () => {
    expect(found(purged(), 'flow-follows-orders')).toEqual([]);
    expect(found(moved(), 'flow-follows-orders').join()).toMatch(/ordered was 0/);
    expect(found(purged(), 'flow-is-asked-for')).toEqual([]);
    expect(found(moved(), 'flow-is-asked-for').join()).toMatch(/ask for at most/);
  });

  it('leaves a pump that stands until somebody programs it', () => {
    const goesOn = purged().train(3 * H, 4 * H, HOURLY);
    expect(found(goesOn, 'flow-follows-orders').join()).toMatch(/ordered was 0/);
    const reset = table()
      .sensor(H / 2, 'brown-out')
      .tell(H, PURGE)
      .bolus('purge', H, 2 * H, 560)
      .train(H, 2 * H, FAST, OPEN);
    expect(found(reset, 'nothing-starts-by-itself')).toEqual([]);
    expect(found(reset.train(2 * H, 3 * H, FAST, OPEN), 'nothing-starts-by-itself').join()).toMatch(/after a reset/);
  });

  it('SR-015 is booked once', () => {
    expect(found(table().bolus('purge', H, 2 * H, 560), 'bolus-ledger').join()).toMatch(/nobody was granted/);
    const never = table()
      .tell(H, PURGE)
      .state(H, 'infusion', 'purging')
      .state(2 * H, 'infusion', 'stopped');
    expect(found(never, 'bolus-ledger').join()).toMatch(/never booked/);
    const underWay = table().tell(H, PURGE).state(H, 'infusion', 'purging');
    expect(found(underWay, 'bolus-ledger')).toEqual([]);
  });

  it('lies on the shelf for as long as it likes', () => {
    const long = (implanted: number) =>
      new Tape({ implant_at_ms: implanted })
        .tell(H, PURGE)
        .drive(H, FAST)
        .drive(2 * H, 0)
        .add(implanted, { kind: 'state', region: 'power', from: 'shelf', to: 'running' })
        .state(implanted + D, 'clock', 'going');
    expect(found(long(100 * H), 'standstill-alarm')).toEqual([]);
  });
});

describe('SR-013 the strokes of a purge', () => {
  const line = { line_pl: 1264 * STROKE };
  const limit = (strokes: number) => ({ windows: [{ window: D, limit: strokes * STROKE }] });
  /** A purge of 560 strokes, and a prime of so many after it. */
  const primed = (strokes: number, windows: object) =>
    purged(line)
      .program(3 * H, windows)
      .tell(3 * H, { type: 'command.prime', extent: 'catheter-only' })
      .bolus('prime', 3 * H, 4 * H, strokes)
      .train(3 * H, 4 * H, strokes * 24 * STROKE);

  it('are no dose, also when a program with limits comes soon after', () => {
    expect(
      found(
        purged(line)
          .program(3 * H, limit(1))
          .train(3 * H, 4 * H, HOURLY),
        'dose-window',
      ),
    ).toEqual([]);
    const implanted = new Tape({}, line).program(H, limit(1)).train(H, 2 * H, FAST);
    expect(found(implanted, 'dose-window').length).toBeGreaterThan(0);
  });

  it('fill the tubing: of a prime after it only what the catheter lacks is no dose', () => {
    expect(found(primed(704, limit(1)), 'dose-window')).toEqual([]);
    expect(found(primed(704 + 5, limit(6)), 'dose-window')).toEqual([]);
    expect(found(primed(704 + 20, limit(6)), 'dose-window').length).toBeGreaterThan(0);
  });
});

describe('SR-025 what a purge puts into the dish', () => {
  const dish = { ...BALANCED, reservoir_pl: 50, purged_pl: 10 };
  it('stands in the balance, and never becomes less', () => {
    const tape = (balance: object) => table().train(0, H, 0, { ...OPEN, balance });
    expect(found(tape(dish), 'volume-balance')).toEqual([]);
    expect(found(tape({ ...dish, purged_pl: 9 }), 'volume-balance').join()).toMatch(/1 pL/);
    const back = tape(dish).train(H, 2 * H, 0, { ...OPEN, balance: { ...dish, reservoir_pl: 51, purged_pl: 9 } });
    expect(found(back, 'volume-balance').join()).toMatch(/purged_pl fell/);
  });
});
