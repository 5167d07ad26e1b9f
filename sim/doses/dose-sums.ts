import { floorMulDiv } from '../../src/base/index.js';
import { MS_PER_DAY } from '../../src/units/index.js';
import type { BalanceFields, BolusRecord, TraceRecord, TrainRecord } from '../trace/index.js';
import { Counter } from './counter.js';
import { ToldFluid } from './fluid.js';

/** What one kind of bolus came to: how many, how many cut short, volumes asked and given (pL). */
type BolusSum = { count: number; interrupted: number; asked: number; given: number };
const noBolus = (): BolusSum => ({ count: 0, interrupted: 0, asked: 0, given: 0 });

/** Sums over all deliveries of a run, kept in whole picolitres and micrograms. */
export class DoseSums {
  /** what the programmed flow comes to, what whole strokes the drive was asked for, what the head truly moved, pL */
  asked = 0;
  commanded = 0;
  pumped = 0;
  toBody = 0;
  released = 0;
  /** drug that the commanded strokes hold by the concentration that the pump was told, of the fluid before during a bridge, µg */
  commandedUg = 0;
  readonly toBodyUg = new Map<string, number>();
  readonly boluses: Record<BolusRecord['what'], BolusSum> = {
    'clinician-bolus': noBolus(),
    'patient-bolus': noBolus(),
    'square-bolus': noBolus(),
    bridge: noBolus(),
    prime: noBolus(),
    purge: noBolus(),
  };
  readonly refusedPatient = new Counter();
  readonly refusedClinician = new Counter();
  /** orders that never reached the pump, by the first rule that said no */
  readonly refusedBefore = new Counter();
  #refusedStep = -1;
  granted = 0;
  balance: BalanceFields | null = null;
  computed: number | null = null;
  /** false for a run that goes on from a snapshot: what was under way then is told whole, so that no days fit the sums */
  isWhole = true;
  /** end of the last record, ms */
  until = 0;
  readonly fluid = new ToldFluid();
  #stroke = 0;
  #by: 'clinician' | 'patient' | 'service' = 'service';
  #command = '';

  take(r: TraceRecord): void {
    this.until = Math.max(this.until, r.t);
    this.fluid.take(r);
    if (r.kind === 'header') {
      this.#stroke = r.limits.stroke_pl;
      this.isWhole = r.from === undefined;
    }
    if (r.kind === 'command') this.#onCommand(r);
    else if (r.kind === 'reply') this.#onReply(r);
    else if (r.kind === 'refused-order') {
      if (r.index !== this.#refusedStep && r.code !== 'outcome-unknown') this.refusedBefore.add(r.code);
      this.#refusedStep = r.index;
    } else if (r.kind === 'refill') this.balance = r.balance;
    else if (r.kind === 'delivery') this.#onDelivery(r);
  }

  #onCommand(r: Extract<TraceRecord, { kind: 'command' }>): void {
    this.#by = r.by;
    this.#command = r.command.type;
  }

  #onReply(r: Extract<TraceRecord, { kind: 'reply' }>): void {
    const { reply } = r;
    if (reply.accepted) {
      if (reply.command === 'command.patient-bolus') this.granted += 1;
      return;
    }
    const patient = this.#command === 'command.patient-bolus' || this.#by === 'patient';
    (patient ? this.refusedPatient : this.refusedClinician).add(reply.refusal.code);
  }

  #onDelivery(r: Extract<TraceRecord, { kind: 'delivery' }>): void {
    if (r.what === 'train') this.#onTrain(r);
    else if (r.what === 'released') this.released += r.booked_pl;
    else {
      const sum = this.boluses[r.what];
      sum.count += 1;
      if (r.outcome === 'interrupted') sum.interrupted += 1;
      sum.asked += r.asked_pl;
      sum.given += r.given_pl;
    }
  }

  #onTrain(r: TrainRecord): void {
    const commanded = r.strokes * this.#stroke;
    this.asked += floorMulDiv(r.flow_pl_per_day, r.t - r.from, MS_PER_DAY);
    this.commanded += commanded;
    this.commandedUg += (commanded * this.fluid.given) / 1e9;
    this.pumped += r.pumped_pl;
    this.toBody += r.to_body_pl;
    for (const [drug, ug] of Object.entries(r.to_body_ug)) this.toBodyUg.set(drug, (this.toBodyUg.get(drug) ?? 0) + ug);
    this.balance = r.balance;
    this.computed = r.computed_pl;
  }

  /** Commanded strokes without boluses, bridges, primes and purges, pL ≥ 0. */
  get basal(): number {
    const beside = Object.values(this.boluses).reduce((sum, bolus) => sum + bolus.given, 0);
    return Math.max(0, this.commanded - beside);
  }
}
