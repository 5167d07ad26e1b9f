import { stringify } from 'yaml';
import { FAULTS } from '../../sim/fault/index.js';
import { formatParameter } from '../../sim/scenario/index.js';
import type { Action, DirectOrder, Scenario, Step, WorldChange } from '../../sim/scenario/scenario.js';
import {
  type DayTime,
  formatDayTime,
  formatDuration,
  formatWeekTime,
  WEEKDAYS,
  type WeekTime,
} from '../../src/units/index.js';

/** A number in full, without an exponent: what files may hold. */
const full = (value: number): string => {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(18).replace(/\.?0+$/, '') : text;
};
const mass = (ug: number): string => `${full(ug)} mcg`;
const dose = (ug: number): string => `${full(ug)} mcg/day`;
const strength = (c: number): string => `${full(c)} mcg/mL`;
const volume = (pl: number): string =>
  Math.round(Number(full(pl / 1e9)) * 1e9) === pl ? `${full(pl / 1e9)} mL` : `${full(pl)} pL`;
const inline = (value: unknown): string => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
const forSpan = (span: number | null): object => (span === null ? {} : { for: formatDuration(span) });

type Program = Extract<DirectOrder, { order: 'program' }>;

function basal({ prescription: { basal: of } }: Program): object {
  if (of.mode === 'minimum-rate') return { mode: of.mode };
  if (of.mode === 'simple') return { mode: of.mode, dose: dose(of.dose) };
  const days = of.patterns.map(({ days: on, steps }) => ({
    on: on.map((day) => WEEKDAYS[day]),
    steps: steps.map((step) => ({ at: formatDayTime(step.at), dose: dose(step.dose) })),
  }));
  return { mode: of.mode, days };
}

function program(order: Program): object {
  const { patient, limits, lasts } = order.prescription;
  const asked = patient && {
    dose: mass(patient.dose),
    duration: formatDuration(patient.duration),
    lockout: formatDuration(patient.lockout),
    max: patient.max,
    per: formatDuration(patient.per),
  };
  const { bridge } = order;
  return {
    ...basal(order),
    ...(asked === null ? {} : { patient: asked }),
    ...(limits.length === 0 ? {} : { limits: limits.map((l) => ({ dose: mass(l.dose), per: formatDuration(l.per) })) }),
    ...(lasts === undefined ? {} : { for: formatDuration(lasts) }),
    ...(bridge === undefined
      ? {}
      : { bridge: { dose: dose(bridge.dose), ...(bridge.volume === null ? {} : { volume: volume(bridge.volume) }) } }),
  };
}

function ordered(order: DirectOrder): unknown {
  switch (order.order) {
    case 'program':
      return { program: program(order) };
    case 'prime':
      return { [order.again === true ? 'prime-again' : 'prime']: order.extent };
    case 'bolus':
    case 'square-bolus':
      return { [order.order]: { dose: mass(order.dose), duration: formatDuration(order.duration) } };
    case 'refill':
      return {
        refill: {
          fill: volume(order.fill),
          ...(order.withdraw === null ? {} : { withdraw: volume(order.withdraw) }),
          ...(order.drug === null ? {} : { drug: order.drug }),
          ...(order.concentration === null ? {} : { concentration: strength(order.concentration) }),
        },
      };
    case 'suspend':
      return order.span === null ? 'suspend' : { suspend: { for: formatDuration(order.span) } };
    case 'low-alarm':
      return { 'low-alarm': volume(order.at) };
    case 'set-clock':
      return { 'set-clock': formatWeekTime(order.to) };
    case 'read-log':
      return order.newest === null ? 'read-log' : { 'read-log': { newest: order.newest } };
    case 'acknowledge':
      return { acknowledge: order.alarm };
    default:
      return order.order;
  }
}

