import { describe, expect, it } from 'vitest';
import { firmwareMachine, REGIONS } from '../../../src/firmware/index.js';
import { clinicianBolus, limit, PATIENT, program, simple } from '../../support/orders.js';
import { at, give, runningPump } from '../../support/pump.js';
import { tell } from '../../support/story.js';

describe('the order of the regions', () => {
  it('is stated once and is that of the machine', () => {
    expect(Object.keys(firmwareMachine.states)).toEqual(REGIONS);
  });

  it('shows in one reset that touches power, infusion, bolus, patient control, motor, sensors and alarm', () => {
    const pump = runningPump();
    tell(
      pump,
      [
        ['1h', program(simple(0.15, { patient: PATIENT }))],
        ['3h', clinicianBolus(10)],
      ],
      '3h',
    );
    const { outputs, changes } = (() => {
      give(pump, { type: 'command.interrogate', at: at(11_100_000), id: 9 });
      return pump.handle({ type: 'sensor.brown-out', at: at(11_100_000) });
    })();
    expect(changes.map((c) => `${c.region} ${c.from} > ${c.to}`)).toEqual([
      'power running > self-test',
      'infusion simple > stopped',
      'bolus clinician > none',
      'motor turning > idle',
      'alarm quiet > critical',
    ]);
    expect(outputs.map((o) => o.type)).toEqual(['ledger.bolus', 'motor.drive', 'sensor.arm', 'alarm', 'tone.sound']);
  });

  it('gives the answer, the bolus that it ends and the new drive in the order of the regions that give them', () => {
    const story = tell(
      runningPump(),
      [
        ['1h', program(simple(0.15, { windows: [limit(900)] }))],
        ['2h', clinicianBolus(10)],
        ['2h 5min', program(simple(0.1, { windows: [limit(900)] }))],
      ],
      '2h 5min',
    );
    expect(story).toContain('2h 5min yes program, clinician-bolus 5 of 10 (reprogrammed), drive 0.1');
  });
});
