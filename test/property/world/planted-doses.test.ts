import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseScenario, type Scenario } from '../../../sim/scenario/index.js';
import { catalogueOf } from '../../../sim/world/index.js';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';

const OVERRUN = '../../../src/firmware/rules/overrun.js';
const PRIME = '../../../src/firmware/rules/prime.js';
type Overrun = typeof import('../../../src/firmware/rules/overrun.js');
type PrimeRules = typeof import('../../../src/firmware/rules/prime.js');

/** A story of two weeks with morphine at 20 mg/mL. */
function storyOf(...steps: readonly string[]): Scenario {
  const text = [
    'version: 1',
    'title: a planted fault',
    'purpose: a pump that gives more than it counts',
    'device: peristaltic-40-sensing',
    'drug: { name: morphine, concentration: 20 mg/mL }',
    'implant: { fill: 40 mL, catheter: { length: 80 cm } }',
    'seed: 5',
    'start: Mon 08:00',
    'until: 16d',
    `steps: [${steps.join(', ')}]`,
    'expect: [{ never: { state: { power: shelf } } }]',
  ].join('\n');
  const parsed = parseScenario(text, { file: 'story', catalogue: catalogueOf(BUILT_IN_FORMULARY), settings: [] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

/** Runs with what is planted now. @returns what was found, as `rule at` */
async function found(scenario: Scenario): Promise<readonly string[]> {
  vi.resetModules();
  const { endOf, finish, worldOf } = await import('../../support/world.js');
  const { createOracle } = await import('../../../sim/oracle/index.js');
  const oracle = createOracle();
  finish(worldOf(scenario, oracle.see), scenario);
  oracle.end(endOf(scenario));
  return oracle.findings().map(({ rule }) => rule);
}

/** A first bolus runs on for more than a minute since the main loop stalls in it; the second one comes within the hour. */
const LATE_BOLUS = storyOf(
  '{ at: 5min, direct: { prime: full-system } }',
  '{ after: prime-complete, direct: { program: { mode: simple, dose: 1.2 mg/day, ' +
    'patient: { dose: 0.3 mg, duration: 1min, lockout: 30min, max: 4, per: 24h }, limits: [{ dose: 0.7 mg, per: 1h }] } } }',
  '{ at: 10d, direct: request-bolus }',
  '{ at: 10d 50s, fault: { kind: firmware-hang, for: 88s } }',
  '{ at: 10d 40min, direct: request-bolus }',
);

/** Basal fills the line for two weeks, and only then comes the first prime. */
const LATE_PRIME = storyOf(
  '{ at: 1h, direct: { program: { mode: simple, dose: 1 mg/day, limits: [{ dose: 4 mg, per: 24h }] } } }',
  '{ at: 15d, direct: { prime: full-system } }',
);

afterEach(() => {
  vi.doUnmock(OVERRUN);
  vi.doUnmock(PRIME);
  vi.resetModules();
});

describe('the oracle, which knows nothing of the firmware,', () => {
  it.each([
    ['a bolus that a stall of the main loop has drawn out', LATE_BOLUS],
    ['a first prime into a full line', LATE_PRIME],
  ])('SR-013 finds nothing where nothing is planted: %s', async (_, story) => expect(await found(story)).toEqual([]));

  it('SR-013 SR-029 catches a pump that does not count what ran on while its main loop had stalled', async () => {
    vi.doMock(OVERRUN, async (original) => ({ ...(await original<Overrun>()), overrun: () => 0 }));
    expect(await found(LATE_BOLUS)).toEqual(['dose-window']);
  });

  it('SR-013 SR-006 catches a pump that takes every first prime as what fills the line', async () => {
    vi.doMock(PRIME, async (original) => {
      const right = await original<PrimeRules>();
      const primeDose: PrimeRules['primeDose'] = (_, stroke) => stroke;
      return { ...right, primeDose };
    });
    expect(await found(LATE_PRIME)).toEqual(['dose-window']);
  });
});
