import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveWorld } from '../support/live-world.js';
import { anything } from './commands.js';
import { type LockoutRule, PumpModel } from './pump-model.js';

const FILL_ML = 20;

/** A pump and a model at the moment of implant. */
const setup = (rule: LockoutRule) => () => {
  const real = new LiveWorld(FILL_ML);
  const model = new PumpModel(FILL_ML * 1e9, rule);
  return { model, real };
};

const stories = fc.commands(anything, { maxCommands: 40, size: 'max' });
const agreesWith = (rule: LockoutRule) => fc.property(stories, (cmds) => fc.modelRun(setup(rule), cmds));

describe('the pump beside a model of one page', () => {
  it('SR-010 SR-012 SR-014 SR-018 answers every request and counts every stroke as the model does', () => {
    fc.assert(agreesWith('from-end'), { numRuns: 700 });
  }, 60_000);

  it('SR-012 tells a wrong rule as a story that a clinician can read', () => {
    const run = fc.check(agreesWith('from-start'), { numRuns: 2_000, seed: 12 });
    expect(run.failed).toBe(true);
    const story = String(run.counterexample?.[0]);
    // program, a first bolus, and a second one that the wrong rule would let through
    expect(story).toMatch(/^program\[0\.\d+ mL\/day, bolus .+ in .+, lockout .+\],.*bolus.*,bolus/);
    expect(story.split(',bolus').length).toBeLessThanOrEqual(4);
  }, 60_000);
});
