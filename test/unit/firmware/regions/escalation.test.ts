import { describe, expect, it } from 'vitest';
import type { FirstFill } from '../../../../src/firmware/index.js';
import { type AlarmId, evenSamples } from '../../../../src/protocol/index.js';
import { program, simple } from '../../../support/orders.js';
import { at, give, runningPump, runTo, type Wanted } from '../../../support/pump.js';
import { type Happening, tell } from '../../../support/story.js';

const STALL = { type: 'sensor.rotor-missed', strokes: 400 } as const;
const TURNS = { type: 'sensor.rotor-turned' } as const;
const HOT = { type: 'sensor.temperature-above', level: 39 as never } as const;
const OLD = { type: 'sensor.battery-below', samples: evenSamples(2.4) } as const;
const ASK = { type: 'command.interrogate' } as const;
const PAUSE = { type: 'command.pause-audio' } as const;
const acknowledge = (alarm: AlarmId) => ({ type: 'command.acknowledge', alarm }) as const;
const story = (happenings: readonly Happening[], until: string, wanted: Wanted = {}) =>
  tell(runningPump(wanted), [['1h', program(simple(0.15))], ...happenings], until, ['drive', 'yes'], true);

describe('a condition that nobody attends to', () => {
  it('SR-042 is escalated once, half an hour after a critical tone began, and stays so', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['30h', TURNS],
          ['31h', acknowledge('motor-stall')],
        ],
        '40h',
      ),
    ).toBe(
      '2h +motor-stall, tone critical | 2h 30min ^motor-stall, tone critical each 5min | 1d 6h ~motor-stall | ' +
        '1d 7h xmotor-stall, silent',
    );
  });

  it('SR-042 is escalated once, a day after an advisory tone began', () => {
    expect(story([['2h', OLD]], '20d')).toBe(
      '2h +replacement-due, tone non-critical | 1d 2h ^replacement-due, tone non-critical each 30min',
    );
  });

  it('SR-042 takes a priority one step up, and the highest stays the highest', () => {
    const priorities = (drugClass: FirstFill['drugClass']) => {
      const pump = runningPump({ drugClass });
      give(pump, { ...program(simple(0.15)), at: at(20_000), id: 1 });
      const outputs = [
        ...give(pump, { ...OLD, at: at(30_000) }),
        ...give(pump, { ...STALL, at: at(40_000) }),
        ...runTo(pump, at(2 * 86_400_000)),
      ];
      return outputs.flatMap((o) => (o.type === 'alarm' ? [`${o.alarm} ${o.phase} ${o.priority}`] : []));
    };
    expect(priorities('comfort')).toEqual([
      'replacement-due raised low',
      'motor-stall raised medium',
      'motor-stall escalated high',
      'replacement-due escalated medium',
    ]);
    expect(priorities('withdrawal-risk')).toContain('motor-stall escalated high');
  });

  it.each([
    ['an interrogation', ASK, ''],
    ['a pause of the sound', PAUSE, '2h 1min silent | 2h 3min tone critical'],
  ] as const)('SR-042 is not escalated once somebody has seen it: %s', (_, seen, told) => {
    expect(
      story(
        [
          ['2h', STALL],
          ['2h 1min', seen],
        ],
        '9d',
      ),
    ).toBe(
      [
        '2h +motor-stall, tone critical',
        told,
        '2d 2h +pump-stopped',
        '2d 2h 30min ^pump-stopped, tone critical each 5min',
      ]
        .filter((s) => s !== '')
        .join(' | '),
    );
  });

  it('SR-042 is not escalated once it is over, although its signal is latched', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['2h 29min', TURNS],
        ],
        '9d',
      ),
    ).toBe('2h +motor-stall, tone critical | 2h 29min ~motor-stall');
  });

  it('SR-042 counts anew when it comes back', () => {
    expect(
      story(
        [
          ['2h', STALL],
          ['2h 10min', TURNS],
          ['2h 20min', STALL],
        ],
        '3h',
      ),
    ).toBe(
      '2h +motor-stall, tone critical | 2h 10min ~motor-stall | 2h 20min +motor-stall | 2h 50min ^motor-stall, tone critical each 5min',
    );
  });

  it('SR-042 SR-038 is escalated in silence while another one signals, and signals more often when its turn comes', () => {
    expect(
      story(
        [
          ['2h', HOT],
          ['25h', STALL],
          ['25h', ASK],
          ['26h 10min', TURNS],
          ['26h 20min', acknowledge('motor-stall')],
        ],
        '27h',
      ),
    ).toBe(
      '2h +temperature, tone non-critical | 1d 1h +motor-stall, tone critical | 1d 2h 10min ~motor-stall | ' +
        '1d 2h 20min xmotor-stall, tone non-critical',
    );
    expect(
      story(
        [
          ['2h', HOT],
          ['25h 59min', STALL],
          ['26h 10min', TURNS],
          ['26h 20min', acknowledge('motor-stall')],
        ],
        '27h',
      ),
    ).toBe(
      '2h +temperature, tone non-critical | 1d 1h 59min +motor-stall, tone critical | 1d 2h ^temperature | ' +
        '1d 2h 10min ~motor-stall | 1d 2h 20min xmotor-stall, tone non-critical each 30min',
    );
  });

  it('SR-042 wakes the pump once, whatever the tone', () => {
    const pump = runningPump();
    give(pump, { ...program(simple(0.15)), at: at(20_000), id: 1 });
    pump.handle({ ...OLD, at: at(30_000) });
    const woken: number[] = [];
    for (let next = pump.nextDeadline(); next !== null && next <= 7 * 86_400_000; next = pump.nextDeadline()) {
      woken.push(next);
      pump.handle({ type: 'clock.deadline', at: next });
    }
    expect(woken).toEqual([30_000 + 86_400_000]);
  });
});

describe('conditions of equal rank', () => {
  const list = (wanted: Wanted, ...happenings: readonly Happening[]) => {
    const pump = runningPump(wanted);
    tell(pump, [['1h', program(simple(0.15))], ...happenings], '3h');
    const [reply] = pump.handle({ ...ASK, at: at(3 * 3_600_000), id: 9 }).outputs;
    return reply?.type === 'reply' && reply.reply.accepted ? reply.reply.status?.alarms : null;
  };

  it('SR-038 the earliest is the one that signals', () => {
    expect(list({}, ['2h', OLD], ['2h 1min', HOT])).toEqual(['replacement-due', 'temperature']);
    expect(list({}, ['2h', HOT], ['2h 1min', OLD])).toEqual(['temperature', 'replacement-due']);
  });

  it('SR-038 a higher tone comes before an earlier lower one, and a higher priority before a lower one', () => {
    expect(list({}, ['2h', HOT], ['2h 50min', STALL])).toEqual(['motor-stall', 'temperature']);
    const blocked = { type: 'sensor.pressure-above', level: 69 as never } as const;
    const reset = { type: 'sensor.brown-out' } as const;
    const both = [
      ['2h 40min', blocked],
      ['2h 50min', reset],
    ] as const;
    expect(list({}, ...both)).toEqual(['low-battery-reset', 'occlusion']);
    expect(list({ drugClass: 'comfort' }, ...both)).toEqual(['occlusion', 'low-battery-reset']);
  });
});