function changed(change: WorldChange): object {
  const lasting = forSpan(change.span);
  if (change.change === 'mri') return { mri: { field: `${full(change.field)} T`, ...lasting } };
  if (change.change === 'temperature') return { temperature: { to: `${full(change.to)} °C`, ...lasting } };
  if (change.change === 'ambient') return { ambient: { pressure: `${full(change.to)} kPa`, ...lasting } };
  throw new Error(`no words for ${change.change}`);
}

const PARTS = { volume, pressure: (n: number) => `${full(n)} kPa`, temperature: (n: number) => `${full(n)} °C` };

function parameter(kind: string, name: string, value: number | string): unknown {
  const descriptor = FAULTS[kind]?.parameters[name];
  if (descriptor === undefined) throw new Error(`no parameter ${name} of ${kind}`);
  if (typeof value === 'string') return value;
  if (descriptor.unit === 'fraction' || descriptor.unit === 'count') return value;
  const exact = (PARTS as Readonly<Record<string, (n: number) => string>>)[descriptor.unit];
  return exact === undefined ? formatParameter(descriptor, value) : exact(value);
}

function acted(action: Action, end: number): object {
  switch (action.do) {
    case 'direct':
      return { direct: ordered(action.order) };
    case 'clear':
      return { clear: action.fault };
    case 'world':
      return { world: changed(action.change) };
    case 'fault': {
      const { fault, parameters, span, probability, name } = action.fault;
      const told = Object.entries(parameters).map(([key, value]) => [key, parameter(fault, key, value)]);
      const often = probability === 1 ? {} : { probability };
      const named = name === fault ? {} : { name };
      return { fault: { kind: fault, ...named, ...Object.fromEntries(told), ...forSpan(span), ...often } };
    }
    case 'person': {
      const { habit } = action;
      if (habit.habit !== 'asks-for-bolus') throw new Error(`no words for ${habit.habit}`);
      const until = habit.until === null || habit.until > end ? {} : { until: formatDuration(habit.until) };
      return { direct: { 'asks-for-bolus': { at: habit.at.map((at) => formatDayTime(at as DayTime)), ...until } } };
    }
    default:
      throw new Error(`no words for ${action.do}`);
  }
}

const stepped = ({ when, action }: Step, end: number): object => ({
  ...('at' in when
    ? { at: formatDuration(when.at) }
    : {
        after: when.after === 'previous' ? formatDuration(when.delay) : `${when.after} + ${formatDuration(when.delay)}`,
      }),
  ...acted(action, end),
});

/** Nobody can clear in a file what no step before has broken; these stories do so now and then, and nothing comes of it. */
const clearsNothing = ({ action }: Step, i: number, steps: readonly Step[]): boolean =>
  action.do === 'clear' &&
  !steps.slice(0, i).some(({ action: a }) => a.do === 'fault' && [a.fault.name, a.fault.fault].includes(action.fault));

/**
 * A story of the tests as the text of a scenario file, which `thecal shrink` and `thecal run` take: it expects nothing.
 *
 * Of twenty stories one or two cannot be told in a file, as a moment of theirs lies before the earliest one of the step before it.
 *
 * @throws for what these stories never do
 */
export function writtenStory(scenario: Scenario): string {
  const { title, purpose, device, drug, implant, seed, start, until, steps } = scenario;
  const at = implant.at === undefined ? {} : { at: formatDuration(implant.at) };
  const head: Readonly<Record<string, unknown>> = {
    version: 1,
    title,
    purpose,
    device,
    drug: { name: drug.name, concentration: strength(drug.concentration) },
    implant: { fill: volume(implant.fill), catheter: { length: `${full(implant.catheterLength)} cm` }, ...at },
    seed,
    start: formatWeekTime(start as WeekTime),
    until: formatDuration(until),
  };
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${inline(value)}`);
  const told = steps.filter((step, i) => !clearsNothing(step, i, steps)).map((step) => stepped(step, until));
  return [...lines, told.length === 0 ? 'steps: []' : 'steps:', ...told.map((s) => `  - ${inline(s)}`), ''].join('\n');
}
