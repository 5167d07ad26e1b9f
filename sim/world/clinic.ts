import { assertNever, type Refusal, sentence, withChanges } from '../../src/base/index.js';
import type { Command } from '../../src/protocol/index.js';
import {
  bridgeFor,
  compose,
  drugNamed,
  judgeOrderedBolus,
  type OrderedBridge,
  volumeForDose,
} from '../../src/therapy/index.js';
import { formatConcentration, formatVolume, type Instant, type Mass, MS_PER_DAY } from '../../src/units/index.js';
import type { ClinicianOrder } from '../scenario/index.js';
import type { WorldCore } from './core.js';
import { cutTrain } from './deliveries.js';
import { lineToldOf } from './firmware-config.js';
import { readLog } from './log-reading.js';
import { doRefill, planRefill } from './refill.js';
import { send } from './send.js';

/** An order that never reached the pump, because the programmer or the syringe said no. */
function refuseOrder(core: WorldCore, index: number, refusals: readonly Refusal[]): void {
  for (const refusal of refusals) {
    core.record({ kind: 'refused-order', index, code: refusal.code, text: sentence(refusal) });
  }
}

type ProgramOrder = Extract<ClinicianOrder, { order: 'program' }>;

/** The bridge that a program is ordered with, worked out with the fluid and the volume that the pump says its line still holds. */
function bridgeOf(core: WorldCore, { bridge }: ProgramOrder): OrderedBridge | null {
  if (bridge === undefined) return null;
  const old = core.firmware.oldFluid(core.kernel.now);
  const { drug: name, concentration } = old?.fluid ?? core.state.chart;
  const drug = drugNamed(core.formulary, name);
  if (!drug.ok) return { ok: false, refusals: [drug.refusal] };
  const line = lineToldOf(core.scenario.implant, core.profile);
  return bridgeFor(line, bridge.dose, { drug: drug.value, concentration }, bridge.volume ?? old?.volume ?? null);
}

/** What whoever programs without a bridge is told while the pump says that its line still holds another fluid. */
function unbridged({ firmware, kernel }: WorldCore): readonly string[] {
  const old = firmware.oldFluid(kernel.now);
  if (old === null) return [];
  const { fluid, volume } = old;
  const name = fluid === null ? 'several fluids' : `${fluid.drug} at ${formatConcentration(fluid.concentration)}`;
  return [`no bridge: the line still holds ${formatVolume(volume)} of ${name}, which the new flow gives first`];
}

function program(core: WorldCore, order: ProgramOrder, index: number, text: string): void {
  const { chart } = core.state;
  const drug = drugNamed(core.formulary, chart.drug);
  if (!drug.ok) {
    refuseOrder(core, index, [drug.refusal]);
    return;
  }
  const { profile } = core;
  const first = !chart.programmed;
  const composed = compose(order.prescription, {
    profile,
    drug: drug.value,
    concentration: chart.concentration,
    first,
  });
  if (!composed.ok) {
    refuseOrder(core, index, composed.refusals);
    return;
  }
  const bridge = bridgeOf(core, order);
  if (bridge !== null && !bridge.ok) {
    refuseOrder(core, index, bridge.refusals);
    return;
  }
  const command = { type: 'command.program', program: composed.value.program } as const;
  const ordered = bridge === null ? command : { ...command, bridge: bridge.value.bridge };
  const warnings = [...composed.value.warnings, ...(bridge?.value.warnings ?? unbridged(core))];
  const reply = send(core, 'clinician', ordered, text, warnings);
  if (reply?.accepted === true) core.state.chart = withChanges(chart, { program: command.program, programmed: true });
}

function refill(
  core: WorldCore,
  order: Extract<ClinicianOrder, { order: 'refill' }>,
  index: number,
  text: string,
): void {
  const plan = planRefill(core, order);
  if ('code' in plan) {
    refuseOrder(core, index, [plan]);
    return;
  }
  const before = core.firmware.computedVolume(core.kernel.now);
  cutTrain(core);
  const reply = send(core, 'clinician', plan.command, text);
  if (reply?.accepted === true) doRefill(core, plan, before);
}

