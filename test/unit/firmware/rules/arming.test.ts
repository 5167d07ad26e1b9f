import { describe, expect, it } from 'vitest';
import { armingDiffers, wantedArming } from '../../../../src/firmware/rules/arming.js';
import { type Comparator, DISARMED } from '../../../../src/protocol/index.js';
import { millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';

const train = { start: h(0), flow: millilitresPerDay(0.15), stroke: 250_000 as Volume, carry: 0 };
const HEALTHY = {
  rotorMissed: 5,
  rotorTurned: false,
  countDiffers: 20,
  pressureAbove: 35,
  pressureBelow: null,
  batteryBelow: 2.4,
  temperatureAbove: 39,
  temperatureBelow: 35,
  selfTest: false,
};
const motor = { train };

describe('what the firmware wants to hear of', () => {
  it.each([
    ['when all is well', memory({ motor }), {}],
    ['when nothing is driven', memory(), { rotorMissed: null }],
    [
      'when a stall is suspected',
      memory({ motor: { train, suspected: true } }),
      { rotorMissed: 10, rotorTurned: true },
    ],
    ['in a stall', memory({ motor: { train, stalled: true } }), { rotorMissed: null, rotorTurned: true }],
    [
      'when an occlusion is suspected',
      memory({ motor, line: { suspected: true } }),
      { pressureAbove: 69, pressureBelow: 10 },
    ],
    [
      'in an occlusion',
      memory({ motor, line: { suspected: true, occluded: true } }),
      { pressureAbove: null, pressureBelow: 10 },
    ],
    [
      'in an occlusion that was not suspected before',
      memory({ motor, line: { occluded: true } }),
      { pressureAbove: null, pressureBelow: 10 },
    ],
    [
      'in a stall while nothing is driven',
      memory({ motor: { stalled: true } }),
      { rotorMissed: null, rotorTurned: false },
    ],
    [
      'without a pressure sensor, whatever the line was thought to be',
      memory({ motor, line: { occluded: true } }, { pressureSensor: false }),
      { pressureAbove: null, pressureBelow: null },
    ],
    ['without a pressure sensor', memory({ motor }, { pressureSensor: false }), { pressureAbove: null }],
    ['in a self-test', memory({ motor, power: { selfTestEnd: h(1) } }), { selfTest: true }],
    [
      'in a self-test that has failed',
      memory({ motor, power: { selfTestEnd: h(1), foundPart: 'rom', failedPart: 'rom' } }),
      {},
    ],
    ['when the counters disagree', memory({ motor, counter: { off: -20 } }), { countDiffers: null }],
    ['when replacement is due', memory({ motor, battery: { replacementSince: h(1) } }), { batteryBelow: null }],
    ['while a purge turns the drive of a pump on its shelf', memory({ motor, power: { implantedAt: null } }), {}],
    [
      'when it is hot',
      memory({ motor, temperature: { high: true } }),
      { temperatureAbove: 42, temperatureBelow: 38.5 },
    ],
  ] as const)('%s', (_, c, changes) => {
    expect(wantedArming(c)).toEqual({ ...HEALTHY, ...changes });
  });

  it('asks about the flow only in a pump that measures it', () => {
    const flow = { above: 165_000_000, below: 135_000_000, reverse: 250_000 };
    expect(wantedArming(memory({ motor }, { flowSensor: true }))).toEqual({ ...HEALTHY, flow });
    expect(Object.keys(wantedArming(memory({ motor })))).not.toContain('flow');
    expect(wantedArming(memory({ power: { implantedAt: null } }, { flowSensor: true }))).toEqual(DISARMED);
  });

  it.each([['above'], ['below'], ['reverse']])('differs in what is asked about the flow: %s', (field) => {
    const flow = { above: 1, below: 2, reverse: 3 } as never;
    const armed = { ...DISARMED, flow };
    expect(armingDiffers(armed, { ...DISARMED, flow: { ...(flow as object), [field]: null } as never })).toBe(true);
    expect(armingDiffers(armed, { ...armed })).toBe(false);
    expect(armingDiffers(armed, DISARMED)).toBe(true);
  });

  it('is nothing on the shelf and at the end of service', () => {
    expect(wantedArming(memory({ power: { implantedAt: null } }))).toEqual(DISARMED);
    expect(wantedArming(memory({ battery: { ended: true } }))).toEqual(DISARMED);
  });

  it.each(Object.keys(DISARMED) as Comparator[])('differs in %s', (comparator) => {
    const changed = { ...DISARMED, [comparator]: comparator === 'rotorTurned' || comparator === 'selfTest' ? true : 1 };
    expect(armingDiffers(DISARMED, changed)).toBe(true);
    expect(armingDiffers(changed, { ...changed })).toBe(false);
  });
});
