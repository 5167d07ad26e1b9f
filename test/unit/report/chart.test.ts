import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { mermaidOf } from '../../../sim/report/index.js';

const machine = createMachine({
  id: 'pump',
  type: 'parallel',
  states: {
    motor: {
      initial: 'idle',
      states: {
        idle: { on: { 'motor.start': { guard: 'allowed', target: 'turning' } } },
        turning: {
          always: { guard: { type: 'rotorStalled' }, target: 'stalled' },
          on: {
            b: '#pump.alarm.loud',
            a: [{ guard: 'first', target: 'idle' }, { target: 'stalled' }],
            ping: { actions: 'note' },
          },
        },
        stalled: {},
      },
    },
    alarm: {
      initial: 'quiet',
      states: {
        quiet: {},
        loud: { initial: 'high', states: { high: { on: { c: '#pump.alarm.loud.low' } }, low: {} } },
      },
    },
  },
});

describe('chart', () => {
  it('draws regions, starts, guards, eventless transitions and nested states', () => {
    expect(mermaidOf(machine).split('\n')).toEqual([
      'stateDiagram-v2',
      '  direction LR',
      '  state "motor" as motor {',
      '    [*] --> motor__idle',
      '    state "idle" as motor__idle',
      '    state "turning" as motor__turning',
      '    state "stalled" as motor__stalled',
      '    motor__idle --> motor__turning : motor.start [allowed]',
      '    motor__turning --> motor__stalled : always [rotorStalled]',
      '    motor__turning --> motor__idle : a [first]',
      '    motor__turning --> motor__stalled : a',
      '    motor__turning --> alarm__loud : b',
      '  }',
      '  state "alarm" as alarm {',
      '    [*] --> alarm__quiet',
      '    state "quiet" as alarm__quiet',
      '    state "loud" as alarm__loud {',
      '      [*] --> alarm__loud__high',
      '      state "high" as alarm__loud__high',
      '      state "low" as alarm__loud__low',
      '      alarm__loud__high --> alarm__loud__low : c',
      '    }',
      '  }',
      '',
    ]);
  });

  it('leaves out transitions that change no state', () => {
    expect(mermaidOf(machine)).not.toContain('ping');
  });
});