/** A clinician who knows that this is not the first prime says so; one who does not gets told. */
function prime(core: WorldCore, order: Extract<ClinicianOrder, { order: 'prime' }>, text: string): void {
  const { extent, again } = order;
  const { chart } = core.state;
  const command: Command = { type: 'command.prime', extent };
  const reply = send(core, 'clinician', again === true ? { ...command, repeats: chart.primes } : command, text);
  if (reply?.accepted === true) core.state.chart = withChanges(chart, { primes: chart.primes + 1 });
}

type BolusOrder = Extract<ClinicianOrder, { order: 'bolus' | 'square-bolus' }>;

function bolus(core: WorldCore, order: BolusOrder, index: number, text: string): void {
  const { chart } = core.state;
  const { concentration, program } = chart;
  const at = core.kernel.now;
  const recent = chart.boluses.filter((b) => b.until > at - MS_PER_DAY);
  const sum = recent.reduce((dose, b) => (b.drug === chart.drug ? dose + b.dose : dose), order.dose as number);
  const drug = drugNamed(core.formulary, chart.drug);
  const volume = volumeForDose(order.dose, concentration);
  const ofDay = volumeForDose(sum as Mass, concentration);
  if (!volume.ok || !ofDay.ok || !drug.ok) {
    refuseOrder(
      core,
      index,
      [volume, drug].flatMap((answer) => (answer.ok ? [] : [answer.refusal])),
    );
    return;
  }
  const context = { profile: core.profile, drug: drug.value, concentration };
  const { refusals, warnings } = judgeOrderedBolus(ofDay.value, program, context);
  if (refusals.length > 0) {
    refuseOrder(core, index, refusals);
    return;
  }
  const type = order.order === 'bolus' ? 'command.clinician-bolus' : 'command.square-bolus';
  const reply = send(core, 'clinician', { type, volume: volume.value, duration: order.duration }, text, warnings);
  if (reply?.accepted !== true) return;
  const given = { drug: chart.drug, dose: order.dose, until: (at + order.duration) as Instant };
  core.state.chart = withChanges(chart, { boluses: [...recent, given] });
}

/** The command for an order that needs no arithmetic. */
function commandFor(
  order: Exclude<ClinicianOrder, { order: 'program' | 'refill' | 'prime' | 'bolus' | 'square-bolus' | 'read-log' }>,
): Command {
  switch (order.order) {
    case 'suspend':
      return { type: 'command.suspend', span: order.span };
    case 'low-alarm':
      return { type: 'command.low-alarm', level: order.at };
    case 'set-clock':
      return { type: 'command.set-clock', to: order.to };
    case 'acknowledge':
      return { type: 'command.acknowledge', alarm: order.alarm };
    case 'purge':
    case 'stop':
    case 'resume':
    case 'cancel-bolus':
    case 'pause-audio':
    case 'self-test':
    case 'interrogate':
      return { type: `command.${order.order}` };
    default:
      return assertNever(order);
  }
}

/**
 * Does what a clinician orders: works doses out into flows and volumes with what the clinic has written down, and sends
 * the command. Whatever the pump is then told, it checks again by itself.
 */
export function obeyClinician(core: WorldCore, order: ClinicianOrder, index: number, text: string): void {
  if (order.order === 'program') program(core, order, index, text);
  else if (order.order === 'refill') refill(core, order, index, text);
  else if (order.order === 'prime') prime(core, order, text);
  else if (order.order === 'bolus' || order.order === 'square-bolus') bolus(core, order, index, text);
  else if (order.order === 'read-log') readLog(core, order.newest);
  else send(core, 'clinician', commandFor(order), text);
}
