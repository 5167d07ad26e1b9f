import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootLink, type ControllerLink, type LinkOutput, restoreLink } from '../../../src/controller/index.js';
import { PROVE_WITHIN } from '../../../src/controller/link/config.js';
import {
  type Command,
  encode,
  type Frame,
  fromHex,
  PAYLOADS,
  type Request,
  TEST_KEYS,
  writeFrame,
} from '../../../src/protocol/index.js';
import type { Instant } from '../../../src/units/index.js';
import { made, moves } from '../../support/attack.js';
import { behind, Caller, Implant, TELEMETRY } from '../../support/caller.js';
import { program, simple } from '../../support/orders.js';
import { runningPump } from '../../support/pump.js';
import { CONTROLLER } from '../../support/radio-bench.js';

const order = (command: Command): Request => ({ say: 'order', command });
const STOP: Command = { type: 'command.stop' };

/** A controller with an implant before it; each frame that it sends waits until the test lets it go. */
class Desk {
  readonly implant = new Implant(behind(runningPump()), 60_000);
  link: ControllerLink;
  readonly told: string[] = [];
  readonly refusals: string[] = [];
  readonly sent: Uint8Array[] = [];
  /** everything that the implant has said */
  readonly heard: Uint8Array[] = [];
  now = 60_000;

  constructor(link = bootLink(CONTROLLER, 0)) {
    this.link = link;
  }

  take(outputs: readonly LinkOutput[]): this {
    for (const output of outputs) {
      if (output.type === 'radio.wake') this.implant.wake();
      else if (output.type === 'radio.send') this.sent.push(output.bytes);
      else this.told.push('why' in output ? output.why : output.type.replace('link.', ''));
      if (output.type === 'link.answered' && output.answer.say === 'refused')
        this.refusals.push(output.answer.refusal.code);
    }
    return this;
  }

  open = (): this => this.take(this.link.handle({ type: 'link.open', at: this.now as Instant }));
  close = (): this => this.take(this.link.handle({ type: 'link.close', at: this.now as Instant }));
  say = (request: Request): this => this.take(this.link.handle({ type: 'link.say', at: this.now as Instant, request }));
  hear = (bytes: Uint8Array): this =>
    this.take(this.link.handle({ type: 'radio.frame', at: this.now as Instant, bytes }));

  /** Lets the frames go that wait, and what is answered come back, so many times. */
  pass(times = 100): this {
    for (let i = 0; i < times && this.sent.length > 0; i++) {
      const answer = this.implant.hear(this.sent.shift() as Uint8Array);
      if (answer === null) continue;
      this.heard.push(answer);
      this.hear(answer);
    }
    return this;
  }

  wait(span: number): this {
    const until = this.now + span;
    for (let at = this.link.nextDeadline(); at !== null && at <= until; at = this.link.nextDeadline()) {
      this.implant.wait(at - this.implant.now);
      this.now = at;
      this.take(this.link.handle({ type: 'clock.deadline', at }));
      if (this.told.length > 50) throw new Error('it does not come to an end');
    }
    this.implant.wait(until - this.implant.now);
    this.now = until;
    return this;
  }
}

/** A desk in each of its states. */
const DESKS: Readonly<Record<string, () => Desk>> = {
  calling: () => new Desk().open(),
  proving: () => new Desk().open().pass(1),
  open: () => new Desk().open().pass(),
  saying: () => new Desk().open().pass().say(order(STOP)),
  closing: () => new Desk().open().pass().close(),
};

