import { type Firmware, restoreFirmware } from '../../src/firmware/index.js';
import {
  type Answer,
  answerWire,
  type Command,
  decode,
  encode,
  type Frame,
  type FrameType,
  fromHex,
  type Handshake,
  type Hex,
  PART_MAX,
  PAYLOADS,
  type Payloads,
  type Reply,
  type Request,
  type Role,
  readFrame,
  requestWire,
  type SessionKeys,
  sessionKeys,
  TEST_IMPLANT_SECRET,
  TEST_KEYS,
  toHex,
  writeFrame,
} from '../../src/protocol/index.js';
import {
  bootTelemetry,
  type PumpBehind,
  TELEMETRY_SPANS,
  type Telemetry,
  type TelemetryConfig,
  type TelemetryInput,
} from '../../src/telemetry/index.js';
import type { Instant } from '../../src/units/index.js';
import { give } from './pump.js';

/** The telemetry of the tests. */
export const TELEMETRY: TelemetryConfig = {
  implant: 0x0badcafe,
  model: 'peristaltic-40-sensing',
  keys: TEST_KEYS,
  secret: TEST_IMPLANT_SECRET,
  ...TELEMETRY_SPANS,
};

/** Orders go to this firmware; questions to a copy of it. */
export function behind(pump: Firmware): PumpBehind {
  const replyOf = (of: Firmware, command: Command, at: Instant): Reply => {
    const reply = give(of, { ...command, at, id: 1 }).find((output) => output.type === 'reply');
    if (reply === undefined) throw new Error(`no reply to ${command.type}`);
    return reply.reply;
  };
  return {
    order: (command, at) => replyOf(pump, command, at),
    judge: (command, at) => replyOf(restoreFirmware(pump.snapshot()), command, at),
  };
}

/** An implant's telemetry that is spoken to, with a clock that is set by hand. */
export class Implant {
  now: Instant;
  readonly telemetry: Telemetry;
  /** everything that it ever sent, and why it refused */
  readonly sent: Uint8Array[] = [];
  readonly notes: string[] = [];
  readonly #pump: PumpBehind;

  constructor(pump: PumpBehind, now = 0, telemetry = bootTelemetry(TELEMETRY)) {
    this.#pump = pump;
    this.now = now as Instant;
    this.telemetry = telemetry;
  }

  /** Lets time pass, with every deadline on the way. */
  wait(span: number): this {
    const until = (this.now + span) as Instant;
    let idle = 0;
    for (let at = this.telemetry.nextDeadline(); at !== null && at <= until; at = this.telemetry.nextDeadline()) {
      idle = at > this.now ? 0 : idle + 1;
      if (idle > 10) throw new Error(`a deadline at ${at} that nothing uses up`);
      this.now = at;
      this.#take({ type: 'clock.deadline', at });
    }
    this.now = until;
    return this;
  }

  wake(): this {
    this.#take({ type: 'radio.wake', at: this.now });
    return this;
  }

  reset(): this {
    this.#take({ type: 'power.reset', at: this.now });
    return this;
  }

  /** @returns what it says to these bytes; null for nothing */
  hear(bytes: Uint8Array): Uint8Array | null {
    return this.#take({ type: 'radio.frame', at: this.now, bytes });
  }

  #take(input: TelemetryInput): Uint8Array | null {
    let answer: Uint8Array | null = null;
    for (const news of this.telemetry.handle(input, this.#pump)) {
      if (news.type === 'telemetry.note') this.notes.push(`${news.what}: ${news.why}`);
      else {
        this.sent.push(news.bytes);
        answer = news.bytes;
      }
    }
    return answer;
  }
}

type Wish = { readonly controller?: number; readonly key?: Hex; readonly implant?: number };

/** A controller that knows the protocol and nothing else: each frame is made by hand. */
export class Caller {
  readonly role: Role;
  readonly implant: number;
  readonly controller: number;
  readonly #key: Hex;
  keys: SessionKeys | null = null;
  session = 0;
  counter = 0;
  message = 0;
  #nonces = 0;
  #asked = '' as Hex;
  /** whom it talks to: it has heard whatever that has sent, unless a test says otherwise in `heard` */
  #partner: Implant | null = null;
  heard: number | null = null;

  constructor(role: Role, { controller = 17, key = TEST_KEYS[role], implant = TELEMETRY.implant }: Wish = {}) {
    this.role = role;
    this.controller = controller;
    this.implant = implant;
    this.#key = key;
  }

