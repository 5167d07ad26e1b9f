import { describe, expect, it } from 'vitest';
import { type Command, TEST_KEYS, writeFrame } from '../../../src/protocol/index.js';
import { behind, Caller, Implant, payloadOf, TELEMETRY } from '../../support/caller.js';
import { PATIENT, PATIENT_BOLUS, program, simple } from '../../support/orders.js';
import { runningPump } from '../../support/pump.js';

const START = 60_000;
const REAL = program(simple(0.24, { patient: PATIENT }));
const INTERROGATE: Command = { type: 'command.interrogate' };
const order = (command: Command) => ({ say: 'order', command }) as const;
const propose = (command: Command) => ({ say: 'propose', command }) as const;

function awake() {
  const pump = runningPump();
  const implant = new Implant(behind(pump), START).wake();
  return { pump, implant };
}
/** A session of a role with a pump that gives nothing yet. */
function inSession(role: 'patient' | 'clinician' | 'service' = 'clinician') {
  const { pump, implant } = awake();
  return { pump, implant, caller: new Caller(role).open(implant) };
}

describe('an implant that nobody has woken', () => {
  it('SR-048 hears nothing at all', () => {
    const implant = new Implant(behind(runningPump()), START);
    expect([implant.hear(new Caller('clinician').identify()), implant.hear(new Caller('clinician').hello())]).toEqual([
      null,
      null,
    ]);
    expect(implant.telemetry.state()).toBe('asleep');
  });

  it('SR-055 listens for a minute and then sleeps again', () => {
    const { implant } = awake();
    expect(implant.wait(59_999).telemetry.state()).toBe('awake');
    expect(implant.wait(1).telemetry.state()).toBe('asleep');
    expect(implant.hear(new Caller('clinician').hello())).toBe(null);
  });
});

describe('an implant that listens', () => {
  it('SR-048 tells anybody what it is, and nothing of its patient', () => {
    const { implant } = awake();
    const answer = implant.hear(new Caller('service', { implant: 0 }).identify());
    const { frame } = Caller.read(answer as Uint8Array);
    expect(frame.implant).toBe(TELEMETRY.implant);
    expect(payloadOf('identity', frame)).toEqual({ lowest: 1, highest: 1, model: 'peristaltic-40-sensing' });
  });

  it('SR-048 opens a session with who knows the key of his role, and shows that it knows it too', () => {
    const { implant } = awake();
    const caller = new Caller('clinician');
    const challenge = implant.hear(caller.hello()) as Uint8Array;
    expect(implant.telemetry.state()).toBe('challenged');
    const welcome = Caller.read(implant.hear(caller.proof(challenge)) as Uint8Array);
    expect(payloadOf('welcome', welcome.frame)).toEqual({ silence: 10, idle: 180, absolute: 1800, confirm: 60 });
    expect(welcome.madeWith(Buffer.from(caller.keys?.fromImplant as string, 'hex'))).toBe(true);
    expect([implant.telemetry.state(), implant.notes]).toEqual(['in-session', ['session-opened: clinician']]);
  });

  it.each([
    ['another key', { key: TEST_KEYS.service }],
    ['the key of another role', { key: TEST_KEYS.patient }],
  ])('SR-048 opens none with %s', (_, wish) => {
    const { implant } = awake();
    const caller = new Caller('clinician', wish);
    const challenge = implant.hear(caller.hello()) as Uint8Array;
    expect(implant.hear(caller.proof(challenge))).toBe(null);
    expect(implant.notes).toEqual(['refused: frame-mac']);
    expect(implant.telemetry.memory().session).toBe(null);
  });

  it('SR-051 answers nothing that is for another implant', () => {
    const { implant } = awake();
    const caller = new Caller('clinician', { implant: 5 });
    expect([implant.hear(caller.hello()), implant.hear(caller.identify())]).toEqual([null, null]);
    expect(implant.notes).toEqual(['refused: frame-implant', 'refused: frame-implant']);
  });

  it('gives the same challenge again to who asks the same again', () => {
    const { implant } = awake();
    const hello = new Caller('clinician').hello();
    expect(implant.hear(hello)).toEqual(implant.hear(hello));
    expect(implant.telemetry.memory().challenges).toBe(1);
  });

  it('waits five seconds for the proof', () => {
    const { implant } = awake();
    const caller = new Caller('clinician');
    const challenge = implant.hear(caller.hello()) as Uint8Array;
    expect(implant.wait(4_999).telemetry.state()).toBe('challenged');
    expect(implant.wait(1).telemetry.state()).toBe('awake');
    expect(implant.hear(caller.proof(challenge))).toBe(null);
  });

  it('SR-049 makes another challenge each time, also after a reset', () => {
    const { implant } = awake();
    const caller = new Caller('clinician');
    const first = implant.hear(caller.hello()) as Uint8Array;
    const again = implant.reset().wake().hear(caller.hello()) as Uint8Array;
    const nonce = (bytes: Uint8Array) => payloadOf('challenge', Caller.read(bytes).frame).nonce;
    expect(nonce(again)).not.toEqual(nonce(first));
    expect(implant.hear(caller.proof(again))).not.toBe(null);
  });
});

