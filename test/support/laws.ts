import type { FirmwareConfig, FirmwareOutput } from '../../src/firmware/index.js';
import type { PatientControl } from '../../src/protocol/index.js';
import { doseViolations } from './dose-checker.js';
import type { Step } from './play.js';

/** A law: every breach of it in a played life, as text. */
export type Law = (steps: readonly Step[], config: FirmwareConfig) => readonly string[];

const accepts = (step: Step): boolean => step.outputs.some((o) => o.type === 'reply' && o.reply.accepted);
const bolusEnd = (step: Step, what: string): boolean =>
  step.outputs.some((o) => o.type === 'ledger.bolus' && o.what === what);
const endOf = (steps: readonly Step[]): number => steps.at(-1)?.at ?? 0;

/** SR-013 */
export const doseWindow: Law = (steps, config) => doseViolations(steps, endOf(steps), config);

/** Calls `judge` at every granted patient bolus with the orders that then held. */
function atGrants(steps: readonly Step[], judge: (step: Step, orders: PatientControl, since: number) => void): void {
  let orders: PatientControl | null = null;
  let since = 0;
  for (const step of steps) {
    const { input, at } = step;
    const granted = input.type === 'command.patient-bolus' && accepts(step);
    if (granted && orders !== null) judge(step, orders, since);
    if (bolusEnd(step, 'patient-bolus')) since = at;
    if (input.type === 'command.program' && accepts(step)) {
      orders = input.program.patient;
      since = at;
    }
    if (input.type === 'command.refill' && accepts(step)) since = at;
  }
}

/** SR-012: never sooner than the lockout after the end of a patient bolus, programming or refill. */
export const lockout: Law = (steps) => {
  const found: string[] = [];
  atGrants(steps, ({ at }, orders, since) => {
    if (at < since + orders.lockout) found.push(`granted at ${at}, ${since + orders.lockout - at} ms too early`);
  });
  return found;
};

/** SR-014: never more than the count in any sliding window. */
export const count: Law = (steps) => {
  const found: string[] = [];
  const grants: number[] = [];
  atGrants(steps, ({ at }, orders) => {
    grants.push(at);
    const inside = grants.filter((g) => g > at - orders.countWindow).length;
    if (inside > orders.maxCount) found.push(`${inside} boluses in ${orders.countWindow} ms before ${at}`);
  });
  return found;
};

const drives = (outputs: readonly FirmwareOutput[]) => outputs.filter((o) => o.type === 'motor.drive');

/** SR-009: never above the pump maximum. */
export const pumpMaximum: Law = (steps, config) =>
  steps.flatMap(({ outputs }) =>
    drives(outputs)
      .filter((o) => !(o.flow >= 0 && o.flow <= config.flowMax && Number.isSafeInteger(o.flow)))
      .map((o) => `driven at ${o.flow} at ${o.at}`),
  );

/** SR-002: on the shelf but in a purge, stopped, paused, held, testing itself, at its end: the drive stands still. */
export const stillness: Law = (steps) => {
  const found: string[] = [];
  let flow = 0;
  for (const { at, outputs, states } of steps) {
    flow = drives(outputs).at(-1)?.flow ?? flow;
    const purges = states.power === 'shelf' && states.infusion === 'purging';
    const held =
      ['stopped', 'suspended'].includes(states.infusion ?? '') ||
      (states.power === 'shelf' && !purges) ||
      ['self-test', 'failed', 'end-of-service'].includes(states.power ?? '') ||
      states.line === 'occluded' ||
      states.reservoir === 'empty';
    if (held && flow !== 0) found.push(`driven at ${flow} at ${at} in ${JSON.stringify(states)}`);
  }
  return found;
};

/** SR-034: after a reset nothing but the stated minimum rate until a program is accepted. */
export const safeState: Law = (steps, config) => {
  const found: string[] = [];
  let reset = false;
  for (const step of steps) {
    const resets =
      step.input.type === 'sensor.brown-out' ||
      step.input.type === 'sensor.watchdog-reset' ||
      step.input.type === 'memory.upset';
    if (resets && step.states.power === 'self-test') reset = true;
    if (step.input.type === 'command.program' && accepts(step)) reset = false;
    const isPrime = step.states.infusion === 'priming';
    for (const o of drives(step.outputs)) {
      if (reset && !isPrime && o.flow !== 0 && o.flow !== config.minimumRate)
        found.push(`driven at ${o.flow} at ${o.at}`);
    }
  }
  return found;
};

/** SR-028: damage to what decides a dose stops the drive at once, until a program is accepted. */
export const failStop: Law = (steps) => {
  const found: string[] = [];
  let flow = 0;
  for (const { at, outputs, states } of steps) {
    flow = drives(outputs).at(-1)?.flow ?? flow;
    if (states.memory === 'critical-error' && flow !== 0) found.push(`driven at ${flow} at ${at}`);
  }
  return found;
};

/**
 * SR-025 SR-045: each accepted bolus, bridge, prime or purge is booked exactly once, given ≤ asked, never two of them at a time but for a
 * patient bolus that interrupts a square bolus.
 */
