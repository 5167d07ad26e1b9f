import { below, type Drawing, type DrawnArrow, type DrawnState } from '../../../sim/chart/drawing.js';

/** A drawing with one mistake in it. */
export type Mistake = { readonly what: string; readonly drawing: Drawing };

type Change = (state: DrawnState) => DrawnState;

const changed = (state: DrawnState, at: DrawnState, change: Change): DrawnState =>
  state === at ? change(state) : { ...state, states: state.states.map((child) => changed(child, at, change)) };

const withArrow =
  (i: number, change: (arrow: DrawnArrow) => DrawnArrow): Change =>
  (state) => ({ ...state, arrows: state.arrows.map((arrow, n) => (n === i ? change(arrow) : arrow)) });

const swapped =
  (i: number, j: number): Change =>
  (state) => ({
    ...state,
    arrows: state.arrows.map((arrow, n) => state.arrows[n === i ? j : n === j ? i : n] ?? arrow),
  });

/** The state beside another in its region. */
function neighbour(region: DrawnState, path: readonly string[]): readonly string[] | null {
  const i = region.states.findIndex((state) => state.path.join('.') === path.join('.'));
  const next = region.states[(i + 1) % region.states.length];
  return next === undefined || region.states.length < 2 ? null : next.path;
}

/** Two arrows that lead to one state and do the same: nobody can see which of them was taken. */
const comesToTheSame = (a: DrawnArrow, b: DrawnArrow): boolean =>
  JSON.stringify([a.target, a.acts]) === JSON.stringify([b.target, b.acts]);

function inArrow(region: DrawnState, state: DrawnState, i: number): readonly (readonly [string, Change])[] {
  const arrow = state.arrows[i] as DrawnArrow;
  const found: (readonly [string, Change])[] = [];
  if (arrow.guard !== null) found.push(['guard dropped', withArrow(i, (a) => ({ ...a, guard: null }))]);
  const later = state.arrows.findIndex(
    (other, n) => n > i && other.event === arrow.event && !comesToTheSame(other, arrow),
  );
  if (later > 0) found.push(['two arrows swapped', swapped(i, later)]);
  const beside = arrow.target === null ? null : neighbour(region, arrow.target);
  if (beside !== null) found.push(['leads to the neighbour', withArrow(i, (a) => ({ ...a, target: beside }))]);
  if (arrow.event !== null) found.push(['another event', withArrow(i, (a) => ({ ...a, event: 'something.else' }))]);
  if (arrow.acts.length > 0) found.push(['an order dropped', withArrow(i, (a) => ({ ...a, acts: a.acts.slice(1) }))]);
  if (arrow.acts.some(({ kind }) => kind === 'raise')) {
    found.push([
      'nothing announced',
      withArrow(i, (a) => ({ ...a, acts: a.acts.filter(({ kind }) => kind !== 'raise') })),
    ]);
  }
  return found;
}

/** Every mistake of the kinds above that can be made in a drawing. */
export function mistakesIn({ name, root }: Drawing): readonly Mistake[] {
  const planted = (what: string, at: DrawnState, change: Change): Mistake => ({
    what: `${at.path.join('.')}: ${what}`,
    drawing: { name, root: changed(root, at, change) },
  });
  return root.states.flatMap((region) => {
    const wrong = neighbour(region, [...region.path, region.initial ?? '']);
    const begins: Change = (state) => ({ ...state, initial: wrong?.at(-1) ?? null });
    return [
      ...(wrong === null ? [] : [planted('begins elsewhere', region, begins)]),
      ...below(region).flatMap((state) => [
        ...(state.entry.length === 0 ? [] : [planted('entry dropped', state, (s) => ({ ...s, entry: [] }))]),
        ...state.arrows.flatMap((_, i) =>
          inArrow(region, state, i).map(([what, change]) => planted(`${i} ${what}`, state, change)),
        ),
      ]),
    ];
  });
}
