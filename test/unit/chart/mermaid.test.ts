import { describe, expect, it } from 'vitest';
import { drawingOf, mermaidOf, onlyRegion } from '../../../sim/chart/index.js';
import { machine } from './machine.js';

describe('a chart in Mermaid', () => {
  it('draws regions, starts, guards, eventless arrows and nested states', () => {
    expect(mermaidOf(drawingOf(machine)).split('\n')).toEqual([
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
      '    motor__turning --> motor__turning : again',
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
      '  motor --> motor__idle : halt',
      '',
    ]);
  });

  it('leaves out arrows that change no state', () => {
    expect(mermaidOf(drawingOf(machine))).not.toContain('ping');
  });

  it('draws one region alone', () => {
    const alone = mermaidOf(onlyRegion(drawingOf(machine), 'alarm'));
    expect(alone).toContain('state "alarm" as alarm {');
    expect(alone).not.toContain('motor');
  });
});
