import { describe, expect, it } from 'vitest';
import { PATIENT, PATIENT_BOLUS, prime, program, simple, squareBolus } from '../../../support/orders.js';
import { runningPump } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const differs = (strokes: number) => ({ type: 'sensor.count-differs', strokes }) as const;
const PROGRAM = program(simple(0.15, { patient: PATIENT }));
const IN_THERAPY: readonly Happening[] = [['1h', PROGRAM]];
const told = (happenings: readonly Happening[], until: string, pump = runningPump()) =>
  tell(pump, [...IN_THERAPY, ...happenings], until, ['tone']).replace('1h yes program, drive 0.15 | ', '');

describe('the second stroke counter', () => {
  it.each([
    [20, 'over', 'over-delivery'],
    [-20, 'under', 'under-delivery'],
  ])('SR-030 stops the pump at %i strokes and says %s: %s', (strokes, state, alarm) => {
    const pump = runningPump();
    expect(told([['2h', differs(strokes)]], '1d', pump)).toBe(`2h drive 0, +${alarm}`);
    expect(pump.states()).toMatchObject({ counter: state, motor: 'idle' });
    expect(pump.memory().counter.off).toBe(strokes);
  });

  it.each([
    ['patient bolus', ['3h', PATIENT_BOLUS], 'patient-bolus 5 of 10 (over-delivery)'],
    ['square bolus', ['3h', squareBolus(10)], '(over-delivery)'],
    ['prime', ['3h', prime()], '(interrupted)'],
  ] as const)('SR-030 SR-015 cuts a %s and books what was given', (_, begun, booked) => {
    expect(told([begun, ['3h 5min', differs(20)]], '4h')).toContain(booked);
  });

  it('SR-030 SR-039 lets nothing but a program end it: no time, no reset, no self-test, no acknowledgement', () => {
    const story = told(
      [
        ['2h', differs(-20)],
        ['3h', { type: 'command.acknowledge', alarm: 'under-delivery' }],
        ['4h', { type: 'sensor.brown-out' }],
        ['5h', { type: 'command.self-test' }],
        ['6h', PATIENT_BOLUS],
        ['7h', PROGRAM],
        ['8h', { type: 'command.acknowledge', alarm: 'under-delivery' }],
      ],
      '9h',
    );
    expect(story).toBe(
      '2h drive 0, +under-delivery | 3h no acknowledge: condition-persists | 4h +low-battery-reset | 5h yes self-test | ' +
        '6h no patient-bolus: pump-on-hold | 7h yes program, drive 0.15, ~under-delivery, ~low-battery-reset | ' +
        '8h xunder-delivery, yes acknowledge',
    );
  });

  it('SR-030 asks anew after a program, and stops again when the counters still disagree', () => {
    const pump = runningPump();
    const story = told(
      [
        ['2h', differs(20)],
        ['3h', differs(20)],
        ['4h', PROGRAM],
        ['5h', differs(-20)],
      ],
      '6h',
      pump,
    );
    expect(story).toBe(
      '2h drive 0, +over-delivery | 4h yes program, drive 0.15, ~over-delivery | 5h drive 0, +under-delivery',
    );
    expect(pump.memory().armed.countDiffers).toBeNull();
  });

  it('SR-030 hears nothing that is less than the limit', () => {
    expect(
      told(
        [
          ['2h', differs(19)],
          ['3h', differs(-1)],
        ],
        '4h',
      ),
    ).toBe('1h yes program, drive 0.15');
  });
});