export const ledger: Law = (steps) => {
  const found: string[] = [];
  const open = new Set<string>();
  for (const step of steps) {
    const { input, outputs, at } = step;
    for (const o of outputs) {
      if (o.type !== 'ledger.bolus') continue;
      if (!open.delete(o.what)) found.push(`${o.what} booked at ${at} while ${[...open].join()} ran`);
      if (!(o.given >= 0 && o.given <= o.asked)) found.push(`${o.given} of ${o.asked} at ${at}`);
      if ((o.outcome === 'complete') !== (o.given === o.asked)) found.push(`${o.outcome} at ${at}`);
    }
    // A program that drops a bridge may begin with another.
    if (input.type === 'command.program' && input.bridge !== undefined && accepts(step)) open.add('bridge');
    const started = /^command\.(patient-bolus|clinician-bolus|square-bolus|prime|purge)$/.exec(input.type)?.[1];
    if (started === undefined || !accepts(step)) continue;
    const meanwhile = [...open].filter((other) => !(started === 'patient-bolus' && other === 'square-bolus'));
    if (meanwhile.length > 0) found.push(`${started} began at ${at} while ${meanwhile.join()} ran`);
    open.add(started);
  }
  const last = steps.at(-1)?.states;
  const isOver =
    last?.bolus === 'none' && last.bridge === 'none' && last.infusion !== 'priming' && last.infusion !== 'purging';
  if (isOver === open.size > 0) found.push(`${[...open].join()} is open at the end`);
  return found;
};

type Square = { readonly from: number; readonly volume: number; readonly duration: number; held: number };

/**
 * SR-010 P10: a square bolus flows for its duration at one flow, patient boluses not counted: what is booked is what that
 * flow moves meanwhile, so that its rest is given exactly once and a suspended one goes on or is booked as cut.
 */
export const squareResidue: Law = (steps) => {
  const found: string[] = [];
  let square: Square | null = null;
  let patientSince: number | null = null;
  for (const step of steps) {
    const { input, outputs, at } = step;
    for (const o of outputs) {
      if (o.type !== 'ledger.bolus') continue;
      if (o.what === 'patient-bolus') {
        patientSince = null;
        if (square !== null) square.held += at - o.from;
      }
      if (o.what !== 'square-bolus' || square === null) continue;
      const held = square.held + (patientSince === null ? 0 : at - patientSince);
      const flowed = at - square.from - held;
      const share = (square.volume * flowed) / square.duration;
      if (o.suspended !== held) found.push(`${o.suspended} ms told at ${at}, ${held} ms suspended`);
      if (flowed > square.duration) found.push(`flowed ${flowed - square.duration} ms too long at ${at}`);
      if (o.outcome === 'complete' && flowed !== square.duration) found.push(`complete after ${flowed} ms at ${at}`);
      if (Math.abs(o.given - share) > 2) found.push(`${o.given} of ${share} at ${at}`);
      square = null;
    }
    if (input.type === 'command.square-bolus' && accepts(step))
      square = { from: at, volume: input.volume, duration: input.duration, held: 0 };
    if (input.type === 'command.patient-bolus' && accepts(step)) patientSince = at;
  }
  return found;
};

/** SR-010 SR-013: the drive runs at basal and the overlay in force, worked out from the orders; for lives without troubles. */
export const calmFlow: Law = (steps) => {
  const found: string[] = [];
  let basal = 0;
  const overlay: Record<string, number> = {};
  let patient = 0;
  let flow = 0;
  for (const step of steps) {
    const { input, outputs, at, states } = step;
    if (accepts(step) && input.type === 'command.program') {
      if (input.program.basal.mode !== 'simple') return [];
      basal = input.program.basal.flow;
      patient = Math.floor(((input.program.patient?.bolus ?? 0) * 86_400_000) / (input.program.patient?.duration ?? 1));
    }
    for (const o of outputs) if (o.type === 'ledger.bolus') delete overlay[o.what];
    if (accepts(step) && (input.type === 'command.clinician-bolus' || input.type === 'command.square-bolus'))
      overlay[input.type.slice(8)] = Math.floor((input.volume * 86_400_000) / input.duration);
    if (accepts(step) && input.type === 'command.patient-bolus') overlay['patient-bolus'] = patient;
    flow = drives(outputs).at(-1)?.flow ?? flow;
    if (states.reservoir === 'empty' || states.power !== 'running' || states.infusion !== 'simple') continue;
    const beside = overlay['patient-bolus'] ?? overlay['square-bolus'] ?? overlay['clinician-bolus'] ?? 0;
    if (flow !== basal + beside) found.push(`driven at ${flow} at ${at}, ${basal + beside} is due`);
  }
  return found;
};

/** SR-001 SR-045: each command has exactly one answer, and nothing else has one. */
export const oneAnswer: Law = (steps) =>
  steps.flatMap(({ input, outputs, at }) => {
    const replies = outputs.filter((o) => o.type === 'reply');
    const expected = 'id' in input && input.type.startsWith('command.') ? [input.id] : [];
    const told = replies.map((o) => o.to);
    return JSON.stringify(told) === JSON.stringify(expected) ? [] : [`${input.type} at ${at}: answers ${told}`];
  });

/** SR-038 to SR-041: one tone, that of the highest signal that is on, or silence by a pause that is running. */
export const oneTone: Law = (steps) => {
  const found: string[] = [];
  const signals = new Map<string, string>();
  let tone: string | null = null;
  for (const { at, outputs, states } of steps) {
    for (const o of outputs) {
      if (o.type === 'tone.sound') tone = o.tone;
      if (o.type !== 'alarm') continue;
      if (o.phase === 'raised') signals.set(o.alarm, o.tone);
      else if (o.phase === 'acknowledged' || (o.phase === 'ended' && !o.latched)) signals.delete(o.alarm);
    }
    const highest = [...signals.values()].sort()[0] ?? null;
    const wanted = states.alarm === 'audio-paused' ? null : highest;
    if (tone !== wanted) found.push(`${tone} sounds at ${at}, not ${wanted}`);
  }
  return found;
};
