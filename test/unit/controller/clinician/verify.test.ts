import { describe, expect, it } from 'vitest';
import { seenToDo } from '../../../../src/controller/clinician/rules/verify.js';
import type { AlarmId, Command, Program, Status } from '../../../../src/protocol/index.js';
import { behind } from '../../../support/caller.js';
import { clinicianBolus, prime, program, refill, simple, squareBolus, suspend } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';

const FASTEST = 24_000_000_000 as never;
const MINUTE = 60_000;

const STATUS: Status = (() => {
  const reply = behind(runningPump()).order({ type: 'command.interrogate' }, 30_000 as never);
  if (reply?.accepted !== true || reply.status === undefined) throw new Error('no status');
  return reply.status;
})();

type Wanted = Partial<Status['therapy']> & {
  readonly at?: number;
  readonly ml?: number;
  readonly alarms?: readonly AlarmId[];
};
const pump = ({ at = 0, ml = 40, alarms = [], ...therapy }: Wanted): Status => ({
  ...STATUS,
  at: (30_000 + at) as never,
  reservoir_computed_pl: ml * 1e9,
  alarms,
  therapy: { ...STATUS.therapy, doing: 'basal', ...therapy },
});
const seen = (command: Command, before: Wanted, now: Wanted): boolean | null =>
  seenToDo({ command, fastest: FASTEST }, pump(before), pump({ at: MINUTE, ...now }));
const other = (of: Program): Program =>
  JSON.parse(JSON.stringify({ windows: of.windows, patient: of.patient, basal: of.basal }));

describe('what two readings show of an order between them', () => {
  it.each<[string, Command, Wanted, Wanted, boolean | null]>([
    ['a program that is there', program(simple(0.2)), {}, { program: simple(0.2) }, true],
    ['the same, told in another order', program(simple(0.2)), {}, { program: other(simple(0.2)) }, true],
    ['a program that is not', program(simple(0.2)), {}, { program: null }, false],
    ['a third program', program(simple(0.2)), {}, { program: simple(0.3) }, null],
    ['a pump that does a third thing in place of a stop', { type: 'command.stop' }, {}, { doing: 'prime' }, null],
    ['the program that it had', program(simple(0.2)), { program: simple(0.2) }, { program: simple(0.2) }, null],
    ['a prime', prime(), { primes: 2 }, { primes: 3 }, true],
    ['no prime', prime(), { primes: 2 }, { primes: 2 }, false],
    ['a stop', { type: 'command.stop' }, {}, { doing: 'stopped' }, true],
    ['no stop', { type: 'command.stop' }, {}, {}, false],
    ['a pump that had stopped', { type: 'command.stop' }, { doing: 'stopped' }, { doing: 'stopped' }, null],
    ['a suspension', suspend(), {}, { doing: 'suspended' }, true],
    ['no suspension', suspend(), {}, {}, false],
    ['one that may be over', suspend(MINUTE as never), {}, {}, null],
    ['one that cannot be over', suspend((MINUTE + 1) as never), {}, {}, false],
    ['one behind a stop', suspend(), {}, { doing: 'stopped' }, null],
    ['one behind a prime', suspend(), {}, { doing: 'prime' }, null],
    ['one that was there', suspend(), { doing: 'suspended' }, { doing: 'suspended' }, null],
    ['a pump that goes on', { type: 'command.resume' }, { doing: 'suspended' }, {}, true],
    ['one that does not', { type: 'command.resume' }, { doing: 'suspended' }, { doing: 'suspended' }, false],
    ['one that stopped instead', { type: 'command.resume' }, { doing: 'suspended' }, { doing: 'stopped' }, null],
    ['one that went on before', { type: 'command.resume' }, {}, {}, null],
    ['a bolus', clinicianBolus(10), {}, { doing: 'clinician-bolus' }, true],
    ['no bolus, or one that is over', clinicianBolus(10), {}, {}, null],
    ['a bolus that ran before', clinicianBolus(10), { doing: 'clinician-bolus' }, { doing: 'clinician-bolus' }, null],
    ['a bolus of the patient', clinicianBolus(10), {}, { doing: 'patient-bolus' }, null],
    ['a square bolus', squareBolus(10), {}, { doing: 'square-bolus' }, true],
    ['a purge', { type: 'command.purge' }, {}, { doing: 'purge' }, true],
    ['no purge, or one that is over', { type: 'command.purge' }, {}, {}, null],
    [
      'an alarm that is no more',
      { type: 'command.acknowledge', alarm: 'high-flow' },
      { alarms: ['high-flow'] },
      {},
      true,
    ],
    [
      'an alarm that is still there',
      { type: 'command.acknowledge', alarm: 'high-flow' },
      { alarms: ['high-flow'] },
      { alarms: ['high-flow'] },
      null,
    ],
    ['an alarm that was not there', { type: 'command.acknowledge', alarm: 'high-flow' }, {}, {}, null],
    ['what leaves no mark', { type: 'command.self-test' }, {}, {}, null],
  ])('%s', (_, command, before, now, answer) => {
    expect(seen(command, before, now)).toBe(answer);
  });

  const fluid = (drug: string, concentration: number) => ({
    fluid: { drug, concentration: concentration as never, drugClass: 'withdrawal-risk' as const },
  });
  const ASKS = { alarms: ['refill-mismatch' as const] };
  it.each<[string, Command, Wanted, Wanted, boolean | null]>([
    ['that fills it', refill(38), { ml: 5 }, { ml: 38 }, true],
    ['that fills it, a while ago', refill(38), { ml: 5 }, { ml: 37.99 }, true],
    ['that was not made', refill(38), { ml: 5 }, { ml: 4.999 }, false],
    ['that leaves less than there was', refill(30), { ml: 40 }, { ml: 30 }, true],
    ['that was not made, where it would leave less', refill(30), { ml: 40 }, { ml: 40 }, false],
    ['of what there was', refill(40), { ml: 40 }, { ml: 40 }, null],
    ['of hardly more than there was', refill(40), { ml: 39.97 }, { ml: 39.96 }, null],
    ['of hardly less', refill(39.97), { ml: 40 }, { ml: 39.96 }, null],
    [
      'of little more, a day ago, with all that may have flowed since',
      refill(40),
      { ml: 20 },
      { ml: 19, at: 24 * 60 * MINUTE },
      null,
    ],
    ['of far more, a day ago', refill(40), { ml: 10 }, { ml: 9.9, at: 24 * 60 * MINUTE }, false],
    ['that the pump asks about', refill(38), { ml: 5 }, { ml: 5, ...ASKS }, true],
    ['where it asked before', refill(38), { ml: 5, ...ASKS }, { ml: 5, ...ASKS }, null],
    ['with a stronger fluid', refill(38, { concentration: 25_000 }), {}, fluid('morphine', 25_000), true],
    ['with a stronger fluid that is not there', refill(38, { concentration: 25_000 }), {}, { ml: 38 }, false],
    [
      'with another drug',
      refill(38, { drug: 'hydromorphone' }),
      {},
      { ...fluid('hydromorphone', 20_000), ...ASKS },
      true,
    ],
    ['with another drug that is not there', refill(38, { drug: 'hydromorphone' }), { ml: 5 }, { ml: 38 }, false],
  ])('a refill %s', (_, command, before, now, answer) => {
    expect(seen(command, before, now)).toBe(answer);
  });
});
