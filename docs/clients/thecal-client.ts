/**
 * A controller for the pump that `thecal serve` offers, with nothing but what comes with Node. It connects over TCP or WebSocket, opens a
 * session as a patient's handheld, reads the status of the pump, asks for a bolus and ends the session:
 *
 *     npx thecal serve scenarios/lesson/day-of-boluses.yaml --tcp 7400 --clock virtual
 *     node docs/clients/thecal-client.ts tcp 127.0.0.1 7400 TOKEN 210
 *
 * Node takes TypeScript as it is from version 22.18 on and has a WebSocket of its own; before that, `npx tsx` and the package `ws` do.
 * Records are those of docs/reference/serve.md, frames those of docs/reference/frames.md. Simulation only; the key below is no secret.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { connect } from 'node:net';
import { crc32 } from 'node:zlib';

/** TEST KEY of the role patient, from docs/reference/frame-vectors.json. */
const PATIENT_KEY = Buffer.from('6c1ec9882296be5f2c5c22a93b1d27f4fce49389d7213d1da5f210bc7c9223c2', 'hex');
const PATIENT = 1;
const [HELLO, CHALLENGE, PROOF, WELCOME, PUT, GET, PART, BYE, CLOSED] = [3, 4, 5, 6, 7, 9, 10, 11, 12] as const;
const UNSEALED: readonly number[] = [1, 2, 3, 4];
const [ORDER, INTERROGATE, PATIENT_BOLUS] = [1, 1, 7] as const;
/** How long an answer may take before the same is said again, and how often. */
const [PATIENCE_MS, TRIES] = [500, 20];
const NOTHING = Buffer.alloc(0);
const u8 = (...ns: number[]): Buffer => Buffer.from(ns);
const u16 = (n: number): Buffer => u8(n >>> 8, n & 0xff);
const u32 = (n: number): Buffer => u8(n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff);
const join = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

/** Records to and from the server, whatever carries them. */
export type Line = { send: (record: Buffer) => void; close: () => void; onRecord(record: Buffer): void; onEnd(): void };
const lineOf = (way: Pick<Line, 'send' | 'close'>): Line => ({ ...way, onRecord: () => {}, onEnd: () => {} });

/** Records over TCP: each with its length before it. */
export function tcpLine(host: string, port: number): Promise<Line> {
  const socket = connect(port, host);
  const line = lineOf({ send: (r) => socket.write(join(u32(r.length), r)), close: () => socket.destroy() });
  let rest: Buffer = NOTHING;
  socket.on('data', (chunk: Buffer) => {
    rest = join(rest, chunk);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE()) {
      const end = 4 + rest.readUInt32BE();
      const record = rest.subarray(4, end);
      rest = rest.subarray(end);
      line.onRecord(record);
    }
  });
  socket.on('close', () => line.onEnd());
  return new Promise((done, fail) => socket.on('error', fail).on('connect', () => done(line)));
}

/** Records over WebSocket: each a message. */
export async function wsLine(url: string): Promise<Line> {
  const WebSocket = globalThis.WebSocket ?? (await import('ws')).WebSocket;
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  const line = lineOf({ send: (record) => socket.send(record), close: () => socket.close() });
  socket.onmessage = (message: { data: unknown }) => line.onRecord(Buffer.from(message.data as ArrayBuffer));
  socket.onclose = () => line.onEnd();
  await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
  return line;
}

/** The air at the implant, as `thecal serve` offers it. */
export class Air {
  near = { implant: 0, model: '' };
  /** simulated ms for each real one, 0 on a virtual clock; and the moment, ms */
  time = { speed: 0, now: 0 };
  readonly #line: Line;
  readonly #heard: Buffer[] = [];
  #wake: (record: Buffer | null) => void = () => {};

  private constructor(line: Line) {
    this.#line = line;
    line.onRecord = (record) => this.#take(record);
    line.onEnd = () => this.#wake(null);
  }

  static async open(line: Line, token: string): Promise<Air> {
    const air = new Air(line);
    const word = Buffer.from(token);
    await air.#ask(join(u8(1, 1, word.length), word), 129);
    return air;
  }

  readonly wake = () => this.#line.send(u8(2));
  readonly send = (frame: Buffer) => this.#line.send(join(u8(3), u16(frame.length), frame));
  readonly close = () => this.#line.close();