describe('a session', () => {
  it('gives orders at once, and answers them as the pump does', () => {
    const { implant, caller } = inSession();
    expect(caller.ask(implant, order({ type: 'command.stop' }))).toBe('accepted');
    expect(caller.ask(implant, order({ type: 'command.cancel-bolus' }))).toBe('no-bolus');
    const answer = caller.say(implant, order(INTERROGATE));
    expect(answer).toMatchObject({ say: 'reply', reply: { accepted: true, status: { flow_pl_per_day: 0 } } });
  });

  it('reads a long answer part by part', () => {
    const { implant, caller } = inSession();
    for (let i = 0; i < 20; i++) caller.ask(implant, order({ type: 'command.stop' }));
    const answer = caller.say(implant, order({ type: 'command.read-log', from: 1, count: 100 }));
    if (answer.say !== 'reply' || !answer.reply.accepted) throw new Error('no log');
    expect(answer.reply.log?.entries.length).toBeGreaterThan(20);
  });

  it.each([
    ['patient', REAL, 'not-for-role'],
    ['patient', { type: 'command.stop' } as Command, 'not-for-role'],
    ['service', INTERROGATE, 'accepted'],
    ['service', { type: 'command.self-test' } as Command, 'not-for-role'],
    ['clinician', PATIENT_BOLUS, 'not-for-role'],
    ['clinician', REAL, 'needs-confirmation'],
  ] as const)('SR-048 of a %s gives no order that is not for it: %j', (role, command, said) => {
    const { implant, caller } = inSession(role);
    expect(caller.ask(implant, order(command))).toBe(said);
  });

  it('SR-054 ends after three minutes without a message, and half an hour in all', () => {
    const { implant, caller } = inSession();
    caller.stay(implant, 179_999);
    caller.ask(implant, order(INTERROGATE));
    caller.stay(implant, 179_999);
    expect(implant.telemetry.state()).toBe('in-session');
    expect(implant.wait(1).telemetry.state()).toBe('asleep');
    const busy = inSession();
    for (let minute = 1; minute < 30; minute++) {
      busy.caller.stay(busy.implant, 60_000);
      busy.caller.ask(busy.implant, order(INTERROGATE));
    }
    busy.caller.stay(busy.implant, 59_999);
    expect(busy.implant.telemetry.state()).toBe('in-session');
    expect(busy.implant.wait(1).telemetry.state()).toBe('asleep');
    expect([implant.notes.at(-1), busy.implant.notes.at(-1)]).toEqual([
      'session-closed: idle',
      'session-closed: too long',
    ]);
  });

  it('SR-054 ends ten seconds after the last frame that it knows to be heard, and goes on while there are some', () => {
    const { implant, caller } = inSession();
    caller.stay(implant, 60_000);
    expect(implant.telemetry.state()).toBe('in-session');
    // The last ping came at 57 s, and told of the pong of 54 s.
    expect(implant.wait(3_999).telemetry.state()).toBe('in-session');
    expect(implant.wait(1).telemetry.state()).toBe('asleep');
    expect(implant.notes.at(-1)).toBe('session-closed: silent');
  });

  it('SR-054 is not kept up by frames that were held back, and obeys none of them', () => {
    const { implant, caller, pump } = inSession();
    const held = caller.puts(order({ type: 'command.stop' }))[0] as Uint8Array;
    caller.heard = 1;
    const pings = Array.from({ length: 5 }, () => caller.ping());
    const before = JSON.stringify(pump.snapshot());
    // The first of them is answered; what follows tells of an older frame than that.
    for (const bytes of pings) implant.wait(3_000).hear(bytes);
    expect(implant.telemetry.state()).toBe('asleep');
    implant.hear(held);
    expect(JSON.stringify(pump.snapshot())).toBe(before);
    const late = inSession();
    const { sent } = late.implant.telemetry.memory().session ?? { sent: 0 };
    late.caller.stay(late.implant, 12_000);
    late.caller.heard = sent;
    expect(late.implant.hear(late.caller.puts(order({ type: 'command.stop' }))[0] as Uint8Array)).toBe(null);
    expect(late.implant.notes.at(-1)).toBe('refused: frame-late');
  });

  it('SR-049 SR-054 takes no frame once its time is over, also when it comes at that very moment', () => {
    const { implant, caller } = inSession();
    const last = caller.ping();
    implant.now = (implant.now + 10_000) as never;
    expect(implant.hear(last)).toBe(null);
    expect(implant.notes.at(-1)).toBe('refused: frame-session');
  });

  it('SR-055 does not let a stranger use up the answers for all others', () => {
    const { implant, caller } = inSession();
    for (let i = 0; i < 12; i++) implant.hear(new Caller('clinician', { controller: i }).hello());
    expect(implant.hear(new Caller('clinician').hello())).toBe(null);
    caller.stay(implant, 60_000);
    expect(implant.hear(new Caller('clinician').hello())).not.toBe(null);
  });

  it('SR-051 takes no open frame that claims a session', () => {
    const { implant } = awake();
    const caller = new Caller('clinician');
    const { frame } = Caller.read(caller.hello());
    for (const wrong of [{ session: 7 }, { counter: 5 }, { heard: 1 }])
      expect(implant.hear(writeFrame({ ...frame, ...wrong }, new Uint8Array(32)))).toBe(null);
    expect(new Set(implant.notes)).toEqual(new Set(['refused: frame-session']));
  });

  it('ends when it is told to', () => {
    const { implant, caller } = inSession();
    expect(Caller.read(implant.hear(caller.bye()) as Uint8Array).frame.type).toBe('closed');
    expect([implant.telemetry.state(), implant.notes.at(-1)]).toEqual(['asleep', 'session-closed: bye']);
  });

  it('SR-054 is taken by a reset, with what waits to be confirmed', () => {
    const { implant, caller } = inSession();
    caller.say(implant, propose(REAL));
    implant.reset();
    expect(implant.telemetry.memory()).toMatchObject({ session: null, proposal: null, pending: null });
    expect(implant.telemetry.state()).toBe('asleep');
  });

  it('gives way to another that proves itself, and to none that does not', () => {
    const { implant, caller } = inSession();
    const stranger = new Caller('clinician', { key: TEST_KEYS.patient, controller: 99 });
    const challenge = implant.hear(stranger.hello()) as Uint8Array;
    expect(implant.hear(stranger.proof(challenge))).toBe(null);
    expect(caller.ask(implant, order(INTERROGATE))).toBe('accepted');
    new Caller('patient').open(implant);
    expect(implant.hear(caller.get(0))).toBe(null);
    expect(implant.notes.slice(-3)).toEqual([
      'session-closed: replaced',
      'session-opened: patient',
      'refused: frame-session',
    ]);
  });
});

