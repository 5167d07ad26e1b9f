import fc from 'fast-check';
import { expect } from 'vitest';
import type { Action, ClinicianOrder } from '../../sim/scenario/scenario.js';
import type { Reply } from '../../src/protocol/index.js';
import {
  type Concentration,
  type Duration,
  doseOf,
  type Flow,
  formatDuration,
  formatFlow,
  formatVolume,
  type Mass,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  massOf,
  type Volume,
} from '../../src/units/index.js';
import type { LiveWorld } from '../support/live-world.js';
import type { PatientRules, PumpModel } from './pump-model.js';

const SALINE = 9_000 as Concentration;
const mass = (pl: number): Mass => massOf(pl as Volume, SALINE);
const clinician = (order: ClinicianOrder): Action => ({ do: 'direct', order });
const codeOf = (reply: Reply | null): string | null => (reply === null || reply.accepted ? null : reply.refusal.code);

type Command = fc.Command<PumpModel, LiveWorld>;

/** What the model and the pump must agree on after every command. */
function agree(model: PumpModel, live: LiveWorld): void {
  const { world, now } = live;
  expect({
    at: now,
    flow: world.signal('flow.commanded', now),
    reservoir: world.signal('reservoir.computed', now),
    infusion: world.states().infusion,
    bolus: world.states().bolus,
  }).toEqual({
    at: model.now,
    flow: model.flow,
    reservoir: model.computed,
    infusion: { running: 'simple', stopped: 'stopped', suspended: 'suspended' }[model.mode],
    bolus: model.overlay,
  });
}

/** A command that is always possible: what is refused is part of the story. */
const command = (text: string, run: (model: PumpModel, live: LiveWorld) => void): Command => ({
  check: () => true,
  run(model, live) {
    run(model, live);
    agree(model, live);
  },
  toString: () => text,
});

export const wait = (ms: number): Command =>
  command(`+${formatDuration(ms)}`, (model, live) => {
    model.wait(ms);
    live.wait(ms);
  });

export const program = (basal: Flow, patient: PatientRules | null): Command => {
  const told =
    patient === null
      ? ''
      : `, bolus ${formatVolume(patient.bolus)} in ${formatDuration(patient.duration)}, lockout ${formatDuration(patient.lockout)}, ${patient.max} in ${formatDuration(patient.per)}`;
  return command(`program[${formatFlow(basal)}${told}]`, (model, live) => {
    const order = {
      order: 'program' as const,
      prescription: {
        basal: { mode: 'simple' as const, dose: doseOf(basal, SALINE) },
        patient:
          patient === null
            ? null
            : {
                dose: mass(patient.bolus),
                duration: patient.duration as Duration,
                lockout: patient.lockout as Duration,
                max: patient.max,
                per: patient.per as Duration,
              },
        limits: [],
      },
    };
    expect(codeOf(live.act(clinician(order)))).toBe(null);
    model.program(basal, patient);
  });
};

/** Waits as long as it takes until `off` ms beside the end of the lockout as the model knows it, then asks. */
export const patientBolus = (when: 'now' | 'lockout', off: number): Command => {
  const text = when === 'now' ? 'bolus' : `bolus[lockout end${off === 0 ? '' : off < 0 ? ` ${off}ms` : ` +${off}ms`}]`;
  return command(text, (model, live) => {
    if (when === 'lockout') {
      const span = Math.max(0, (model.bolus === null ? model.lockedUntil : model.now) + off - model.now);
      model.wait(span);
      live.wait(span);
    }
    const answer = model.patientAnswer();
    expect(codeOf(live.act({ do: 'direct', order: { order: 'request-bolus' } }))).toBe(answer);
    if (answer === null && model.patient !== null) model.give('patient', model.patient.bolus, model.patient.duration);
  });
};

