import { once } from 'node:events';
import { get } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type ClientRecord, clientWire, serverWire } from '../../sim/cli/serve/records.js';
import { decode, encode } from '../../src/protocol/index.js';
import { HOUR, type Serving, serving, TOKEN } from './serving.js';

const HELLO: ClientRecord = { say: 'hello', version: 1, token: TOKEN };

/** A WebSocket to a pump, with what it has heard in words. */
class Socket {
  readonly ws: WebSocket;
  readonly told: string[] = [];
  #heard: () => void = () => {};

  constructor(port: number) {
    this.ws = new WebSocket(`ws://127.0.0.1:${port}`);
    this.ws.on('message', (bytes: Buffer) => {
      const said = decode(serverWire, new Uint8Array(bytes), 'a record');
      this.told.push(said.ok ? ('code' in said.value ? said.value.code : said.value.say) : 'unreadable');
      this.#heard();
    });
  }

  async say(said: ClientRecord | string | Uint8Array): Promise<this> {
    if (this.ws.readyState !== WebSocket.OPEN) await once(this.ws, 'open');
    this.ws.send(typeof said === 'string' || said instanceof Uint8Array ? said : encode(clientWire, said));
    return this;
  }

  async hears(count: number): Promise<readonly string[]> {
    while (this.told.length < count) {
      await new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
    }
    return this.told;
  }

  /** The code with which it was closed. */
  async closed(): Promise<number> {
    const [code] = (await once(this.ws, 'close')) as [number];
    return code;
  }
}

let open: Serving;
const begun = async (): Promise<number> => {
  open = await serving('--ws', '0');
  return open.port;
};
afterEach(async () => {
  const last = await new Socket(open.port).say(HELLO);
  await last.say({ say: 'advance', span: 24 * HOUR });
  expect(await open.done).toMatchObject({ code: 0 });
});

describe('records over WebSocket', () => {
  it('says hello and advances time', async () => {
    const client = await new Socket(await begun()).say(HELLO);
    await client.say({ say: 'advance', span: 5 });
    expect(await client.hears(2)).toEqual(['welcome', 'time']);
  });

  it.each<readonly [string, string | Uint8Array | ClientRecord, string]>([
    ['text', 'hello', 'too-long'],
    ['nothing', new Uint8Array(0), 'too-long'],
    ['too much', new Uint8Array(1_025), 'too-long'],
    ['noise', Uint8Array.of(9, 9), 'malformed'],
    ['a second hello', HELLO, 'malformed'],
  ])('sends %s: is told and sent away, and nobody else notices', async (_, wrong, code) => {
    const port = await begun();
    const [other, client] = [await new Socket(port).say(HELLO), await new Socket(port).say(HELLO)];
    const closed = client.closed();
    await client.say(wrong);
    expect([await closed, client.told]).toEqual([1005, ['welcome', code]]);
    await other.say({ say: 'advance', span: 5 });
    expect(await other.hears(2)).toEqual(['welcome', 'time']);
  });

  it('sends far too much: is cut off', async () => {
    const client = await new Socket(await begun()).say(HELLO);
    const closed = client.closed();
    await client.say(new Uint8Array(65_537));
    expect([await closed, client.told]).toEqual([1009, ['welcome']]);
  });

  it('has the wrong token', async () => {
    const client = await new Socket(await begun()).say({ ...HELLO, token: 'x' });
    expect([await client.closed(), client.told]).toEqual([1005, ['wrong-token']]);
  });

  it('leaves without a word, and another one goes on', async () => {
    const port = await begun();
    const [other, client] = [await new Socket(port).say(HELLO), await new Socket(port).say(HELLO)];
    await client.hears(1);
    client.ws.terminate();
    await other.say({ say: 'advance', span: 5 });
    expect(await other.hears(2)).toEqual(['welcome', 'time']);
  });

  it('is no web page', async () => {
    const port = await begun();
    const status = await new Promise((resolve) => get({ port, host: '127.0.0.1' }, (r) => resolve(r.statusCode)));
    expect(status).toBe(426);
  });
});