  /** Lets time go on to a moment, on a virtual clock: at most a day at once, and no further than what is heard first. */
  advance(to: number): Promise<void> {
    return this.#ask(join(u8(4), u32(Math.min(to - this.time.now, 86_400_000))), 131);
  }

  /** The next frame of the implant; null when there is none within so many simulated milliseconds. */
  async hear(span: number): Promise<Buffer | null> {
    const { speed, now } = this.time;
    if (speed > 0 && this.#heard.length === 0) await this.#next(130, span / speed);
    while (speed === 0 && this.#heard.length === 0 && this.time.now < now + span) await this.advance(now + span);
    return this.#heard.shift() ?? null;
  }

  #take(record: Buffer): void {
    const kind = record[0];
    if (kind === 129) {
      const end = 7 + record.readUInt8(6);
      this.near = { implant: record.readUInt32BE(2), model: record.toString('utf8', 7, end) };
      this.time = { speed: record.readDoubleBE(end), now: Number(record.readBigInt64BE(end + 8)) };
    }
    if (kind === 130 || kind === 131) this.time.now = Number(record.readBigInt64BE(1));
    if (kind === 130) this.#heard.push(record.subarray(11));
    this.#wake(record);
  }

  #ask(record: Buffer, kind: number): Promise<void> {
    this.#line.send(record);
    return this.#next(kind);
  }

  /** Waits for a record of a kind, for so many real milliseconds or as long as it takes. */
  #next(kind: number, ms?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      if (ms !== undefined) setTimeout(resolve, ms);
      this.#wake = (record) => {
        if (record === null || record[0] === 133) reject(new Error('the pump is no longer offered'));
        else if (record[0] === 132) reject(new Error(`the server says: ${record.subarray(2, 2 + (record[1] ?? 0))}`));
        else if (record[0] === kind) resolve();
      };
    });
  }
}

const macOf = (kind: number, head: Buffer, key: Buffer): Buffer =>
  UNSEALED.includes(kind) ? Buffer.alloc(16) : createHmac('sha256', key).update(head).digest().subarray(0, 16);

type Heard = { kind: number; session: number; payload: Buffer };
/** A session with the implant that is near, as a patient. */
export class Session {
  readonly #air: Air;
  #number = 0;
  #messages = 0;
  /** highest counters, and keys: to the implant, and from it */
  #counters: [sent: number, believed: number] = [0, 0];
  #keys: readonly [Buffer, Buffer] = [NOTHING, NOTHING];

  private constructor(air: Air) {
    this.#air = air;
  }

