/** One thing that an arrow or an entry does, by its name in the dictionary. */
export type DrawnAct = {
  readonly name: string;
  /** it changes the memory, tells the outside, or tells the other regions; `unbound` where the dictionary has no such name */
  readonly kind: 'assign' | 'emit' | 'raise' | 'unbound';
  /** what the other regions are told; null for every other kind */
  readonly raises: string | null;
};

/** One arrow. Of those of one state and event, the first whose guard holds is taken. */
export type DrawnArrow = {
  /** null: it needs no event */
  readonly event: string | null;
  readonly guard: string | null;
  /** the path of the state it leads to; null: it only acts, and no state is left or entered */
  readonly target: readonly string[] | null;
  readonly acts: readonly DrawnAct[];
};

/** A state, a region or the whole machine. */
export type DrawnState = {
  /** names from the region inwards; empty for the whole machine */
  readonly path: readonly string[];
  readonly parallel: boolean;
  /** the name of the state within it in which it begins; null where there is none, or all at once */
  readonly initial: string | null;
  readonly entry: readonly DrawnAct[];
  readonly arrows: readonly DrawnArrow[];
  readonly states: readonly DrawnState[];
};

/** A statechart as plain data: what every notation is written from. */
export type Drawing = { readonly name: string; readonly root: DrawnState };

/** A state and all states within it, the outer ones first. */
export const below = (state: DrawnState): readonly DrawnState[] => [state, ...state.states.flatMap(below)];

/** The last name of a path: what a state is called among its neighbours. */
export const keyOf = ({ path }: DrawnState): string => path.at(-1) ?? '';

/**
 * One region of a drawing as a drawing of its own. What other regions announce must then come from outside.
 *
 * @param region  a name that the drawing has; with any other name nothing is left
 */
export const onlyRegion = ({ name, root }: Drawing, region: string): Drawing => ({
  name,
  root: { ...root, states: root.states.filter((state) => keyOf(state) === region) },
});
