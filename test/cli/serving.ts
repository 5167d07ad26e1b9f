import { connect, type Socket } from 'node:net';
import { cli } from '../../sim/cli/cli.js';
import { type ClientRecord, clientWire, type ServerRecord, serverWire } from '../../sim/cli/serve/records.js';
import { splitter, withLength } from '../../sim/cli/serve/splitter.js';
import { decode, encode } from '../../src/protocol/index.js';
import { inFolder, story } from './stories.js';

/** A pump that is implanted and runs: primed, 0.5 mg a day from about 24 min on, patient boluses with a lockout of 3 h. */
const SERVED = `version: 1
title: A pump to talk to
purpose: Somebody else brings the controller.
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 10 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
seed: 3
start: Mon 08:00
until: 6h
steps:
  - { at: 5min, direct: { prime: full-system } }
  - { after: prime-complete, direct: { program: { mode: simple, dose: 0.5 mg/day, patient: { dose: 0.05 mg, duration: 5min, lockout: 3h, max: 4, per: 24h } } } }
expect:
  - { at: end, state: { infusion: simple } }
`;

export const TOKEN = 'open-sesame';
export const HOUR = 3_600_000;

/** The file of the pump that is offered in these tests. */
export const servedFile = (name = 'served.yaml'): string => story(name, SERVED);

type Opening = {
  readonly doors: readonly { readonly kind: string; readonly host: string; readonly port: number }[];
  readonly token: string | null;
  readonly speed: number;
  readonly warnings: readonly string[];
};

/** A `serve` that goes on inside this process. */
export type Serving = {
  readonly opening: Opening;
  readonly port: number;
  /** how it has ended */
  readonly done: Promise<{ readonly code: number; readonly closing: Record<string, unknown> }>;
};

/** Begins to serve; on a virtual clock, on TCP and with the token of these tests unless the flags say otherwise. */
export function serving(...flags: readonly string[]): Promise<Serving> {
  const door = flags.includes('--ws') || flags.includes('--tcp') ? [] : ['--tcp', '0'];
  const clock = flags.includes('--clock') ? [] : ['--clock', 'virtual'];
  const argv = ['serve', servedFile(), ...door, ...clock, '--token', TOKEN, ...flags, '--json'];
  return new Promise((resolve, reject) => {
    const lines: Record<string, unknown>[] = [];
    let wrong = '';
    const done = cli(argv, {
      out: (text) => {
        lines.push(JSON.parse(text) as Record<string, unknown>);
        if (lines.length > 1) return;
        const opening = lines[0] as unknown as Opening;
        resolve({ opening, port: opening.doors[0]?.port ?? 0, done });
      },
      err: (text) => {
        wrong += text;
      },
      colour: false,
      interactive: false,
      closed: () => false,
    }).then((code) => ({ code, closing: lines.at(-1) ?? {} }));
    done.then(({ code }) => reject(new Error(`ended with ${code} before it began: ${wrong}`)));
  });
}

/** A client that says what it likes. */
export class Client {
  readonly socket: Socket;
  readonly heard: ServerRecord[] = [];
  /** when the connection is over */
  readonly over: Promise<void>;
  #told: () => void = () => {};
  #next = 0;

  constructor(port: number, host = '127.0.0.1') {
    this.socket = connect(port, host);
    const cut = splitter();
    this.socket.on('data', (chunk: Buffer) => {
      for (const record of cut(chunk)) {
        const read = decode(serverWire, record ?? new Uint8Array(0), 'a record');
        if (!read.ok) throw new Error(read.refusal.found);
        this.heard.push(read.value);
      }
      this.#told();
    });
    this.socket.on('error', () => {});
    this.over = new Promise((resolve) => {
      this.socket.on('close', () => {
        resolve();
        this.#told();
      });
    });
  }

  bytes(bytes: Uint8Array): this {
    this.socket.write(bytes);
    return this;
  }

  say(said: ClientRecord): this {
    return this.bytes(withLength(encode(clientWire, said)));
  }

  /** The next record that it hears; null when the connection is over. */
  async next(): Promise<ServerRecord | null> {
    while (this.#next >= this.heard.length && !this.socket.destroyed) {
      await new Promise<void>((resolve) => {
        this.#told = resolve;
      });
    }
    return this.heard[this.#next++] ?? null;
  }

  /** What it is told before the connection is over, by the words that say what is wrong. */
  async end(): Promise<readonly string[]> {
    await this.over;
    return this.heard.map((said) => (said.say === 'error' ? said.code : said.say));
  }
}

/** A client that has said hello. */
export async function welcomed(port: number): Promise<Client> {
  const client = new Client(port).say({ say: 'hello', version: 1, token: TOKEN });
  const said = await client.next();
  if (said?.say !== 'welcome') throw new Error(`no welcome: ${JSON.stringify(said)}`);
  return client;
}

/** Lets time go on until it is over, and waits for the end. */
export async function toTheEnd({ port, done }: Serving): Promise<{ code: number; closing: Record<string, unknown> }> {
  const client = await welcomed(port);
  client.say({ say: 'advance', span: 24 * HOUR });
  return done;
}

export { inFolder };
