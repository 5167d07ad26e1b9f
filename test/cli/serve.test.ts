import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { tcpLine, visit, wsLine } from '../../docs/clients/thecal-client.js';
import { IMPLANT } from '../../sim/world/index.js';
import { encode, FRAME_MAX, frameKind, PAYLOADS, requestWire, writeFrame } from '../../src/protocol/index.js';
import { NO_PYTHON, PYTHON } from '../support/python.js';
import { said } from './said.js';
import { Client, HOUR, inFolder, type Serving, servedFile, serving, TOKEN, toTheEnd, welcomed } from './serving.js';

const MINUTES = 210;
const NONCE = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const run = promisify(execFile);

const open: Serving[] = [];
const begun = async (...flags: readonly string[]): Promise<Serving> => {
  const one = await serving(...flags);
  open.push(one);
  return one;
};
afterEach(async () => {
  for (const one of open.splice(0)) await Promise.race([one.done, toTheEnd(one).catch(() => {})]);
});

const VISIT = [
  'near: implant 195939070, peristaltic-40-sensing',
  expect.stringMatching(/^status: at 126001\d\d ms the pump counts 39\.\d{6} mL in its reservoir$/),
  'bolus: accepted',
  'session over',
];

const recordsIn = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('controllers that others have written', () => {
  it('the TypeScript client completes a session over TCP', async () => {
    const { port } = await begun();
    expect(await visit(await tcpLine('127.0.0.1', port), TOKEN, MINUTES, NONCE)).toEqual(VISIT);
  });

  it('the TypeScript client completes a session over WebSocket', async () => {
    const { opening } = await begun('--ws', '0', '--tcp', '0');
    const port = opening.doors.find(({ kind }) => kind === 'ws')?.port;
    expect(await visit(await wsLine(`ws://127.0.0.1:${port}`), TOKEN, MINUTES, NONCE)).toEqual(VISIT);
  });

  it.skipIf(NO_PYTHON)('the Python client completes a session (needs python3)', async () => {
    const { port } = await begun();
    const client = ['docs/clients/thecal_client.py', '127.0.0.1', String(port), TOKEN, '--advance', String(MINUTES)];
    const { stdout } = await run(PYTHON, client);
    expect(stdout.trimEnd().split('\n')).toEqual(VISIT);
  });

  it('a client completes a session on a clock that runs by itself', async () => {
    const { port, opening, done } = await begun('--clock', 'real', '--speed', 'x5', '--for', '15s');
    expect(opening.speed).toBe(5);
    const [near, status, bolus] = await visit(await tcpLine('127.0.0.1', port), TOKEN, 0, NONCE);
    expect([near, status?.slice(0, 10), bolus?.slice(0, 8)]).toEqual([VISIT[0], 'status: at', 'bolus: r']);
    expect(await done).toMatchObject({ code: 0, closing: { simulated_ms: 15_000, finished: false } });
  });

  it('the same client and seed give the same trace, byte for byte, and what it did stands there', async () => {
    const texts: string[] = [];
    for (const name of ['once.jsonl', 'twice.jsonl']) {
      const one = await begun('--trace', inFolder(name), '--seed', '5');
      await visit(await tcpLine('127.0.0.1', one.port), TOKEN, MINUTES, NONCE);
      expect((await toTheEnd(one)).code).toBe(0);
      texts.push(readFileSync(inFolder(name), 'utf8'));
    }
    expect(texts[0]).toBe(texts[1]);
    const records = recordsIn(inFolder('once.jsonl'));
    expect(records[0]).toMatchObject({ kind: 'header', seed: 5 });
    expect(records.at(-1)).toMatchObject({ kind: 'end', verdict: 'held' });
    const orders = records.filter((r) => r.kind === 'command' && r.by === 'patient').map((r) => r.order);
    expect(orders).toEqual(['interrogate', 'patient-bolus']);
  });
});

