import type { Edge, Rest } from '../../support/search/search.js';
import type { Watched } from '../../support/search/watch.js';

/** Names of the temporal properties as section 6.3 of the safety facts has them. */
export const PROPERTY_IDS = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
] as const;
export type PropertyId = (typeof PROPERTY_IDS)[number];

/** Something that holds at every step of the pump. */
export type Property = {
  readonly id: PropertyId;
  /** in words, for the page */
  readonly says: string;
  /**
   * How one step breaks it, or null when it does not.
   *
   * @param seen  what an outsider had seen before the step
   */
  readonly breach: (edge: Edge, seen: Watched) => string | null;
  /** The same step told wrongly, so that it must be caught; null when this step is not one to plant a lie in. */
  readonly planted: (edge: Edge, seen: Watched) => Edge | null;
};

export const flowOf = ({ context }: Rest): number => context.motor.train.flow;

/** A step after which the drive runs at another flow. */
export const withFlow = (edge: Edge, flow: number): Edge =>
  withContext(edge, {
    motor: { ...edge.after.context.motor, train: { ...edge.after.context.motor.train, flow: flow as never } },
  });

/** A step after which a part of the memory is another. */
export const withContext = (edge: Edge, changes: Partial<Rest['context']>): Edge => ({
  ...edge,
  after: { ...edge.after, context: { ...edge.after.context, ...changes } },
});

/** A step after which a region is in another state. */
export const withState = (edge: Edge, region: string, state: string): Edge => ({
  ...edge,
  after: { ...edge.after, states: { ...edge.after.states, [region]: state } },
});
