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

/** `left` is what still has to flow, ms. */
type Square = { readonly flow: number; left: number };
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
  square: Square | null = null;
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
    return this.mode === 'running' && !this.empty ? this.basal + (this.bolus?.flow ?? this.square?.flow ?? 0) : 0;
  }

  get overlay(): string {
    if (this.square === null) return this.bolus?.by ?? 'none';
    return this.bolus === null ? 'square' : 'patient-over-square';
  }

  get computed(): number {
    return this.fill - Number((this.#fluid / (DAY * STROKE) - this.#atFill) * STROKE);
  }

  /** Lets time pass; whatever ends on the way ends at its own moment. */
  wait(ms: number): void {
    const goal = this.now + ms;
    while (this.now < goal) {
      const squareEnd = this.square === null || this.bolus !== null ? goal : this.now + this.square.left;
      const next = Math.min(goal, this.#emptyAt(), this.bolus?.until ?? squareEnd, this.suspendedUntil ?? goal);
      this.#fluid += BigInt(this.flow) * BigInt(next - this.now);
      if (this.square !== null && this.bolus === null) this.square.left -= next - this.now;
      this.now = next;
      if (this.square?.left === 0) this.square = null;
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
    this.cancel();
  }

  endBolus(): void {
    const { bolus, patient } = this;
    this.bolus = null;
    if (bolus?.by === 'patient' && patient !== null && this.rule === 'from-end') {
      this.lockedUntil = this.now + patient.lockout;
    }
  }

  /** Ends whatever is given on top of basal. */
  cancel(): void {
    this.square = null;
    if (this.bolus !== null) this.endBolus();
  }

  program(basal: number, patient: PatientRules | null): void {
    this.bolus = null;
    this.square = null;
    this.mode = 'running';
    this.basal = basal;
    this.patient = patient;
    this.suspendedUntil = null;
    this.lockedUntil = this.now + (patient?.lockout ?? 0);
  }

  stop(): void {
    this.cancel();
    this.mode = 'stopped';
    this.suspendedUntil = null;
  }

  suspend(span: number | null): void {
    this.cancel();
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

  giveSquare(volume: number, duration: number): void {
    this.square = { left: duration, flow: Math.floor((volume * Number(DAY)) / duration) };
  }

  /** Why a bolus may not start now, whoever asks; null when it may. */
  #barred(): string | null {
    if (this.empty) return 'reservoir-empty';
    if (this.mode !== 'running') return 'pump-stopped';
    return this.bolus === null ? null : 'bolus-running';
  }

  clinicianAnswer(): string | null {
    return this.#barred() ?? (this.square === null ? null : 'square-bolus-running');
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
