import { describe, expect, it } from 'vitest';
import { evenSamples } from '../../../../src/protocol/index.js';
import type { Temperature } from '../../../../src/units/index.js';
import { runningPump } from '../../../support/pump.js';
import { tell } from '../../../support/story.js';

const HOT = { type: 'sensor.temperature-above', level: 39 as Temperature } as const;
const WEAK = { type: 'sensor.battery-below', samples: evenSamples(2.4) } as const;

describe('battery', () => {
  it('SR-035 SR-036 goes one way, and a second report changes nothing', () => {
    const pump = runningPump();
    expect(
      tell(
        pump,
        [
          ['1h', WEAK],
          ['2d', WEAK],
        ],
        '3d',
        ['tone', '+pump'],
      ),
    ).toBe('1h +replacement-due');
    expect(pump.memory().battery.replacementSince).toBe(3_600_000);
    expect(pump.states().battery).toBe('replacement-due');
  });
});

describe('sensors', () => {
  it('are armed when the pump is implanted, and anew when what matters changes, once', () => {
    const pump = runningPump();
    const arms = (input: Parameters<typeof pump.handle>[0]) =>
      pump.handle(input).outputs.filter((o) => o.type === 'sensor.arm');
    expect(pump.memory().armed).toMatchObject({ batteryBelow: 2.4, pressureAbove: 35, rotorMissed: null });
    expect(arms({ ...HOT, at: 3_600_000 as never }).length).toBe(1);
    expect(arms({ ...HOT, at: 3_600_000 as never }).length).toBe(0);
  });
});
