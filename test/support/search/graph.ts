import type { AnyActorLogic, SnapshotFrom } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { type FirmwareInput, type FirmwareOutput, firmwareMachine, REGIONS } from '../../../src/firmware/index.js';
import type { Instant } from '../../../src/units/index.js';
import { keyOf } from './key.js';
import { type Edge, type Found, inputsAt, minuteLater, type Rest } from './search.js';
import { type Watched, watched } from './watch.js';

type Machine = SnapshotFrom<typeof firmwareMachine>;
/** A snapshot of XState's machine, what time it is there, and how far from the beginning. */
type Place = {
  readonly status: 'active';
  readonly snapshot: Machine;
  readonly now: Instant;
  readonly seen: Watched;
  readonly depth: number;
  readonly outputs: readonly FirmwareOutput[];
};
/** The clock alone moves: nothing is told to the machine. */
type Minute = { readonly type: 'minute'; readonly at: Instant };

/** The pump at rest, as the search knows it. */
const restOf = ({ snapshot, now }: Place): Rest => ({
  states: Object.fromEntries(REGIONS.map((key) => [key, (snapshot.value as Record<string, string>)[key] ?? ''])),
  context: snapshot.context,
  now,
});

/** What of XState's scope of an actor is used here: outputs are kept, and nothing else happens. */
const scopeFor = (scope: object, outputs: FirmwareOutput[]): object => ({
  ...scope,
  emit: (output: FirmwareOutput) => outputs.push(output),
  defer: (run: () => void) => run(),
  actionExecutor: ({
    exec,
    info,
    params,
  }: {
    exec?: (info: unknown, params: unknown) => void;
    info: unknown;
    params: unknown;
  }) => exec?.(info, params),
});

const stepFrom = (place: Place, event: FirmwareInput | Minute, scope: object): Place => {
  const outputs: FirmwareOutput[] = [];
  const at = { status: place.status, now: event.at, depth: place.depth + 1, outputs };
  if (event.type === 'minute') return { ...place, ...at };
  const snapshot = firmwareMachine.transition(place.snapshot, event, scopeFor(scope, outputs) as never) as Machine;
  const edge = { before: restOf(place), input: event, outputs, after: restOf({ ...place, ...at, snapshot }) };
  return { ...at, snapshot, seen: watched(place.seen, edge) };
};

const eventsAt = (place: Place): readonly (FirmwareInput | Minute)[] => {
  const rest = restOf(place);
  const later = minuteLater(rest);
  return [...inputsAt(rest), ...(later === null ? [] : [{ type: 'minute' as const, at: later.now }])];
};

type Graph = Readonly<
  Record<
    string,
    { state: Place; transitions: Readonly<Record<string, { event: FirmwareInput | Minute; state: Place }>> }
  >
>;

/**
 * Lets `xstate/graph` walk the live machine up to `depth` steps from a place.
 *
 * Here is the one cast of the project on that module: its types do not take a machine whose `emitted` is typed.
 */
export function walk(
  { rest, seen }: Found,
  depth: number,
): { readonly states: number; readonly edges: readonly Edge[] } {
  const snapshot = firmwareMachine.resolveState({ value: rest.states as never, context: rest.context }) as Machine;
  const first: Place = { status: 'active', snapshot, now: rest.now, seen, depth: 0, outputs: [] };
  const logic = { getInitialSnapshot: () => first, transition: stepFrom };
  const graph = getAdjacencyMap(
    logic as unknown as AnyActorLogic,
    {
      events: eventsAt,
      serializeState: (place: Place) => keyOf(restOf(place), place.seen),
      stopWhen: (place: Place) => place.depth >= depth,
    } as never,
  ) as unknown as Graph;
  const edges = Object.values(graph).flatMap(({ state, transitions }) =>
    Object.values(transitions).flatMap(({ event: input, state: next }) =>
      input.type === 'minute' ? [] : [{ before: restOf(state), input, outputs: next.outputs, after: restOf(next) }],
    ),
  );
  return { states: Object.keys(graph).length, edges };
}
