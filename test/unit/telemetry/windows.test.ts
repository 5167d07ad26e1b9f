import { describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../../src/protocol/index.js';
import { behind, Caller, Implant, TELEMETRY } from '../../support/caller.js';
import { runningPump } from '../../support/pump.js';

const MINUTE = 60_000;
const sleeping = () => new Implant(behind(runningPump()), MINUTE);
/** Wakes it and lets its window pass. */
const inVain = (implant: Implant) => implant.wake().wait(MINUTE);
/** Somebody who wakes it whenever it may be woken and asks as often as he can, for an hour. */
function drained(ask: (caller: Caller, implant: Implant) => void): { frames: number; listening: number } {
  const implant = sleeping();
  const caller = new Caller('clinician', { key: TEST_KEYS.patient });
  const until = implant.now + 60 * MINUTE;
  let listening = 0;
  while (implant.now < until) {
    implant.wake();
    if (implant.telemetry.state() !== 'asleep' && implant.telemetry.state() !== 'deaf') listening += 1;
    ask(caller, implant);
    implant.wait(1_000);
  }
  return { frames: implant.sent.length, listening };
}

describe('windows in which nobody proves himself', () => {
  it('SR-055 make it deaf after the third, for a minute and then twice as long each time, up to a quarter of an hour', () => {
    const implant = sleeping();
    inVain(inVain(implant));
    expect(implant.telemetry.state()).toBe('asleep');
    const spans: number[] = [];
    for (let i = 0; i < 6; i++) {
      inVain(implant);
      expect(implant.telemetry.state()).toBe('deaf');
      const from = implant.now;
      expect(implant.wake().telemetry.state()).toBe('deaf');
      implant.wait((implant.telemetry.nextDeadline() as number) - from);
      spans.push((implant.now - from) / MINUTE);
    }
    expect(spans).toEqual([1, 2, 4, 8, 15, 15]);
  });

  it('SR-055 are forgotten with the first session', () => {
    const implant = sleeping();
    inVain(inVain(implant));
    new Caller('patient').open(implant.wake());
    implant.wait(TELEMETRY.silence);
    inVain(inVain(implant));
    expect(implant.telemetry.state()).toBe('asleep');
    expect(inVain(implant).telemetry.state()).toBe('deaf');
  });

  it('SR-055 end at once when so many have asked, and count', () => {
    const implant = sleeping().wake();
    const caller = new Caller('clinician');
    for (let i = 0; i < TELEMETRY.answersMost; i++) expect(implant.hear(caller.identify())).not.toBe(null);
    expect([implant.telemetry.state(), implant.telemetry.memory().failures]).toEqual(['asleep', 1]);
    expect(implant.hear(caller.identify())).toBe(null);
  });

  it('SR-055 let who was challenged last still prove himself', () => {
    const implant = sleeping().wake();
    const caller = new Caller('clinician');
    for (let i = 0; i < TELEMETRY.answersMost - 1; i++) implant.hear(caller.identify());
    caller.open(implant);
    expect(implant.telemetry.state()).toBe('in-session');
  });

  it('SR-055 are not made longer by being woken again', () => {
    const implant = sleeping()
      .wake()
      .wait(MINUTE - 1);
    implant.wake().wait(1);
    expect(implant.telemetry.state()).toBe('asleep');
  });

  it.each([
    ['asks what it is', (caller: Caller, implant: Implant) => implant.hear(caller.identify())],
    ['asks to talk', (caller: Caller, implant: Implant) => implant.hear(caller.hello())],
    [
      'proves himself with the wrong key',
      (caller: Caller, implant: Implant) => {
        const challenge = implant.hear(caller.hello());
        if (challenge !== null) implant.hear(caller.proof(challenge));
        caller.keys = null;
      },
    ],
    ['says nothing', () => null],
  ])('SR-055 cost little in an hour, whoever %s every second', (_, ask) => {
    const { frames, listening } = drained(ask);
    // Three windows, then one after 1, 2, 4, 8, 15 and 15 min: nine in the first hour, of a minute and twelve answers each.
    expect(frames).toBeLessThanOrEqual(9 * TELEMETRY.answersMost);
    expect(listening).toBeLessThanOrEqual(9 * 60);
  });

  it('SR-055 keep a genuine session away for a quarter of an hour at most', () => {
    const implant = sleeping();
    for (let i = 0; i < 20; i++) {
      inVain(implant);
      implant.wait(implant.telemetry.state() === 'deaf' ? 15 * MINUTE : 0);
    }
    inVain(implant);
    expect(implant.telemetry.state()).toBe('deaf');
    new Caller('clinician').open(implant.wait(15 * MINUTE).wake());
    expect(implant.telemetry.state()).toBe('in-session');
  });

  it('SR-055 count also when a reset takes them, however many answers they have given', () => {
    const implant = sleeping();
    const caller = new Caller('clinician');
    for (let i = 0; i < 5; i++) {
      implant.wake();
      for (let asked = 0; asked < 11; asked++) implant.hear(caller.identify());
      implant.reset();
    }
    expect([implant.telemetry.state(), implant.sent.length]).toEqual(['deaf', 33]);
  });

  it('SR-055 are counted over a reset, and so is the time for which it is deaf', () => {
    const implant = sleeping();
    inVain(inVain(inVain(implant)));
    expect(implant.reset().wake().telemetry.state()).toBe('deaf');
  });
});