export const clinicianBolus = (volume: number, duration: number): Command =>
  command(`clinician bolus[${formatVolume(volume)} in ${formatDuration(duration)}]`, (model, live) => {
    const answer = model.clinicianAnswer();
    const order = { order: 'bolus' as const, dose: mass(volume), duration: duration as Duration };
    expect(codeOf(live.act(clinician(order)))).toBe(answer);
    if (answer === null) model.give('clinician', volume, duration);
  });

export const squareBolus = (volume: number, duration: number): Command =>
  command(`square bolus[${formatVolume(volume)} in ${formatDuration(duration)}]`, (model, live) => {
    const answer = model.clinicianAnswer();
    const order = { order: 'square-bolus' as const, dose: mass(volume), duration: duration as Duration };
    expect(codeOf(live.act(clinician(order)))).toBe(answer);
    if (answer === null) model.giveSquare(volume, duration);
  });

export const refill = (ml: number): Command =>
  command(`refill[${ml} mL]`, (model, live) => {
    const fill = (ml * 1e9) as Volume;
    const order = { order: 'refill' as const, withdraw: null, fill, drug: null, concentration: null };
    expect(codeOf(live.act(clinician(order)))).toBe(null);
    model.refill(fill);
  });

export const stop = (): Command =>
  command('stop', (model, live) => {
    expect(codeOf(live.act(clinician({ order: 'stop' })))).toBe(null);
    model.stop();
  });

export const suspend = (span: number | null): Command =>
  command(span === null ? 'suspend' : `suspend[${formatDuration(span)}]`, (model, live) => {
    const code = codeOf(live.act(clinician({ order: 'suspend', span: span as Duration | null })));
    if (model.mode !== 'running') expect(code).toBe('nothing-to-suspend');
    else {
      expect(code).toBe(null);
      model.suspend(span);
    }
  });

export const resume = (): Command =>
  command('resume', (model, live) => {
    const code = codeOf(live.act(clinician({ order: 'resume' })));
    if (model.mode !== 'suspended') expect(code).toBe('nothing-suspended');
    else {
      expect(code).toBe(null);
      model.resume();
    }
  });

export const cancel = (): Command =>
  command('cancel', (model, live) => {
    const code = codeOf(live.act(clinician({ order: 'cancel-bolus' })));
    expect(code).toBe(model.overlay === 'none' ? 'no-bolus' : null);
    model.cancel();
  });

const minutes = (...choices: readonly number[]) => fc.constantFrom(...choices.map((n) => n * MS_PER_MINUTE));
const rules: fc.Arbitrary<PatientRules> = fc.record({
  bolus: fc.integer({ min: 1, max: 40 }).map((n) => n * 1e6),
  duration: minutes(10, 3, 5, 30),
  lockout: minutes(60, 5, 20),
  max: fc.integer({ min: 1, max: 4 }),
  per: minutes(1440, 240),
});
const flow = fc.integer({ min: 48, max: 900 }).map((n) => (n * 1e6) as Flow);

/** Anything people do to a pump without faults, in any order. */
export const anything = [
  fc.tuple(flow, fc.option(rules, { nil: null, freq: 9 })).map(([basal, patient]) => program(basal, patient)),
  fc.constantFrom(0, -1, 1).map((off) => patientBolus('lockout', off)),
  fc.constant(null).map(() => patientBolus('now', 0)),
  fc.integer({ min: 1, max: 120 }).map((n) => wait(n * MS_PER_MINUTE)),
  fc.integer({ min: 1, max: 240 }).map((n) => wait(n * MS_PER_HOUR)),
  fc.tuple(fc.integer({ min: 1, max: 60 }), minutes(10, 1440)).map(([ul, d]) => clinicianBolus(ul * 1e6, d)),
  fc.tuple(fc.integer({ min: 1, max: 60 }), minutes(60, 1440)).map(([ul, d]) => squareBolus(ul * 1e6, d)),
  fc.constantFrom(40, 10, 1.5).map(refill),
  fc.constant(null).map(stop),
  fc.option(minutes(30, 300), { nil: null }).map(suspend),
  fc.constant(null).map(resume),
  fc.constant(null).map(cancel),
];