describe('a client that does wrong', () => {
  const garbage = Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 256);
  const hello = { say: 'hello', version: 1, token: TOKEN } as const;
  const WRONG: readonly [string, (client: Client) => Client, readonly string[]][] = [
    ['another token', (c) => c.say({ ...hello, token: `${TOKEN}x` }), ['wrong-token']],
    ['no token', (c) => c.say({ ...hello, token: '' }), ['wrong-token']],
    ['no hello first', (c) => c.say({ say: 'advance', span: 1 }), ['hello-first']],
    ['another version', (c) => c.say({ ...hello, version: 2 }), ['other-version']],
    ['bytes that are no record first', (c) => c.bytes(Uint8Array.of(0, 0, 0, 1, 77)), ['hello-first']],
    ['a record that is too long', (c) => c.say(hello).bytes(Uint8Array.of(0, 0, 4, 1)), ['welcome', 'too-long']],
    ['the longest length', (c) => c.say(hello).bytes(Uint8Array.of(255, 255, 255, 255)), ['welcome', 'too-long']],
    ['a record of nothing', (c) => c.say(hello).bytes(new Uint8Array(4)), ['welcome', 'too-long']],
    ['noise', (c) => c.say(hello).bytes(garbage), ['welcome', 'too-long']],
    ['a kind that there is not', (c) => c.say(hello).bytes(Uint8Array.of(0, 0, 0, 1, 9)), ['welcome', 'malformed']],
    ['a record of the server', (c) => c.say(hello).bytes(Uint8Array.of(0, 0, 0, 1, 131)), ['welcome', 'malformed']],
    [
      'a record with a byte too many',
      (c) => c.say(hello).bytes(Uint8Array.of(0, 0, 0, 2, 2, 0)),
      ['welcome', 'malformed'],
    ],
    [
      'another token, and much more',
      (c) => c.say({ ...hello, token: 'x' }).bytes(new Uint8Array(500_000).fill(1)),
      ['wrong-token'],
    ],
    ['a second hello', (c) => c.say(hello).say(hello), ['welcome', 'malformed']],
  ];

  it.each(WRONG)('%s: is told, sent away, and nobody else notices', async (_, does, told) => {
    const one = await begun();
    const other = await welcomed(one.port);
    expect(await does(new Client(one.port)).end()).toEqual(told);
    other.say({ say: 'advance', span: 1 });
    expect(await other.next()).toEqual({ say: 'time', at: 1 });
    expect(other.heard.map(({ say }) => say)).toEqual(['welcome', 'time']);
  });

  it('SR-050 sends noise as frames: the implant judges them, the connection stays and therapy goes on', async () => {
    const file = inFolder('noise.jsonl');
    const one = await begun('--trace', file);
    const client = await welcomed(one.port);
    client.say({ say: 'advance', span: HOUR }).say({ say: 'wake' });
    for (const bytes of [garbage, new Uint8Array(0), garbage.slice(0, 41), new Uint8Array(FRAME_MAX + 1)])
      client.say({ say: 'frame', bytes });
    client.say({ say: 'advance', span: 10_000 });
    expect(await client.next()).toEqual({ say: 'time', at: HOUR });
    expect(await client.next()).toEqual({ say: 'time', at: HOUR + 10_000 });
    expect(await toTheEnd(one)).toMatchObject({ code: 0, closing: { verdict: 'held', expectations_held: 1 } });
    const refused = recordsIn(file).filter((r) => r.kind === 'link' && r.what === 'refused');
    expect(refused.length).toBeGreaterThan(0);
  });

  it('SR-048 has the token and no key: learns what anybody may read, and no more', async () => {
    const one = await begun();
    const client = await welcomed(one.port);
    const frame = (type: 'identify' | 'put', session: number, payload: Uint8Array) =>
      writeFrame({ type, implant: IMPLANT, session, counter: session, heard: 0, payload }, new Uint8Array(32));
    const bytes = encode(requestWire, { say: 'order', command: { type: 'command.stop' } });
    const put = encode(PAYLOADS.put, { message: 1, offset: 0, total: bytes.length, bytes });
    client.say({ say: 'wake' }).say({ say: 'frame', bytes: frame('identify', 0, new Uint8Array(0)) });
    client.say({ say: 'frame', bytes: frame('put', 1, put) });
    for (let i = 0; i < 2; i++) client.say({ say: 'advance', span: 30_000 });
    const heard = [await client.next(), await client.next(), await client.next()];
    expect(heard.map((said) => (said?.say === 'frame' ? frameKind(said.bytes) : said?.say))).toEqual([
      'identity',
      'time',
      'time',
    ]);
    expect((await toTheEnd(one)).closing).toMatchObject({ verdict: 'held', expectations_held: 1 });
  });

  it('sends more frames than there is time for: is sent away', async () => {
    const one = await begun();
    const client = await welcomed(one.port);
    for (let i = 0; i < 65; i++) client.say({ say: 'wake' });
    expect(await client.end()).toEqual(['welcome', 'too-many']);
    const patient = await welcomed(one.port);
    for (let i = 0; i < 64; i++) patient.say({ say: 'wake' });
    patient.say({ say: 'advance', span: 1 }).say({ say: 'wake' }).say({ say: 'advance', span: 1 });
    expect([await patient.next(), await patient.next()]).toEqual([
      { say: 'time', at: 1 },
      { say: 'time', at: 2 },
    ]);
  });

  it('does not read: is cut off, and another one is served meanwhile', async () => {
    const one = await begun();
    const slow = await welcomed(one.port);
    slow.socket.pause();
    const zero = Uint8Array.of(0, 0, 0, 5, 4, 0, 0, 0, 0);
    const many = new Uint8Array(zero.length * 50_000).map((_, i) => zero[i % zero.length] ?? 0);
    const flood = async () => {
      while (!slow.socket.destroyed && !slow.socket.writableEnded)
        await new Promise<void>((resolve) => slow.socket.write(many, () => resolve()));
    };
    const flooding = flood();
    expect(await visit(await tcpLine('127.0.0.1', one.port), TOKEN, MINUTES, NONCE)).toEqual(VISIT);
    await Promise.all([flooding, slow.over]);
    expect((await welcomed(one.port)).heard).toHaveLength(1);
  });

  it('SR-054 leaves in the middle of a session: the session ends by itself, and therapy goes on', async () => {
    const file = inFolder('left.jsonl');
    const one = await begun('--trace', file);
    const line = await tcpLine('127.0.0.1', one.port);
    const { Air, Session } = await import('../../docs/clients/thecal-client.js');
    const air = await Air.open(line, TOKEN);
    await air.advance(HOUR);
    await Session.open(air, 99, NONCE);
    line.close();
    expect(await toTheEnd(one)).toMatchObject({ code: 0, closing: { verdict: 'held', expectations_held: 1 } });
    const session = recordsIn(file).filter((r) => r.kind === 'link' && String(r.what).startsWith('session'));
    expect(session.map(({ what, why }) => `${what} ${why}`)).toEqual([
      'session-opened patient',
      'session-closed silent',
    ]);
  });
});