describe('a proposal', () => {
  it('SR-003 SR-052 is read back, confirmed by its hash, and done', () => {
    const { implant, caller, pump } = inSession();
    const answer = caller.say(implant, propose(REAL));
    expect(answer).toMatchObject({ say: 'read-back', command: REAL });
    expect([implant.telemetry.state(), pump.states().infusion]).toEqual(['proposed', 'stopped']);
    if (answer.say !== 'read-back') return;
    expect(caller.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('accepted');
    expect([implant.telemetry.state(), pump.states().infusion]).toEqual(['in-session', 'simple']);
  });

  it('SR-003 is dropped after a minute', () => {
    const { implant, caller, pump } = inSession();
    const answer = caller.say(implant, propose(REAL));
    if (answer.say !== 'read-back') throw new Error('not read back');
    caller.stay(implant, 60_000);
    expect(implant.telemetry.state()).toBe('in-session');
    expect(caller.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('nothing-proposed');
    expect(pump.states().infusion).toBe('stopped');
  });

  it('SR-003 may be confirmed up to its last millisecond', () => {
    const { implant, caller } = inSession();
    const answer = caller.say(implant, propose(REAL));
    if (answer.say !== 'read-back') throw new Error('not read back');
    caller.stay(implant, 59_999);
    expect(caller.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('accepted');
  });

  it('SR-052 is not confirmed by another hash, nor twice, nor after a later one', () => {
    const { implant, caller } = inSession();
    const answer = caller.say(implant, propose(REAL));
    if (answer.say !== 'read-back') throw new Error('not read back');
    const wrong = answer.hash.slice();
    wrong[0] = (wrong[0] as number) ^ 1;
    expect(caller.ask(implant, { say: 'confirm', hash: wrong })).toBe('other-proposal');
    expect(caller.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('nothing-proposed');
    caller.say(implant, propose(program(simple(0.48))));
    expect(caller.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('other-proposal');
    expect(caller.confirm(implant, REAL)).toBe('accepted');
    expect(caller.ask(implant, { say: 'confirm', hash: answer.hash })).toBe('nothing-proposed');
  });

  it('SR-053 is refused by the pump before anybody confirms it', () => {
    const { implant, caller, pump } = inSession();
    expect(caller.ask(implant, propose(program(simple(99))))).toBe('flow-out-of-range');
    expect([implant.telemetry.state(), pump.states().infusion]).toEqual(['in-session', 'stopped']);
  });

  it('needs none where an order does', () => {
    const { implant, caller } = inSession();
    expect(caller.confirm(implant, { type: 'command.stop' })).toBe('needs-no-confirmation');
  });
});

describe('a message', () => {
  it('is answered again, and done once, when its last frame comes again', () => {
    const { implant, caller, pump } = inSession('clinician');
    expect(caller.confirm(implant, REAL)).toBe('accepted');
    const [bolus] = caller.puts(
      propose({ type: 'command.clinician-bolus', volume: 1e7 as never, duration: 600_000 as never }),
    );
    const first = implant.hear(bolus as Uint8Array);
    expect(Caller.read(first as Uint8Array).frame.type).toBe('part');
    // The same bytes are refused as a frame that was heard before; the same message under a new counter is answered again.
    expect(implant.hear(bolus as Uint8Array)).toBe(null);
    expect(implant.notes.at(-1)).toBe('refused: frame-counter');
    caller.message -= 1;
    const [again] = caller.puts(propose({ type: 'command.stop' }));
    const repeated = implant.hear(again as Uint8Array);
    expect(payloadOf('part', Caller.read(repeated as Uint8Array).frame)).toEqual(
      payloadOf('part', Caller.read(first as Uint8Array).frame),
    );
    expect(pump.states().infusion).toBe('simple');
  });

  it('comes in parts, each of them once', () => {
    const { implant, caller } = inSession();
    const week = Array.from({ length: 60 }, (_, i) => ({ at: i * 600_000, flow: 1e8 }));
    const long: Command = program({ basal: { mode: 'flex', week }, patient: null, windows: [] } as never);
    const frames = caller.puts(propose(long));
    expect(frames.length).toBeGreaterThan(3);
    const got = (bytes: Uint8Array | null) => payloadOf('got', Caller.read(bytes as Uint8Array).frame).received;
    expect(got(implant.hear(frames[0] as Uint8Array))).toBe(246);
    expect(got(implant.hear(frames[1] as Uint8Array))).toBe(492);
    // one left out
    expect(implant.hear(frames[3] as Uint8Array)).toBe(null);
    expect(implant.notes.at(-1)).toBe('refused: frame-order');
  });

  it.each([
    ['bytes that are no message', new Uint8Array([9, 9, 9])],
    ['a message with more behind it', new Uint8Array([1, 1, 0])],
  ])('SR-050 is refused, and changes nothing: %s', (_, bytes) => {
    const { implant, caller, pump } = inSession();
    const before = JSON.stringify(pump.snapshot());
    let heard: Uint8Array | null = null;
    for (const frame of caller.parts(bytes)) heard = implant.hear(frame);
    expect(caller.answer(implant, heard)).toMatchObject({ say: 'refused', refusal: { code: 'malformed-message' } });
    expect(JSON.stringify(pump.snapshot())).toBe(before);
  });

  it('is not longer than four kilobytes, and never empty', () => {
    const { implant, caller } = inSession();
    expect(implant.hear(caller.parts(new Uint8Array(4_097))[0] as Uint8Array)).toBe(null);
    expect(implant.hear(caller.parts(new Uint8Array(0))[0] as Uint8Array)).toBe(null);
    expect(implant.notes.slice(-2)).toEqual(['refused: frame-order', 'refused: frame-order']);
  });
});
