import type { AnyStateMachine } from 'xstate';
import { loaded, scionOf, type Taken } from './scion.js';
import { type Came, eventlessOf, type Subject, tablesOf, xstateOf } from './skeleton.js';
import { type Occasion, Truth } from './truth.js';

/** Where two interpreters have parted: after which events, and what each had come to. */
export type Parted = { readonly after: readonly Occasion[]; readonly ours: Came; readonly scion: Came };

/** What runs the machine itself. */
export type Ours = 'xstate' | 'tables';

/** Says what happens next to something that is in these states; null when there is no more. */
export type Course = (states: readonly string[]) => Occasion | null;

/** Sends both on one course. @returns where they parted, or null */
export type Compare = (course: Course, taken?: Taken) => Parted | null;

const OURS: Readonly<Record<Ours, (machine: AnyStateMachine, truth: Truth) => Subject>> = {
  xstate: xstateOf,
  tables: tablesOf,
};
/**
 * A comparison of a machine with a document that SCION runs.
 *
 * XState takes arrows without event in the order in which states were last entered, not in the order of the regions, as SCXML and the tables
 * do. What two regions tell the others at once therefore comes in another order; beside XState they do so one at a time.
 *
 * @throws {Error} when SCION cannot read the document
 */
export async function comparing(machine: AnyStateMachine, document: string, ours: Ours): Promise<Compare> {
  const model = await loaded(document);
  const eventless = eventlessOf(machine);
  const truth = () => new Truth(eventless, ours === 'xstate');
  return (course, taken) => {
    const own = OURS[ours](machine, truth());
    const scion = scionOf(model, truth(), taken);
    const after: Occasion[] = [];
    for (;;) {
      const [here, there] = [own.came(), scion.came()];
      if (JSON.stringify(here) !== JSON.stringify(there)) return { after, ours: here, scion: there };
      const next = course(here.states);
      if (next === null) return null;
      after.push(next);
      own.send(next);
      scion.send(next);
    }
  };
}