describe('who may come', () => {
  it('listens on loopback, and nowhere else', async () => {
    const { opening, port } = await begun();
    expect(opening).toMatchObject({ doors: [{ kind: 'tcp', host: '127.0.0.1' }], warnings: [] });
    const elsewhere = await new Promise((resolve) => {
      connect(port, '127.0.0.2')
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        .on('connect', resolve);
    });
    expect(elsewhere).toBe('ECONNREFUSED');
  });

  it('listens elsewhere when that is written out, and warns', async () => {
    const { opening } = await begun('--tcp', '0.0.0.0:0');
    expect(opening.doors).toMatchObject([{ kind: 'tcp', host: '0.0.0.0' }]);
    expect(opening.warnings).toEqual([expect.stringContaining('not loopback')]);
  });

  it('takes eight clients, and the ninth when one of them has left', async () => {
    const { port } = await begun();
    const clients = await Promise.all(Array.from({ length: 8 }, () => welcomed(port)));
    const ninth = new Client(port).say({ say: 'hello', version: 1, token: TOKEN });
    expect(await ninth.end()).toEqual(['full']);
    clients[0]?.socket.destroy();
    await clients[1]?.say({ say: 'advance', span: 0 }).next();
    expect((await welcomed(port)).heard).toHaveLength(1);
  });

  it('strangers who say nothing keep nobody out', async () => {
    const { port } = await begun();
    const strangers = Array.from({ length: 9 }, () => new Client(port));
    expect(await strangers[0]?.end()).toEqual(['hello-late']);
    expect((await welcomed(port)).heard).toHaveLength(1);
  });

  it('tells all when it is over', async () => {
    const one = await begun();
    const [first, second] = [await welcomed(one.port), await welcomed(one.port)];
    first.say({ say: 'advance', span: 24 * HOUR });
    expect(await second.end()).toEqual(['welcome', 'end']);
    expect(await first.end()).toEqual(['welcome', 'time', 'end']);
    expect(await one.done).toMatchObject({ code: 0, closing: { finished: true, simulated_ms: 6 * HOUR } });
  });

  it('judges what the file expects when the story has come to its own end, exit code 1', async () => {
    const one = await begun('--set', 'expect[0].state.infusion=suspended');
    const { code, closing } = await toTheEnd(one);
    expect(code).toBe(1);
    expect(closing).toMatchObject({ finished: true, verdict: 'failed', expectations_held: 0, exit_code: 1 });
    expect(closing.expectations_failed).toMatchObject([{ found: expect.stringContaining('simple') }]);
  });

  it('asks nothing of a story that was cut short', async () => {
    const one = await begun('--set', 'expect[0].state.infusion=suspended', '--for', '1h');
    const { code, closing } = await toTheEnd(one);
    expect({ code, closing }).toMatchObject({ code: 0, closing: { finished: false, verdict: 'held' } });
  });

  it('nobody advances a clock that runs', async () => {
    const { port } = await begun('--clock', 'real', '--for', '1s');
    const client = (await welcomed(port)).say({ say: 'advance', span: 5 });
    expect(await client.next()).toMatchObject({ say: 'error', code: 'clock-runs' });
    expect(await client.next()).toEqual({ say: 'end', at: 1_000 });
  });
});