describe('a link of a controller', () => {
  it.each(Object.entries(DESKS))(
    'SR-049 SR-050 SR-051 is told nothing by frames of nobody while it is %s',
    (state, desk) => {
      const { link, told } = desk();
      expect(link.state()).toBe(state);
      const snapshot = link.snapshot();
      fc.assert(
        fc.property(fc.array(moves, { maxLength: 30 }), (attempts) => {
          const again = new Desk(restoreLink(snapshot));
          for (const move of attempts) again.hear(made(move));
          expect([again.told, again.sent, again.link.snapshot()]).toEqual([[], [], snapshot]);
        }),
        { numRuns: 100 },
      );
      expect(told.at(-1)).toBe(['calling', 'proving'].includes(state) ? undefined : 'opened');
    },
  );

  it('SR-050 SR-051 believes its implant only: not another key, implant, direction or session, and nothing twice', () => {
    const desk = new Desk().open().pass();
    const { session } = desk.link.snapshot().memory;
    if (session === null) throw new Error('no session');
    const said = { message: 1, offset: 0, total: 3, bytes: new Uint8Array([1, 1, 9]) };
    desk.say(order(STOP));
    const frame: Frame = {
      type: 'part',
      implant: TELEMETRY.implant,
      session: session.number,
      counter: 2,
      heard: 1,
      payload: encode(PAYLOADS.part, said),
    };
    const right = fromHex(session.keys.fromImplant);
    const wrong: readonly Uint8Array[] = [
      writeFrame(frame, fromHex(session.keys.toImplant)),
      writeFrame({ ...frame, implant: 5 }, right),
      writeFrame({ ...frame, session: 9 }, right),
      writeFrame({ ...frame, counter: session.received }, right),
      writeFrame({ ...frame, type: 'put' }, right),
    ];
    for (const bytes of wrong) desk.hear(bytes);
    expect([desk.link.state(), desk.told]).toEqual(['saying', ['opened']]);
    expect(desk.hear(writeFrame(frame, right)).link.state()).not.toBe('saying');
  });

  it('SR-049 opens no session from a recorded one, whoever plays it, once it has been switched off and on', () => {
    const first = new Desk().open().pass().say(order(STOP)).pass().close().pass();
    expect(first.told).toEqual(['opened', 'answered', 'closed']);
    const { nonces } = first.link.snapshot().memory;
    const second = new Desk(bootLink(CONTROLLER, nonces)).open();
    for (const bytes of first.heard) second.hear(bytes);
    second.say(order(STOP));
    for (const bytes of first.heard) second.hear(bytes);
    expect([second.told, second.link.state()]).toEqual([[], 'calling']);
  });

  it('SR-049 makes another nonce for each session', () => {
    const desk = new Desk();
    const made = [1, 2, 3].map(() => {
      desk.open();
      const asked = desk.link.snapshot().memory.handshake?.asked;
      desk.pass().close().pass();
      return asked;
    });
    expect(new Set(made).size).toBe(3);
  });

  it('takes only the challenge to its own hello', () => {
    const desk = new Desk().open();
    const other = new Caller('clinician', { controller: 5 });
    const challenge = desk.implant.hear(other.hello()) as Uint8Array;
    expect(desk.hear(challenge).link.state()).toBe('calling');
  });

  it('SR-055 gives up in ten seconds where its key is not known, and does not make the implant deaf', () => {
    const desk = new Desk(bootLink({ ...CONTROLLER, key: TEST_KEYS.patient }, 0)).open();
    for (let i = 0; i < 40 && desk.told.length === 0; i++) desk.pass().wait(500);
    expect([desk.told, desk.now - 60_000]).toEqual([['not-recognised'], 10_000]);
    expect(desk.implant.telemetry.state()).not.toBe('deaf');
  });

  it('tells what came of an order that nobody waits for: nobody knows', () => {
    const desk = new Desk().open().pass().say(order(STOP)).close();
    expect(desk.told).toEqual(['opened', 'lost']);
    expect(desk.pass().told).toEqual(['opened', 'lost', 'closed']);
  });

  it('SR-054 says that an order is lost when the implant can no longer obey it, and not before', () => {
    const desk = new Desk().open().pass().say(order(STOP));
    const held = desk.sent.shift() as Uint8Array;
    desk.wait(9_999);
    expect(desk.told).toEqual(['opened']);
    desk.wait(1);
    expect(desk.told).toEqual(['opened', 'lost']);
    expect(desk.implant.telemetry.state()).toBe('asleep');
    expect(desk.implant.hear(held)).toBe(null);
  });

  it('is over when nothing was asked for three minutes, though it has shown all the time that it is there', () => {
    const desk = new Desk().open().pass();
    for (let second = 0; second < 200 && desk.told.length === 1; second++) desk.wait(1_000).pass();
    expect([desk.told, desk.now - 60_000]).toEqual([['opened', 'timed-out'], 180_000]);
    expect([desk.link.state(), desk.implant.telemetry.state()]).toEqual(['idle', 'asleep']);
  });

  it('SR-053 is answered with a refusal where an order has more steps than any message', () => {
    const week = Array.from({ length: 300 }, (_, at) => ({ at, flow: 1e8 }));
    const long = program({ basal: { mode: 'flex', week }, patient: null, windows: [] } as never);
    const desk = new Desk().open().pass().say({ say: 'propose', command: long }).pass();
    expect([desk.told, desk.refusals]).toEqual([['opened', 'answered'], ['malformed-message']]);
  });

  it('ends where an answer cannot be read', () => {
    const desk = new Desk().open().pass().say(order(STOP));
    const { session } = desk.link.snapshot().memory;
    if (session === null) throw new Error('no session');
    const said = { message: 1, offset: 0, total: 3, bytes: new Uint8Array([9, 9, 9]) };
    const payload = encode(PAYLOADS.part, said);
    const frame: Frame = {
      type: 'part',
      implant: TELEMETRY.implant,
      session: session.number,
      counter: 2,
      heard: 1,
      payload,
    };
    desk.hear(writeFrame(frame, fromHex(session.keys.fromImplant)));
    expect([desk.told, desk.link.state()]).toEqual([['opened', 'garbled'], 'idle']);
  });
});

it('SR-054 SR-055 is as patient as the implant that it calls', () => {
  expect(PROVE_WITHIN).toBe(TELEMETRY.provesWithin);
  expect(CONTROLLER.patience * CONTROLLER.triesMost).toBe(TELEMETRY.silence);
  expect(CONTROLLER.quiet * 3).toBeLessThan(TELEMETRY.silence);
});

describe('an implant between two controllers', () => {
  it('SR-052 lets nobody confirm what was proposed in another session', () => {
    const implant = new Implant(behind(runningPump()), 60_000).wake();
    const first = new Caller('clinician').open(implant);
    const answer = first.say(implant, { say: 'propose', command: program(simple(0.24)) });
    if (answer.say !== 'read-back') throw new Error('not read back');
    const second = new Caller('clinician', { controller: 18 }).open(implant);
    expect(second.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('nothing-proposed');
  });

  it('SR-003 takes no confirmation at the very moment at which it is too late', () => {
    const implant = new Implant(behind(runningPump()), 60_000).wake();
    const caller = new Caller('clinician').open(implant);
    const answer = caller.say(implant, { say: 'propose', command: program(simple(0.24)) });
    if (answer.say !== 'read-back') throw new Error('not read back');
    caller.stay(implant, 59_999);
    implant.now = (implant.now + 1) as Instant;
    expect(caller.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('proposal-expired');
  });

  it('SR-049 takes no frame again after one that asks for the rest of an answer', () => {
    const implant = new Implant(behind(runningPump()), 60_000).wake();
    const caller = new Caller('clinician').open(implant);
    const [stop] = caller.puts(order(STOP));
    implant.hear(stop as Uint8Array);
    implant.hear(caller.get(0));
    expect(implant.hear(stop as Uint8Array)).toBe(null);
    expect(implant.notes.at(-1)).toBe('refused: frame-counter');
  });
});
