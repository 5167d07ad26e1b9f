import { createHash, timingSafeEqual } from 'node:crypto';
import type { Duration, Instant } from '../../../src/units/index.js';
import type { World } from '../../world/index.js';
import { CLIENTS_MOST, DEEDS_MOST, HELLO_WITHIN_MS, UNREAD_MOST } from './limits.js';
import type { Peer, Visitor } from './peer.js';
import {
  type ClientRecord,
  ERRORS,
  type ErrorCode,
  readRecord,
  SERVE_VERSION,
  type ServerRecord,
  written,
} from './records.js';
import type { Cut } from './splitter.js';
import type { StoryClock } from './story-clock.js';

/** What a room of clients stands around. */
export type RoomOptions = {
  readonly token: string;
  readonly radio: World['radio'];
  readonly clock: StoryClock;
  readonly now: () => Instant;
  readonly until: Instant;
  readonly implant: number;
  readonly model: string;
};

/** Whoever has come, and what is known of him. */
type Guest = {
  readonly peer: Peer;
  /** stops hearing the air, or ends the wait for a hello */
  leave: () => void;
  /** frames and wakes since the clock has moved last */
  deeds: { at: Instant; count: number };
};

/** What a client has done wrong, and what was found. */
type Wrong = readonly [code: ErrorCode, found?: string];

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * The clients around one pump. Each hears the implant and may speak to it; what one of them does wrong ends his own connection and nothing else.
 *
 * @requirement SR-054
 */
export class Room {
  readonly #options: RoomOptions;
  readonly #token: Buffer;
  readonly #strangers = new Set<Guest>();
  readonly #clients = new Set<Guest>();

  constructor(options: RoomOptions) {
    this.#options = options;
    this.#token = digest(options.token);
  }

  /** How many have said hello and are still there. */
  get clients(): number {
    return this.#clients.size;
  }

  /** Receives somebody of whom nothing is known yet. Of too many strangers the one who has been silent for longest must go. */
  meet(peer: Peer): Visitor {
    const [oldest] = this.#strangers;
    if (oldest !== undefined && this.#strangers.size >= CLIENTS_MOST) this.#object(oldest, ['hello-late']);
    const timer = setTimeout(() => this.#object(guest, ['hello-late']), HELLO_WITHIN_MS);
    const guest: Guest = {
      peer,
      leave: () => clearTimeout(timer),
      deeds: { at: this.#options.now(), count: 0 },
    };
    this.#strangers.add(guest);
    return { hear: (record) => this.#hear(guest, record), gone: () => this.#forget(guest) };
  }

  /** Tells all that it is over, and sends them away. */
  close(): void {
    const at = this.#options.now();
    for (const guest of this.#clients) this.#tell(guest, { say: 'end', at });
    for (const guest of [...this.#clients, ...this.#strangers]) {
      this.#forget(guest);
      guest.peer.end();
    }
  }

  #isHere(guest: Guest): boolean {
    return this.#clients.has(guest) || this.#strangers.has(guest);
  }

  #forget(guest: Guest): void {
    if (!this.#isHere(guest)) return;
    guest.leave();
    this.#clients.delete(guest);
    this.#strangers.delete(guest);
  }

  #tell(guest: Guest, said: ServerRecord): void {
    guest.peer.send(written(said));
    if (guest.peer.unread <= UNREAD_MOST) return;
    this.#forget(guest);
    guest.peer.drop();
  }

  #object(guest: Guest, [code, found]: Wrong): void {
    const { closes, text } = ERRORS[code];
    this.#tell(guest, { say: 'error', code, text: found === undefined ? text : `${text}: ${found}` });
    if (!closes || !this.#isHere(guest)) return;
    this.#forget(guest);
    guest.peer.end();
  }

  #hear(guest: Guest, record: Cut): void {
    if (!this.#isHere(guest)) return;
    const wrong = this.#take(guest, record);
    if (wrong !== null) this.#object(guest, wrong);
  }

  #take(guest: Guest, record: Cut): Wrong | null {
    if (record === null) return ['too-long'];
    const said = readRecord(record);
    if (!this.#clients.has(guest)) return said.ok ? this.#welcome(guest, said.value) : ['hello-first'];
    return said.ok ? this.#obey(guest, said.value) : ['malformed', said.refusal.found];
  }

  #welcome(guest: Guest, said: ClientRecord): Wrong | null {
    if (said.say !== 'hello') return ['hello-first'];
    if (said.version !== SERVE_VERSION) return ['other-version'];
    if (!timingSafeEqual(digest(said.token), this.#token)) return ['wrong-token'];
    if (this.#clients.size >= CLIENTS_MOST) return ['full'];
    const { radio, clock, now, until, implant, model } = this.#options;
    this.#forget(guest);
    this.#clients.add(guest);
    const hearing = radio.heard$.subscribe((bytes) => {
      clock.heard();
      this.#tell(guest, { say: 'frame', at: now(), bytes });
    });
    guest.leave = () => hearing.unsubscribe();
    const { speed } = clock;
    this.#tell(guest, { say: 'welcome', version: SERVE_VERSION, implant, model, speed, now: now(), until });
    return null;
  }

  #obey(guest: Guest, said: ClientRecord): Wrong | null {
    const { clock, radio } = this.#options;
    switch (said.say) {
      case 'hello':
        return ['malformed', 'a second hello'];
      case 'wake':
        return this.#act(guest, () => radio.wake());
      case 'frame':
        return this.#act(guest, () => radio.send(said.bytes));
      case 'advance': {
        const at = clock.advance(said.span as Duration);
        if (at === null) return ['clock-runs'];
        this.#tell(guest, { say: 'time', at });
        return null;
      }
    }
  }

  /** Lets somebody do something at the implant, so often and no more. */
  #act(guest: Guest, deed: () => void): Wrong | null {
    const at = this.#options.now();
    const count = guest.deeds.at === at ? guest.deeds.count + 1 : 1;
    if (count > DEEDS_MOST) return ['too-many'];
    guest.deeds = { at, count };
    deed();
    this.#options.clock.stir();
    return null;
  }
}
