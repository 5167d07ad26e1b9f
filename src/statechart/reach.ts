import type { RegionTable } from './table.js';

/** How often each arrow of a chart was taken, and how often its guard said no; by the arrow's id, mutated in place, plain JSON. */
export type Reach = { readonly taken: number[]; readonly refused: number[] };

/** An arrow by its names. */
export type ArrowName = {
  readonly id: number;
  readonly region: string;
  readonly state: string;
  /** the event that it waits for; `always` without one */
  readonly event: string;
  /** which of those that wait for this event in this state, from 0; the first whose guard holds is taken */
  readonly index: number;
  readonly guard: string | null;
  /** where it leads; null for one that stays and only does something */
  readonly target: string | null;
};

/** All arrows of a chart, in the order of their ids. An arrow of a whole region stands once for each of its states. */
export const arrowsOf = <C, E, O>(regions: readonly RegionTable<C, E, O>[]): readonly ArrowName[] =>
  regions
    .flatMap(({ key: region, states }) =>
      [...states].flatMap(([state, { on, always }]) =>
        [...on, ['always', always] as const].flatMap(([event, arrows]) =>
          arrows.map(({ id, guardName, target }, index) => ({
            id,
            region,
            state,
            event,
            index,
            guard: guardName,
            target,
          })),
        ),
      ),
    )
    .sort((a, b) => a.id - b.id);

/** A state by its names. */
export type StateName = { readonly region: string; readonly state: string; readonly initial: boolean };

/** All states of a chart, in the order of the pictures. */
export const statesOf = <C, E, O>(regions: readonly RegionTable<C, E, O>[]): readonly StateName[] =>
  regions.flatMap(({ key: region, initial, states }) =>
    [...states.keys()].map((state) => ({ region, state, initial: state === initial })),
  );

/** @returns counts of a chart of so many arrows, none taken yet */
export const freshReach = (arrows: readonly ArrowName[]): Reach => ({
  taken: arrows.map(() => 0),
  refused: arrows.map(() => 0),
});

/** @returns the one word by which a trace names an arrow, as `infusion.running command.suspend 0` */
export const wordOf = ({ region, state, event, index }: ArrowName): string => `${region}.${state} ${event} ${index}`;
