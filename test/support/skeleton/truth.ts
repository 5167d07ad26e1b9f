/** What guards are asked about: a sum over all orders given so far, and how many they were. */
export type Tally = { readonly sum: number; readonly given: number };

/** What guards say while an event is looked at, and before any order is given; others are drawn. */
export type Wishes = ReadonlyMap<string, boolean>;

/** One event, a number that its guards are drawn from (null: none of them holds), and what some of them are to say first. */
export type Occasion = { readonly event: string; readonly salt: number | null; readonly wishes: Wishes };

/** Orders after which arrows without event find no guard that holds any more, so that every step ends. */
const ORDERS_MOST = 12;

/** FNV-1a: spreads names over 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Spreads a number over 32 bits, each of which depends on all others. */
function mixed(n: number): number {
  const a = Math.imul(n ^ (n >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b ^ (b >>> 16)) >>> 0;
}

/** A tally in which nothing was given yet. */
export const FRESH: Tally = { sum: 0, given: 0 };

/** The tally with an order that was given once more. The sum does not depend on the order of orders. */
export const added = ({ sum, given }: Tally, name: string): Tally => ({
  sum: (sum + hash(name)) | 0,
  given: given + 1,
});

/** What a `Truth` must know of the machine it speaks of. */
export type Eventless = {
  /** guards of arrows that need no event */
  readonly guards: ReadonlySet<string>;
  /** those of them whose arrows tell other regions something: the region of each */
  readonly telling: ReadonlyMap<string, string>;
};

/**
 * Says of each guard whether it holds: drawn anew for every event, and anew after every order that was given. So an order that is lost,
 * or given by another arrow, shows in what is done next. Nothing holds before the first event.
 */
export class Truth {
  readonly #eventless: Eventless;
  readonly #regions: readonly string[];
  #occasion: Occasion | null = null;
  #since = 0;

  /** @param inTurn  whether regions that tell others something without an event do so one at a time */
  constructor(eventless: Eventless, inTurn: boolean) {
    this.#eventless = eventless;
    this.#regions = inTurn ? [...new Set(eventless.telling.values())] : [];
  }

  /** A new event comes. @param given  orders given before it */
  begin(occasion: Occasion, given: number): void {
    this.#occasion = occasion;
    this.#since = given;
  }

  holds(guard: string, { sum, given }: Tally): boolean {
    if (this.#occasion === null) return false;
    const { salt, wishes } = this.#occasion;
    if (given === this.#since && wishes.has(guard)) return wishes.get(guard) === true;
    if (salt === null) return false;
    if (this.#eventless.guards.has(guard) && given - this.#since > ORDERS_MOST) return false;
    const drawn = mixed(sum ^ mixed(salt));
    const region = this.#eventless.telling.get(guard);
    const turn = this.#regions[drawn % this.#regions.length];
    if (region !== undefined && turn !== undefined && region !== turn) return false;
    return (mixed(hash(guard) ^ drawn) & (this.#eventless.guards.has(guard) ? 7 : 1)) === 0;
  }
}
