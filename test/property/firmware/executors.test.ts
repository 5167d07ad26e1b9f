import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshContext } from '../../../src/firmware/context.js';
import { nextDeadline } from '../../../src/firmware/deadlines.js';
import { ActorExecutor } from '../../../src/firmware/executor/actor.js';
import { TableExecutor } from '../../../src/firmware/executor/table.js';
import type { FirmwareInput } from '../../../src/firmware/index.js';
import { type Instant, MS_PER_HOUR, START } from '../../../src/units/index.js';
import { histories } from '../../support/inputs.js';
import { bridgeLives } from '../../support/lives.js';
import { CONFIG, FILL } from '../../support/pump.js';

/** Lives that begin with a bridge, as waits and inputs. */
const begunWithBridge = bridgeLives.map((life) =>
  life.map(({ wait, input }) => ({ wait: typeof wait === 'number' ? wait : MS_PER_HOUR, input })),
);

// XState takes arrows without event in the order in which states were last entered, the tables in the order of the
// regions (as SCXML asks); outputs of one moment are therefore compared as a set.
const inOneOrder = (outputs: readonly unknown[]) => outputs.map((o) => JSON.stringify(o)).sort();

describe('the table executor', () => {
  it('does what the XState actor does, output for output and state by state', () => {
    fc.assert(
      fc.property(
        fc.oneof({ weight: 3, arbitrary: histories }, { weight: 1, arbitrary: begunWithBridge }),
        fc.boolean(),
        fc.option(fc.nat({ max: 3 }), { freq: 2 }),
        (history, flowSensor, purgedFor) => {
          const table = new TableExecutor(freshContext({ ...CONFIG, flowSensor }, FILL));
          const actor = new ActorExecutor(freshContext({ ...CONFIG, flowSensor }, FILL));
          let now = 0;
          const both = (input: FirmwareInput) => {
            const a = actor.step(input);
            const t = table.step(input);
            expect(inOneOrder(t.outputs)).toEqual(inOneOrder(a.outputs));
            expect(table.values()).toEqual(actor.values());
            expect(table.context).toEqual(actor.context);
          };
          const implant = () => both({ type: 'power.implanted', at: now as Instant });
          if (purgedFor !== null) both({ type: 'command.purge', at: START, id: -1 });
          if (purgedFor === null) implant();
          for (const [id, { wait, input }] of history.entries()) {
            const at = (now + wait) as Instant;
            for (let guard = 0; ; guard++) {
              const next = nextDeadline(table.context, now as Instant);
              if (next === null || next > at) break;
              expect(guard).toBeLessThan(2000);
              both({ type: 'clock.deadline', at: next });
              now = next;
            }
            now = at;
            if (id === purgedFor) implant();
            both({ ...input, at, id } as FirmwareInput);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