  /** The last counter that the implant has sent in this session. */
  #lastHeard(): number {
    for (const bytes of this.#partner?.sent.toReversed() ?? []) {
      const { frame } = Caller.read(bytes);
      if (frame.session === this.session) return frame.counter;
    }
    return 0;
  }

  #frame<T extends FrameType>(type: T, payload: Payloads[T], session = this.session, later = 0): Uint8Array {
    const counter = session === 0 ? 0 : this.counter;
    const heard = session === 0 ? 0 : (this.heard ?? this.#lastHeard() + later);
    const frame: Frame = {
      type,
      implant: this.implant,
      session,
      counter,
      heard,
      payload: encode(PAYLOADS[type], payload),
    };
    return writeFrame(frame, this.keys === null ? new Uint8Array(32) : fromHex(this.keys.toImplant));
  }

  identify(): Uint8Array {
    return this.#frame('identify', {}, 0);
  }

  /** Asks to talk, each time with another nonce. */
  hello(): Uint8Array {
    this.#nonces += 1;
    const nonce = new Uint8Array(16).fill(this.#nonces);
    this.#asked = toHex(nonce);
    this.counter = 0;
    return this.#frame('hello', { role: this.role, controller: this.controller, nonce }, 0);
  }

  /** Takes the challenge and proves that it knows its key. */
  proof(challenge: Uint8Array): Uint8Array {
    const { frame } = Caller.read(challenge);
    const { nonce } = payloadOf('challenge', frame);
    const { implant, role, controller } = this;
    const asked = this.#asked;
    const handshake: Handshake = { implant, session: frame.session, role, controller, asked, challenged: toHex(nonce) };
    this.session = frame.session;
    this.keys = sessionKeys(this.#key, handshake);
    this.message = 0;
    return this.proofAgain();
  }

  proofAgain(): Uint8Array {
    this.counter += 1;
    return this.#frame('proof', {});
  }

  /** The frames of a message, one after the other. */
  puts(request: Request): readonly Uint8Array[] {
    return this.parts(encode(requestWire, request));
  }

  /** Any bytes as a message. */
  parts(bytes: Uint8Array): readonly Uint8Array[] {
    this.message += 1;
    const frames: Uint8Array[] = [];
    for (let offset = 0; offset < Math.max(1, bytes.length); offset += PART_MAX) {
      this.counter += 1;
      const part = {
        message: this.message,
        offset,
        total: bytes.length,
        bytes: bytes.slice(offset, offset + PART_MAX),
      };
      // Each part before it is answered by one frame.
      frames.push(this.#frame('put', part, this.session, frames.length));
    }
    return frames;
  }

  get(offset: number): Uint8Array {
    this.counter += 1;
    return this.#frame('get', { message: this.message, offset });
  }

  ping(): Uint8Array {
    this.counter += 1;
    return this.#frame('ping', {});
  }

  /** Lets time pass, and shows every three seconds that it is still there. */
  stay(implant: Implant, span: number): void {
    for (let left = span; left > 0; left -= 3_000) {
      implant.wait(Math.min(left, 3_000));
      if (left > 3_000) implant.hear(this.ping());
    }
  }

  bye(): Uint8Array {
    this.counter += 1;
    return this.#frame('bye', {});
  }

  /** Begins a session with an implant that listens. @throws when it does not come about */
  open(implant: Implant): this {
    this.#partner = implant;
    const challenge = implant.hear(this.hello());
    if (challenge === null) throw new Error('no challenge');
    const welcome = implant.hear(this.proof(challenge));
    if (welcome === null || Caller.read(welcome).frame.type !== 'welcome') throw new Error('no welcome');
    return this;
  }

  /** Says something and reads the whole answer. @throws when there is none */
  say(implant: Implant, request: Request): Answer {
    let heard: Uint8Array | null = null;
    for (const frame of this.puts(request)) heard = implant.hear(frame);
    return this.answer(implant, heard);
  }

  /** Reads an answer to its end. @throws when there is none */
  answer(implant: Implant, first: Uint8Array | null): Answer {
    const bytes: number[] = [];
    for (let heard = first; ; heard = implant.hear(this.get(bytes.length))) {
      if (heard === null) throw new Error('no answer');
      const { frame, madeWith } = Caller.read(heard);
      if (this.keys === null || !madeWith(fromHex(this.keys.fromImplant))) throw new Error('an answer of nobody');
      const part = payloadOf('part', frame);
      bytes.push(...part.bytes);
      if (bytes.length < part.total) continue;
      const read = decode(answerWire, Uint8Array.from(bytes), 'an answer');
      if (!read.ok) throw new Error(read.refusal.found);
      return read.value;
    }
  }

  /** What an answer comes to, in a word: accepted, or the code of its refusal. */
  ask(implant: Implant, request: Request): string {
    const answer = this.say(implant, request);
    if (answer.say === 'read-back') return 'read back';
    if (answer.say === 'refused') return answer.refusal.code;
    return answer.reply.accepted ? 'accepted' : answer.reply.refusal.code;
  }

  /** Proposes, reads back and confirms. */
  confirm(implant: Implant, command: Command): string {
    const answer = this.say(implant, { say: 'propose', command });
    if (answer.say === 'refused') return answer.refusal.code;
    if (answer.say === 'reply') return answer.reply.accepted ? 'accepted' : answer.reply.refusal.code;
    return this.ask(implant, { say: 'confirm', hash: answer.hash });
  }

  static read(bytes: Uint8Array) {
    const read = readFrame(bytes);
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value;
  }
}

/** The payload of a frame of a kind. @throws when it is of another */
export function payloadOf<T extends FrameType>(type: T, frame: Frame): Payloads[T] {
  if (frame.type !== type) throw new Error(`${frame.type} in the place of ${type}`);
  const read = decode(PAYLOADS[type], frame.payload, type);
  if (!read.ok) throw new Error(read.refusal.found);
  return read.value as Payloads[T];
}
