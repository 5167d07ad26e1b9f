import scxml from '@scion-scxml/scxml';
import type { Subject } from './skeleton.js';
import { added, FRESH, type Occasion, type Truth } from './truth.js';

/** An arrow that an interpreter has taken: where it begins, and which one of those it is. */
export type Taken = (source: string, index: number) => void;

type Interpreter = {
  start(): void;
  gen(event: { readonly name: string }): void;
  getConfiguration(): readonly string[];
  on(what: 'onTransition', listener: (source: string, targets: unknown, index: number) => void): void;
  on(what: 'onSmallStepBegin', listener: () => void): void;
  on(what: 'onError', listener: (error: unknown) => void): void;
};
type Select = (arrow: unknown, event: unknown, evaluate: unknown, eventless: boolean) => boolean;
type Model = { readonly __model: never };
type Prepared = { prepare(done: (error: Error | null, model: Model) => void): void };
type Scion = {
  documentStringToModel(name: string, text: string, done: (error: Error | null, prepared: Prepared) => void): void;
  readonly core: {
    readonly Statechart: new (model: Model, options: object) => Interpreter;
    readonly helpers: { readonly scxmlPrefixTransitionSelector: Select };
  };
};

// Where it would read XML inside a document it takes jsdom, of which it asks for an old one with a hundred packages behind it. No chart has
// any, so package.json puts an empty stand-in in its place (overrides), as for a command line that it does not use.

// Its types name a few of its functions only; what is used here is written down above.
const scion = scxml as unknown as Scion;

/** Reads a document of SCXML. @throws {Error} when SCION cannot read it */
export const loaded = (text: string): Promise<Model> =>
  new Promise((resolve, reject) => {
    scion.documentStringToModel('chart.scxml', text, (bad, prepared) => {
      if (bad) return reject(bad);
      prepared.prepare((unfit, model) => (unfit ? reject(unfit) : resolve(model)));
    });
  });

/** More microsteps than this for one event mean that the document goes round in circles. */
const MICROSTEPS_MOST = 500;

/** An event that no arrow waits for. */
const NOBODY = 'nobody.waits';

/**
 * A document as SCION runs it, with guards that a `Truth` answers.
 *
 * In one corner SCION is not the standard: it looks for arrows without event *before* it looks at an event from outside, and not again when
 * that event moves nothing; the standard (appendix D, `mainEventLoop`) and XState look at the event first and then always at the
 * arrows without event. That makes no difference as long as guards change only by orders; ours change with the event as well. So the
 * truth turns at the moment in which SCION turns to the event, and after it comes one that nobody waits for, before which SCION looks at
 * the arrows without event once more.
 *
 * @throws {Error} when an expression of the document cannot be evaluated, or an event has no end
 */
export function scionOf(model: Model, truth: Truth, taken: Taken = () => {}): Subject {
  let tally = FRESH;
  let done: string[] = [];
  let coming: Occasion | null = null;
  const guards = new Proxy({}, { get: (_, name) => truth.holds(String(name), tally) });
  const orders = new Proxy<Record<string, number>>(
    {},
    {
      get: () => 0,
      set: (_, name) => {
        done.push(String(name));
        tally = added(tally, String(name));
        return true;
      },
    },
  );
  const select: Select = (arrow, event, evaluate, eventless) => {
    if (!eventless && coming !== null) {
      truth.begin(coming, tally.given);
      coming = null;
    }
    return scion.core.helpers.scxmlPrefixTransitionSelector(arrow, event, evaluate, eventless);
  };
  const interpreter = new scion.core.Statechart(model, {
    params: { guards, orders },
    transitionSelector: select,
    sessionRegistry: new Map(), // its own one keeps every session for ever
    console: { log: (_label: string, name: string) => done.push(name) },
  });
  interpreter.on('onTransition', (source, _targets, index) => taken(source, index));
  interpreter.on('onError', (error) => {
    throw new Error(`SCION: ${JSON.stringify(error)}`);
  });
  let microsteps = 0;
  interpreter.on('onSmallStepBegin', () => {
    microsteps += 1;
    if (microsteps > MICROSTEPS_MOST) throw new Error('SCION: it does not come to rest');
  });
  interpreter.start();
  return {
    send: (occasion) => {
      done = [];
      coming = occasion;
      microsteps = 0;
      interpreter.gen({ name: occasion.event });
      interpreter.gen({ name: NOBODY });
    },
    came: () => ({ states: [...interpreter.getConfiguration()].sort(), did: done.sort() }),
  };
}