  static async open(air: Air, controller: number, nonce: Buffer = randomBytes(16)): Promise<Session> {
    const session = new Session(air);
    const isMine = ({ kind, payload }: Heard) => kind === CHALLENGE && payload.subarray(0, 16).equals(nonce);
    const challenge = await session.#ask(HELLO, join(u8(PATIENT), u32(controller), nonce), isMine);
    session.#number = challenge.session;
    const said = join(u32(air.near.implant), u32(session.#number), u8(PATIENT), u32(controller));
    const salt = join(nonce, challenge.payload.subarray(16));
    const key = (way: string) =>
      Buffer.from(hkdfSync('sha256', PATIENT_KEY, salt, join(Buffer.from(`thecal link 1 ${way}`), said), 32));
    session.#keys = [key('to implant'), key('from implant')];
    await session.#ask(PROOF, NOTHING, ({ kind }) => kind === WELCOME);
    return session;
  }

  /** Gives an order that fits into one frame. Returns the whole answer of the pump. */
  async order(command: number): Promise<Buffer> {
    const number = u32(++this.#messages);
    let answer: Buffer = NOTHING;
    const next = () => join(number, u16(answer.length));
    const isNext = ({ kind, payload }: Heard) => kind === PART && payload.subarray(0, 6).equals(next());
    let part = await this.#ask(PUT, join(next(), u16(2), u16(2), u8(ORDER, command)), isNext);
    for (;;) {
      answer = join(answer, part.payload.subarray(10));
      if (part.payload.length === 10 || answer.length >= part.payload.readUInt16BE(6)) return answer;
      part = await this.#ask(GET, next(), isNext);
    }
  }

  /** Ends the session. */
  readonly bye = () => this.#ask(BYE, NOTHING, ({ kind }) => kind === CLOSED);

  /** Says something until the right answer comes, each time under a new counter. */
  async #ask(kind: number, payload: Buffer, isAnswer: (said: Heard) => boolean): Promise<Heard> {
    for (let tries = 0; tries < TRIES; tries++) {
      if (kind === HELLO) this.#air.wake();
      else this.#counters[0]++;
      this.#air.send(this.#frame(kind, payload));
      for (let frame = await this.#air.hear(PATIENCE_MS); frame !== null; frame = await this.#air.hear(PATIENCE_MS)) {
        const said = this.#believed(frame);
        if (said !== null && isAnswer(said)) return said;
      }
    }
    throw new Error('the implant does not answer');
  }

  #frame(kind: number, payload: Buffer): Buffer {
    const counters = kind === HELLO ? Buffer.alloc(12) : join(u32(this.#number), ...this.#counters.map(u32));
    const head = join(u8(1, kind, 0), u32(this.#air.near.implant), counters, u16(payload.length), payload);
    const sealed = join(head, macOf(kind, head, this.#keys[0]));
    return join(sealed, u32(crc32(sealed)));
  }

  /** What a frame says that is from this implant, of this session, made with its key, and new; null for any other. */
  #believed(frame: Buffer): Heard | null {
    if (frame.length < 41 || frame.readUInt32BE(frame.length - 4) !== crc32(frame.subarray(0, -4))) return null;
    const [version, kind = 0, direction] = frame;
    const [session, counter] = [frame.readUInt32BE(7), frame.readUInt32BE(11)];
    if (version !== 1 || direction !== 1 || frame.readUInt32BE(3) !== this.#air.near.implant) return null;
    if (frame.readUInt16BE(19) !== frame.length - 41) return null;
    const said = { kind, session, payload: frame.subarray(21, -20) };
    if (kind === CHALLENGE && this.#number === 0) return said;
    if (UNSEALED.includes(kind) || session !== this.#number || counter <= this.#counters[1]) return null;
    if (!timingSafeEqual(frame.subarray(-20, -4), macOf(kind, frame.subarray(0, -20), this.#keys[1]))) return null;
    this.#counters[1] = counter;
    return said;
  }
}

/** What the pump has answered, in words. */
export function spoken(answer: Buffer): string {
  const [say, accepted, command, mark] = answer;
  if (say === 1 && accepted === 1) {
    if (command !== INTERROGATE || mark !== 1) return 'accepted';
    const [at, reservoir] = [answer.readBigInt64BE(4), answer.readBigInt64BE(20)];
    return `at ${at} ms the pump counts ${(Number(reservoir) / 1e9).toFixed(6)} mL in its reservoir`;
  }
  const texts: string[] = [];
  for (let at = say === 3 ? 1 : 3; texts.length < 4; at += 1 + answer.readUInt8(at))
    texts.push(answer.toString('utf8', at + 1, at + 1 + answer.readUInt8(at)));
  return `refused (${texts[0]}): ${texts[1]}; expected ${texts[2]}; ${texts[3]}`;
}

/** A visit with a handheld: status, bolus, goodbye. */
export async function visit(line: Line, token: string, minutes: number, nonce?: Buffer): Promise<readonly string[]> {
  const air = await Air.open(line, token);
  const start = air.time.now + minutes * 60_000;
  while (air.time.now < start) await air.advance(start);
  const session = await Session.open(air, 99, nonce);
  const said = [`near: implant ${air.near.implant}, ${air.near.model}`];
  said.push(`status: ${spoken(await session.order(INTERROGATE))}`);
  said.push(`bolus: ${spoken(await session.order(PATIENT_BOLUS))}`);
  await session.bye();
  air.close();
  return [...said, 'session over'];
}

if (process.argv[1]?.endsWith('thecal-client.ts')) {
  const [kind, host = '', port = '', token = '', minutes = '0'] = process.argv.slice(2);
  const line = kind === 'ws' ? await wsLine(`ws://${host}:${port}`) : await tcpLine(host, Number(port));
  for (const said of await visit(line, token, Number(minutes))) console.log(said);
}