describe('wrong use of serve', () => {
  const file = servedFile('wrong.yaml');

  it.each([
    [[], 'neither --tcp nor --ws', '--tcp 0'],
    [['--tcp', '70000'], '--tcp "70000"', 'write e.g. 7400'],
    [['--tcp', ':7400'], '--tcp ":7400"', 'write e.g. 7400'],
    [['--ws', 'here:there'], '--ws "here:there"', 'write e.g. 7400'],
    [['--tcp', '203.0.113.9:0'], '203.0.113.9', 'one of its addresses'],
    [['--tcp', '0', '--token', ''], '--token that is empty', 'leave --token away'],
    [['--tcp', '0', '--token', 'x'.repeat(129)], '--token that is empty, too long', 'leave --token away'],
    [['--tcp', '0', '--speed', 'x0'], '--speed "x0"', 'write e.g. x10'],
    [['--tcp', '0', '--speed', 'x2', '--clock', 'virtual'], '--speed with --clock virtual', 'leave --speed away'],
    [['--tcp', '0', '--clock', 'virtul'], 'clock "virtul"', 'did you mean "virtual"?'],
    [['--tcp', '0', '--for', '5'], '--for "5"', '"5" has no unit'],
    [['--tcp', '0', '--trace', 'sim'], '"sim"', 'name a file in it'],
  ])('%j', async (flags, found, remedy) => {
    const { code, out, err } = await said('serve', file, ...flags);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')[0]).toContain(found);
    expect(err).toContain(remedy);
  });

  it('a port that is taken, and no file is touched', async () => {
    const { port } = await begun();
    const trace = inFolder('taken.jsonl');
    const { code, err } = await said('serve', file, '--tcp', String(port), '--trace', trace);
    expect(code).toBe(2);
    expect(err).toContain('where something listens already');
    expect(() => readFileSync(trace)).toThrow();
  });

  it('a file that is not valid', async () => {
    expect((await said('serve', 'package.json', '--tcp', '0')).code).toBe(3);
  });
});
