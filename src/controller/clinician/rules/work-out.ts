import { assertNever, type Refusal } from '../../../base/index.js';
import type { Profile } from '../../../profile/index.js';
import type { Command, TherapyTold } from '../../../protocol/index.js';
import {
  bridgeFor,
  compose,
  drugNamed,
  type Formulary,
  judgeOrderedBolus,
  type OrderedBridge,
  volumeForDose,
} from '../../../therapy/index.js';
import { formatConcentration, formatVolume, type Instant, type Mass, MS_PER_DAY } from '../../../units/index.js';
import type { ProgrammerOrder } from '../order.js';
import type { OrderedDose, PatientRecord } from '../record.js';

/** What an order is worked out with: the device family, the drugs, what the pump tells and what is known of the patient. */
export type Means = {
  readonly profile: Profile;
  readonly formulary: Formulary;
  readonly told: TherapyTold;
  readonly record: PatientRecord;
  readonly at: Instant;
};

/** The command for the pump with the soft limits it passes, in people's words; or every reason why there is none. */
export type WorkedOut =
  | { readonly ok: true; readonly command: Command; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

type Ordered<O extends ProgrammerOrder['order']> = Extract<ProgrammerOrder, { readonly order: O }>;

const done = (command: Command, warnings: readonly string[] = []): WorkedOut => ({ ok: true, command, warnings });

/** The bridge that a program is ordered with, worked out with the fluid and the volume that the pump says its line still holds. */
function bridgeOf({ bridge }: Ordered<'program'>, { formulary, told }: Means): OrderedBridge | null {
  if (bridge === undefined) return null;
  const old = told.oldFluid;
  const { drug: name, concentration } = old?.fluid ?? told.fluid;
  const drug = drugNamed(formulary, name);
  if (!drug.ok) return { ok: false, refusals: [drug.refusal] };
  return bridgeFor(told.line, bridge.dose, { drug: drug.value, concentration }, bridge.volume ?? old?.volume ?? null);
}

/** What whoever programs without a bridge is told while the pump says that its line still holds another fluid. */
function unbridged({ oldFluid }: TherapyTold): readonly string[] {
  if (oldFluid === null) return [];
  const { fluid, volume } = oldFluid;
  const name = fluid === null ? 'several fluids' : `${fluid.drug} at ${formatConcentration(fluid.concentration)}`;
  return [`no bridge: the line still holds ${formatVolume(volume)} of ${name}, which the new flow gives first`];
}

function program(order: Ordered<'program'>, means: Means): WorkedOut {
  const { told, profile, record } = means;
  const drug = drugNamed(means.formulary, told.fluid.drug);
  if (!drug.ok) return { ok: false, refusals: [drug.refusal] };
  const { concentration } = told.fluid;
  const context = { profile, drug: drug.value, concentration, first: !record.programmed };
  const composed = compose(order.prescription, context);
  if (!composed.ok) return composed;
  const bridge = bridgeOf(order, means);
  if (bridge !== null && !bridge.ok) return bridge;
  const command = { type: 'command.program', program: composed.value.program } as const;
  if (bridge === null) return done(command, [...composed.value.warnings, ...unbridged(told)]);
  const warnings = [...composed.value.warnings, ...bridge.value.warnings];
  return done({ ...command, bridge: bridge.value.bridge }, warnings);
}

/** Boluses of the last day. */
export const recentOf = ({ boluses }: PatientRecord, at: Instant): readonly OrderedDose[] =>
  boluses.filter((bolus) => bolus.until > at - MS_PER_DAY);

function bolus(order: Ordered<'bolus' | 'square-bolus'>, { at, formulary, profile, record, told }: Means): WorkedOut {
  const { drug: name, concentration } = told.fluid;
  const before = recentOf(record, at).reduce((sum, b) => (b.drug === name ? sum + b.dose : sum), 0);
  const drug = drugNamed(formulary, name);
  const volume = volumeForDose(order.dose, concentration);
  const ofDay = volumeForDose((order.dose + before) as Mass, concentration);
  if (!volume.ok || !ofDay.ok || !drug.ok) {
    const wrong = [volume.ok ? ofDay : volume, drug];
    return { ok: false, refusals: wrong.flatMap((answer) => (answer.ok ? [] : [answer.refusal])) };
  }
  const context = { profile, drug: drug.value, concentration };
  const { refusals, warnings } = judgeOrderedBolus(ofDay.value, told.program, context);
  if (refusals.length > 0) return { ok: false, refusals };
  const type = order.order === 'bolus' ? 'command.clinician-bolus' : 'command.square-bolus';
  return done({ type, volume: volume.value, duration: order.duration }, warnings);
}

function refill({ withdrawn, filled, drug, concentration }: Ordered<'refill'>, { formulary }: Means): WorkedOut {
  const known = drugNamed(formulary, drug);
  if (!known.ok) return { ok: false, refusals: [known.refusal] };
  return done({ type: 'command.refill', withdrawn, filled, drug, drugClass: known.value.class, concentration });
}

/**
 * Turns an order in people's units into the command for the pump, with what the pump has told of itself. Whatever the pump is then told, it
 * checks again by itself.
 *
 * @returns the command and its warnings, or all refusals at once; never throws
 * @requirement SR-009, SR-059
 */
export function workOut(order: Exclude<ProgrammerOrder, { order: 'read-log' }>, means: Means): WorkedOut {
  switch (order.order) {
    case 'program':
      return program(order, means);
    case 'bolus':
    case 'square-bolus':
      return bolus(order, means);
    case 'refill':
      return refill(order, means);
    case 'prime': {
      const { extent, again } = order;
      const command: Command = { type: 'command.prime', extent };
      // Who knows that this is not the first prime says so; who does not gets told.
      return done(again === true ? { ...command, repeats: means.told.primes } : command);
    }
    case 'suspend':
      return done({ type: 'command.suspend', span: order.span });
    case 'low-alarm':
      return done({ type: 'command.low-alarm', level: order.at });
    case 'set-clock':
      return done({ type: 'command.set-clock', to: order.to });
    case 'acknowledge':
      return done({ type: 'command.acknowledge', alarm: order.alarm });
    case 'purge':
    case 'stop':
    case 'resume':
    case 'cancel-bolus':
    case 'pause-audio':
    case 'self-test':
    case 'interrogate':
      return done({ type: `command.${order.order}` });
    default:
      return assertNever(order);
  }
}

/** What is known of the patient once the pump has accepted an order. */
export function recordAfter(
  order: ProgrammerOrder,
  { at, record, told }: Omit<Means, 'profile' | 'formulary'>,
): PatientRecord {
  if (order.order === 'program') return { ...record, programmed: true };
  if (order.order !== 'bolus' && order.order !== 'square-bolus') return record;
  const given = { drug: told.fluid.drug, dose: order.dose, until: (at + order.duration) as Instant };
  return { ...record, boluses: [...recentOf(record, at), given] };
}
