import { ok, type Result, refuse } from '../../src/base/index.js';
import { MS_PER_DAY } from '../../src/units/index.js';
import { parseTime, type TimeForm, type WrittenTime } from './time-form.js';

/** A moment at which the clock of a log was set: it showed `at`, and `to` from then on. Both as that clock shows them, ms. */
export type ClockChange = { readonly at: number; readonly to: number };

/** How the times of a log are to be read. */
export type ClockRules = {
  readonly form: TimeForm;
  /** how far the clock is ahead of UTC where a date-time does not say it, ms; null when it is not known */
  readonly zone: number | null;
  /** in order of time; for date-times without a zone of their own */
  readonly changes: readonly ClockChange[];
  /** a time of day that is earlier than the one before is of the next day */
  readonly overMidnight: boolean;
};

/** Reads the times of a log one after the other, and knows what its clock has done so far. */
export class LogClock {
  readonly #rules: ClockRules;
  /** changes of the clock that lie behind, and what they come to */
  #passed = 0;
  #shift = 0;
  /** what midnights have added */
  #days = 0;
  /** whether the times so far had zones */
  #zoned: boolean | null = null;
  #last: number | null = null;
  #lastWritten = '';
  /** the time so far is the start of the run and no line of the log */
  #atStart = false;

  constructor(rules: ClockRules) {
    this.#rules = rules;
  }

  /** Reads the time that the clock showed when the run began; before any other. */
  start(written: string): Result<number> {
    const read = this.next(written);
    this.#atStart = true;
    return read;
  }

  /**
   * Reads the next time.
   *
   * @param written  as the log has it, not earlier than the one before
   * @returns whole milliseconds that never go back, wherever they begin, or a refusal
   */
  next(written: string): Result<number> {
    const read = parseTime(written, this.#rules.form);
    if (!read.ok) return read;
    const moment = this.#momentOf(read.value, written.trim());
    if (!moment.ok) return moment;
    if (this.#last !== null && moment.value < this.#last) return this.#goneBack(written.trim());
    this.#last = moment.value;
    this.#lastWritten = written.trim();
    this.#atStart = false;
    return moment;
  }

  #momentOf({ ms, zone }: WrittenTime, written: string): Result<number> {
    const { form, zone: known, overMidnight } = this.#rules;
    if (form === 'clock') {
      if (overMidnight && this.#last !== null && ms + this.#days < this.#last) this.#days += MS_PER_DAY;
      return ok(ms + this.#days);
    }
    if (form !== 'date-time') return ok(ms);
    const ahead = zone ?? known;
    if (this.#zoned !== null && this.#zoned !== (ahead !== null)) {
      const [found, other] = ahead === null ? ['without', 'with'] : ['with', 'without'];
      const expected = 'all of them alike, time.start too';
      return refuse(
        'zone-mixed',
        `"${written}" ${found} a zone after times ${other} one`,
        expected,
        'say with time.zone in which zone the others are',
      );
    }
    this.#zoned = ahead !== null;
    if (zone !== null) return ok(ms - zone);
    const counted = this.#counted(ms, written);
    return counted.ok ? ok(counted.value - (ahead ?? 0)) : counted;
  }

  /** What a clock shows as if it had never been set. */
  #counted(shown: number, written: string): Result<number> {
    for (;;) {
      const change = this.#rules.changes[this.#passed];
      if (change === undefined) return ok(shown + this.#shift);
      // Shown twice: the first time, unless time would go back.
      const isBefore = shown < change.at && !this.#wouldGoBack(shown, change);
      if (isBefore) return ok(shown + this.#shift);
      if (shown < change.to && shown >= change.at) {
        const remedy = 'correct the time, or the change under time.changes';
        return refuse(
          'time-in-gap',
          `"${written}", which that clock never showed: it was set forward past it`,
          'a time that the clock showed',
          remedy,
        );
      }
      this.#shift += change.at - change.to;
      this.#passed += 1;
    }
  }

  #wouldGoBack(shown: number, { to }: ClockChange): boolean {
    return this.#last !== null && shown >= to && shown + this.#shift - (this.#rules.zone ?? 0) < this.#last;
  }

  #goneBack(written: string): Result<number> {
    const { form, overMidnight } = this.#rules;
    if (this.#atStart) {
      const found = `"${written}", before the run began at "${this.#lastWritten}"`;
      return refuse('before-start', found, 'times from start on', 'leave such lines out, or correct start');
    }
    const found = `"${written}" after "${this.#lastWritten}"`;
    const clock = form === 'clock' && !overMidnight;
    const remedy = clock
      ? 'sort the log; where midnight lies between, add over-midnight: true under time'
      : form === 'date-time'
        ? 'sort the log, or add newest-first: true; tell a change of its clock under time.changes'
        : 'sort the log, or add newest-first: true';
    return refuse('time-goes-back', found, 'times that do not go back', remedy);
  }
}
