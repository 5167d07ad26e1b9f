/**
 * The pump in a page, written without its firmware: one flow, a bolus on top, a lockout, a count, and strokes counted as
 * the floor of everything commanded. Milliseconds and picolitres.
 */
export type PatientRules = {
  readonly bolus: number;
  readonly duration: number;
  readonly lockout: number;
  readonly max: number;
  readonly per: number;
};

type Bolus = { readonly by: 'patient' | 'clinician'; readonly until: number; readonly flow: number };

const DAY = 86_400_000n;
const STROKE = 250_000n;
const EMPTY_AT = 1_000_000_000;

/** From where the lockout counts: the right rule, and the wrong one that the test plants. */
export type LockoutRule = 'from-end' | 'from-start';

export class PumpModel {
  readonly rule: LockoutRule;
  now = 0;
  mode: 'stopped' | 'running' | 'suspended' = 'stopped';
  empty = false;
  basal = 0;
  patient: PatientRules | null = null;
  bolus: Bolus | null = null;
  lockedUntil = 0;
  grants: number[] = [];
  suspendedUntil: number | null = null;
  fill: number;
  #fluid = 0n;
  #atFill = 0n;

  constructor(fill: number, rule: LockoutRule = 'from-end') {
    this.fill = fill;
    this.rule = rule;
  }

  get flow(): number {
    return this.mode === 'running' && !this.empty ? this.basal + (this.bolus?.flow ?? 0) : 0;
  }

  get computed(): number {
    return this.fill - Number((this.#fluid / (DAY * STROKE) - this.#atFill) * STROKE);
  }

  /** Lets time pass; whatever ends on the way ends at its own moment. */
  wait(ms: number): void {
    const goal = this.now + ms;
    while (this.now < goal) {
      const next = Math.min(goal, this.#emptyAt(), this.bolus?.until ?? goal, this.suspendedUntil ?? goal);
      this.#fluid += BigInt(this.flow) * BigInt(next - this.now);
      this.now = next;
      if (this.computed <= EMPTY_AT) this.#runEmpty();
      if (this.bolus !== null && this.bolus.until <= this.now) this.endBolus();
      if (this.suspendedUntil !== null && this.suspendedUntil <= this.now) this.resume();
    }
  }

  #emptyAt(): number {
    if (this.flow === 0 || this.empty) return Number.POSITIVE_INFINITY;
    const strokes = BigInt(Math.ceil((this.computed - EMPTY_AT) / Number(STROKE)));
    const missing = (this.#fluid / (DAY * STROKE) + strokes) * DAY * STROKE - this.#fluid;
    return this.now + Math.max(0, Number((missing + BigInt(this.flow) - 1n) / BigInt(this.flow)));
  }

  #runEmpty(): void {
    this.empty = true;
    if (this.bolus !== null) this.endBolus();
  }

  endBolus(): void {
    const { bolus, patient } = this;
    this.bolus = null;
    if (bolus?.by === 'patient' && patient !== null && this.rule === 'from-end') {
      this.lockedUntil = this.now + patient.lockout;
    }
  }

  program(basal: number, patient: PatientRules | null): void {
    this.bolus = null;
    this.mode = 'running';
    this.basal = basal;
    this.patient = patient;
    this.suspendedUntil = null;
    this.lockedUntil = this.now + (patient?.lockout ?? 0);
  }

  stop(): void {
    if (this.bolus !== null) this.endBolus();
    this.mode = 'stopped';
    this.suspendedUntil = null;
  }

  suspend(span: number | null): void {
    if (this.bolus !== null) this.endBolus();
    this.mode = 'suspended';
    this.suspendedUntil = span === null ? null : this.now + span;
  }

  resume(): void {
    this.mode = 'running';
    this.suspendedUntil = null;
  }

  refill(pl: number): void {
    this.fill = pl;
    this.#atFill = this.#fluid / (DAY * STROKE);
    this.empty = false;
    if (this.patient !== null && this.bolus?.by !== 'patient') this.lockedUntil = this.now + this.patient.lockout;
  }

  give(by: Bolus['by'], volume: number, duration: number): void {
    this.bolus = { by, until: this.now + duration, flow: Math.floor((volume * Number(DAY)) / duration) };
    if (by === 'patient') {
      this.grants.push(this.now);
      if (this.rule === 'from-start') this.lockedUntil = this.now + (this.patient?.lockout ?? 0);
    }
  }

  /** Why a bolus may not start now, whoever asks; null when it may. */
  #barred(): string | null {
    if (this.empty) return 'reservoir-empty';
    if (this.mode !== 'running') return 'pump-stopped';
    return this.bolus === null ? null : 'bolus-running';
  }

  clinicianAnswer(): string | null {
    return this.#barred();
  }

  patientAnswer(): string | null {
    const { patient } = this;
    if (patient === null) return 'not-enabled';
    const barred = this.#barred();
    if (barred !== null) return barred;
    if (this.now < this.lockedUntil) return 'lockout';
    const counting = this.grants.filter((at) => at > this.now - patient.per).length;
    return counting >= patient.max ? 'max-count' : null;
  }
}
