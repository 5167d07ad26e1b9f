import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLIENTS_MOST, HELLO_WITHIN_MS, UNREAD_MOST } from '../../../../sim/cli/serve/limits.js';
import type { Visitor } from '../../../../sim/cli/serve/peer.js';
import { type ClientRecord, clientWire, serverWire } from '../../../../sim/cli/serve/records.js';
import { Room } from '../../../../sim/cli/serve/room.js';
import { decode, encode } from '../../../../src/protocol/index.js';
import type { Instant } from '../../../../src/units/index.js';

const HELLO: ClientRecord = { say: 'hello', version: 1, token: 't' };

/** Air that can be made to say something, and a clock that counts what it is told. */
function around() {
  const heard$ = new Subject<Uint8Array>();
  const deeds: string[] = [];
  let now = 0;
  const room = new Room({
    token: 't',
    radio: { heard$, wake: () => deeds.push('wake'), send: (bytes) => deeds.push(`send ${bytes.length}`) },
    clock: {
      speed: 0,
      stir: () => deeds.push('stir'),
      heard: () => deeds.push('heard'),
      advance: (span) => {
        now += span;
        return now as Instant;
      },
      stop: () => {},
      over: new Promise(() => {}),
    },
    now: () => now as Instant,
    until: 100 as Instant,
    implant: 1,
    model: 'm',
  });
  return { room, heard$, deeds };
}

/** Somebody who comes in, and what becomes of him. */
class Someone {
  readonly told: string[] = [];
  readonly #visitor: Visitor;

  /** @param reads  whether he takes what he is told */
  constructor(room: Room, reads = true) {
    let unread = 0;
    this.#visitor = room.meet({
      send: (bytes) => {
        const said = decode(serverWire, bytes, 'a record');
        this.told.push(said.ok ? ('code' in said.value ? said.value.code : said.value.say) : 'unreadable');
        if (!reads) unread += bytes.length;
      },
      get unread() {
        return unread;
      },
      end: () => this.told.push('(end)'),
      drop: () => this.told.push('(drop)'),
    });
  }

  say(...said: readonly ClientRecord[]): this {
    for (const one of said) this.#visitor.hear(encode(clientWire, one));
    return this;
  }

  go(): this {
    this.#visitor.gone();
    return this;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a room of clients', () => {
  it('hears nothing for strangers, and everything for those who have said hello', () => {
    const { room, heard$ } = around();
    const [stranger, client] = [new Someone(room), new Someone(room).say(HELLO)];
    heard$.next(new Uint8Array(3));
    expect([stranger.told, client.told]).toEqual([[], ['welcome', 'frame']]);
  });

  it('does nothing for whoever has not said the token', () => {
    const { room, deeds, heard$ } = around();
    const stranger = new Someone(room).say({ ...HELLO, token: 'T' }, { say: 'wake' }, HELLO);
    expect(stranger.told).toEqual(['wrong-token', '(end)']);
    expect([deeds, heard$.observed, room.clients]).toEqual([[], false, 0]);
  });

  it('does what a client says, once, and stirs the clock', () => {
    const { room, deeds } = around();
    new Someone(room).say(HELLO, { say: 'wake' }, { say: 'frame', bytes: new Uint8Array(9) });
    expect(deeds).toEqual(['wake', 'stir', 'send 9', 'stir']);
  });

  it('tells the clock before the client that something was heard, so that time waits', () => {
    const { room, deeds, heard$ } = around();
    new Someone(room).say(HELLO);
    heard$.next(new Uint8Array(3));
    expect(deeds).toEqual(['heard']);
  });

  it('lets nobody listen for a client that has gone or was sent away', () => {
    const { room, heard$ } = around();
    const [left, wrong] = [new Someone(room).say(HELLO).go(), new Someone(room).say(HELLO, HELLO)];
    expect(heard$.observed).toBe(false);
    heard$.next(new Uint8Array(3));
    expect([left.told, wrong.told]).toEqual([['welcome'], ['welcome', 'malformed', '(end)']]);
  });

  it('sends a stranger away who is silent for too long, and no client', () => {
    const { room } = around();
    const [stranger, client] = [new Someone(room), new Someone(room).say(HELLO)];
    vi.advanceTimersByTime(HELLO_WITHIN_MS - 1);
    expect(stranger.told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect([stranger.told, client.told]).toEqual([['hello-late', '(end)'], ['welcome']]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets the oldest of too many strangers go, at once, and takes whoever comes', () => {
    const { room } = around();
    const strangers = Array.from({ length: CLIENTS_MOST }, () => new Someone(room));
    expect(strangers[0]?.told).toEqual([]);
    const last = new Someone(room);
    expect(strangers.map(({ told }) => told.length)).toEqual([2, ...strangers.slice(1).map(() => 0)]);
    expect(last.say(HELLO).told).toEqual(['welcome']);
  });

  it('cuts a client off that does not take what it is told, and another one goes on hearing', () => {
    const { room, heard$ } = around();
    const [slow, quick] = [new Someone(room, false).say(HELLO), new Someone(room).say(HELLO)];
    const frame = new Uint8Array(300);
    const most = Math.floor(UNREAD_MOST / 311) - 1;
    for (let i = 0; i < most; i++) heard$.next(frame);
    expect(slow.told.at(-1)).toBe('frame');
    for (let i = 0; i < 3; i++) heard$.next(frame);
    expect([slow.told.at(-1), room.clients]).toEqual(['(drop)', 1]);
    expect(quick.told).toHaveLength(1 + most + 3);
  });

  it('is told that it is over', () => {
    const { room } = around();
    const [stranger, client] = [new Someone(room), new Someone(room).say(HELLO)];
    room.close();
    expect([stranger.told, client.told]).toEqual([['(end)'], ['welcome', 'end', '(end)']]);
    expect([room.clients, vi.getTimerCount()]).toEqual([0, 0]);
  });
});
