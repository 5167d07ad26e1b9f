import { expect, it } from 'vitest';

/** What stands in the place of a reason where a state does something with an event. */
export const ACTS = 'acts';

/** For each state what it does with each event: acts, or why not. */
type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** The arrows of a machine of one region. */
type States = ReadonlyMap<string, { readonly on: ReadonlyMap<string, unknown> }>;

/**
 * Asks of a small machine that its table has a row for each state and event, says of each whether there is an arrow, and that
 * every row that acts was seen to.
 *
 * @param seen  state and event, with a space between them, wherever something has changed or was told in many random walks
 */
export function asksForCompleteness(table: Table, states: States, seen: () => ReadonlySet<string>): void {
  const rows = Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([event, mark]) => ({ state, event, mark })),
  );

  it('has a row for each of its states and events', () => {
    expect(Object.keys(table).sort()).toEqual([...states.keys()].sort());
  });

  it.each(rows)('$event in $state: $mark', ({ state, event, mark }) => {
    expect(states.get(state)?.on.has(event)).toBe(mark === ACTS);
  });

  it('acts wherever the table says so, by the tables as by the machine itself', () => {
    const wanted = rows.filter(({ mark }) => mark === ACTS).map(({ state, event }) => `${state} ${event}`);
    expect([...seen()].sort()).toEqual(wanted.sort());
  });
}
