import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPorts, LIVE_SENSORS, type PortSettings, SOUND_REFILL } from '../../../sim/fault/index.js';
import { CLEAR_AIR } from '../../../sim/link/index.js';
import { HEALTHY } from '../../../sim/plant/ports.js';

const join = (...settings: PortSettings[]) => joinPorts(HEALTHY, settings);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('joinPorts', () => {
  it('leaves healthy ports as they are when nothing acts', () => {
    expect(join()).toEqual({
      ...HEALTHY,
      refill: SOUND_REFILL,
      sensors: LIVE_SENSORS,
      mainLoop: 'runs',
      updateCut: null,
      air: CLEAR_AIR,
    });
    expect(join({}, {})).toEqual(join());
  });

  it.each<[string, PortSettings[], string, unknown]>([
    ['any blocks', [{ rotorBlocked: true }, {}], 'rotorBlocked', true],
    ['offsets add', [{ gainOffset: 0.25 }, { gainOffset: -0.125 }], 'gainOffset', 0.125],
    ['drifts add', [{ gainPerDay: 0.5 }, { gainPerDay: 0.25 }], 'gainPerDay', 0.75],
    ['openness multiplies', [{ lineOpen: 0.5 }, { lineOpen: 0.5 }], 'lineOpen', 0.25],
    ['losses follow one another', [{ leakShare: 0.5 }, { leakShare: 0.5 }], 'leakShare', 0.75],
    ['losses at the tip follow one another', [{ tipLoss: 0.5 }, { tipLoss: 0.5 }], 'tipLoss', 0.75],
    ['flows back add', [{ backflow: 5 }, { backflow: 7 }], 'backflow', 12],
    ['the lowest limit of the fill', [{ fillLimit: 0.7 }, { fillLimit: 0.9 }], 'fillLimit', 0.7],
    ['the worse of two main loops', [{ mainLoop: 'dead' }, { mainLoop: 'stalls' }], 'mainLoop', 'dead'],
    ['the last of two counters', [{ counted: 0 }, { counted: 200 }], 'counted', 200],
    ['one loss alone is exact', [{ leakShare: 0.1 }], 'leakShare', 0.1],
    [
      'the highest temperature',
      [{ bodyTemperature: 41 as never }, { bodyTemperature: 39 as never }],
      'bodyTemperature',
      41,
    ],
    ['a body may be cooled', [{ bodyTemperature: 30 as never }], 'bodyTemperature', 30],
    ['the last pressure', [{ ambientPressure: 200 as never }, { ambientPressure: 75 as never }], 'ambientPressure', 75],
    [
      'resistances add',
      [{ batteryResistance: 5 as never }, { batteryResistance: 7 as never }],
      'batteryResistance',
      12,
    ],
  ])('%s', (_text, settings, port, expected) => {
    expect(join(...settings)[port as 'lineOpen']).toBe(expected);
  });

  it('joins refill errors', () => {
    const ports = join(
      { refill: { typedOffset: 5, pocketShare: 0.5, concentrationFactor: 2, drug: 'morphine' } },
      { refill: { typedOffset: -2, pocketShare: 0.5, concentrationFactor: 4 } },
    );
    expect(ports.refill).toEqual({ typedOffset: 3, pocketShare: 0.75, concentrationFactor: 8, drug: 'morphine' });
  });

  it('hears the more harmful of two lies on a wire, in any order', () => {
    const high = { sensors: { pressure: 'stuck-high' } } as const;
    const silent = { sensors: { pressure: 'silent' } } as const;
    for (const ports of [join(high, silent), join(silent, high)]) expect(ports.sensors.pressure).toBe('silent');
    const flow = (lie: 'stuck-high' | 'silent') => ({ sensors: { flow: lie } });
    expect(join(flow('stuck-high'), flow('silent')).sensors.flow).toBe('silent');
    expect(join(high, {}).sensors).toEqual({ ...LIVE_SENSORS, pressure: 'stuck-high' });
  });

  it('keeps shares within 0 … 1 whatever acts together', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ leakShare: share, lineOpen: share })), (settings) => {
        const ports = join(...settings);
        for (const value of [ports.leakShare, ports.lineOpen]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
