import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bootFirmware, type Firmware, type FirmwareInput, restoreFirmware } from '../../../src/firmware/index.js';
import type { Reply } from '../../../src/protocol/index.js';
import { bridgeLives, calmLives, lives } from '../../support/lives.js';
import { play } from '../../support/play.js';
import { CONFIG, FILL, runTo } from '../../support/pump.js';

const fork = (pump: Firmware): Firmware => restoreFirmware(pump.snapshot());

/** What stops a pump by itself while nobody does anything. */
const MEANWHILE = ['reservoir-empty', 'end-of-service', 'pump-on-hold', 'pump-not-running'];

function asked(pump: Firmware, input: FirmwareInput, at: number): Reply | undefined {
  const copy = fork(pump);
  runTo(copy, at);
  const replies = copy.handle({ ...input, at } as FirmwareInput).outputs.filter((o) => o.type === 'reply');
  return replies[0]?.reply;
}

it('SR-012 SR-013 SR-014 SR-017 the moment told with a refusal is honest: refused one ms before, granted then', () => {
  let judged = 0;
  fc.assert(
    fc.property(fc.oneof(lives, calmLives, bridgeLives), (life) => {
      for (const step of play(bootFirmware(CONFIG, FILL), life, fork, 0)) {
        for (const o of step.outputs) {
          if (o.type !== 'reply' || o.reply.accepted || o.reply.allowedAt === null) continue;
          const { allowedAt, refusal } = o.reply;
          const then = asked(step.before, step.input, allowedAt);
          if (then?.accepted === false && MEANWHILE.includes(then.refusal.code)) continue;
          judged++;
          expect(then?.accepted, `${refusal.code} at ${step.at}, told ${allowedAt}: ${JSON.stringify(then)}`).toBe(
            true,
          );
          expect(allowedAt).toBeGreaterThan(step.at);
          expect(asked(step.before, step.input, allowedAt - 1)?.accepted, `${refusal.code} at ${step.at}`).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(judged).toBeGreaterThan(100);
});
