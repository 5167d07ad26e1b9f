/** What guards and actions are given. */
export type Args<C, E> = { readonly context: C; readonly event: E };

/** One thing to do: change the memory, tell the outside, or tell the other regions. */
export type Act<C, E, O> =
  | { readonly kind: 'assign'; readonly run: (args: Args<C, E>) => Partial<C> }
  | { readonly kind: 'emit'; readonly run: (args: Args<C, E>) => O }
  | { readonly kind: 'raise'; readonly run: (args: Args<C, E>) => E };

/** One arrow of the picture with its names looked up. */
export type Arrow<C, E, O> = {
  /** 0 …, in the order of the pictures; where a {@link Reach} counts it */
  readonly id: number;
  /** name of its guard; null without one */
  readonly guardName: string | null;
  readonly guard: ((args: Args<C, E>) => boolean) | null;
  readonly target: string | null;
  readonly acts: readonly Act<C, E, O>[];
};

/** What a state does: arrows by event, arrows without event, and what it does when it is entered. */
export type StateTable<C, E, O> = {
  readonly on: ReadonlyMap<string, readonly Arrow<C, E, O>[]>;
  readonly always: readonly Arrow<C, E, O>[];
  readonly entry: readonly Act<C, E, O>[];
};

/** One region. The arrows of the region itself stand behind those of each state, where they serve if none fits. */
export type RegionTable<C, E, O> = {
  readonly key: string;
  readonly initial: string;
  readonly states: ReadonlyMap<string, StateTable<C, E, O>>;
};

/** A statechart as lookup tables, and how a memory is copied with some of its fields changed. */
export type Chart<C, E, O> = {
  readonly regions: readonly RegionTable<C, E, O>[];
  readonly rewritten: (memory: C, changes: Partial<C>) => C;
};

/** A machine as XState has made it from its pictures, as far as the tables need it. */
export type Drawn = {
  readonly root: unknown;
  readonly implementations: { readonly actions: object; readonly guards: object };
};
