import type { Command } from '../../../src/protocol/index.js';
import { limit, prime, program, simple } from '../../support/orders.js';
import type { Happening } from '../../support/story.js';
import * as begin from './beginnings.js';
import type { Control, RefusedCase } from './form.js';

const PURGE: Command = { type: 'command.purge' };
const IMPLANT = { type: 'power.implanted' } as const;

const refusedAfter = (name: string, after: readonly Happening[], when: string, refused: string): RefusedCase => ({
  name,
  after,
  at: when,
  command: PURGE,
  onShelf: true,
  refused,
});

export const PURGE_CONTROL: Control = {
  'not given': [
    {
      name: 'the pump does not purge by itself, and a full-system prime fills its tubing',
      onShelf: true,
      story: [
        ['1h', IMPLANT],
        ['2h', prime()],
      ],
      until: '3h',
      tells: '2h yes prime, drive 24 | 2h 18min 57s 600ms prime 316 of 316, drive 0',
    },
  ],
  'given when unsafe': [
    refusedAfter(
      'to a pump that is implanted: it would go into the patient',
      [['1h', IMPLANT]],
      '2h',
      'purge-implanted',
    ),
    refusedAfter(
      'in therapy',
      [
        ['1h', IMPLANT],
        ['2h', begin.THERAPY],
      ],
      '3h',
      'purge-implanted',
    ),
    refusedAfter(
      'to a pump whose memory is damaged',
      [['1h', { type: 'memory.upset', part: 'infusion', cell: 0, bit: 0, copy: 'first' }]],
      '2h',
      'pump-on-hold',
    ),
  ],
  'wrong time or order': [
    refusedAfter('a second time: the tubing is full', [['1h', PURGE]], '2h', 'purge-twice'),
    refusedAfter('while it runs', [['1h', PURGE]], '1h 5min', 'purge-twice'),
    refusedAfter(
      'after one that was cut short',
      [
        ['1h', PURGE],
        ['1h 5min', begin.STOP],
      ],
      '2h',
      'purge-twice',
    ),
    refusedAfter(
      'after a prime',
      [
        ['1h', IMPLANT],
        ['2h', prime()],
      ],
      '3h',
      'purge-implanted',
    ),
    {
      name: 'before the prime: what is left to fill is the catheter, and a prime of all of it is refused',
      onShelf: true,
      story: [
        ['1h', PURGE],
        ['2h', IMPLANT],
        ['3h', prime()],
        ['4h', prime('catheter-only')],
      ],
      until: '5h',
      tells:
        '1h yes purge, drive 24 | 1h 8min 24s purge 140 of 140, drive 0 | 3h no prime: prime-tubing-full | ' +
        '4h yes prime, drive 24 | 4h 10min 33s 600ms prime 176 of 176, drive 0',
    },
    {
      name: 'before the prime, with limits: the tubing volume of a full-system prime is a dose like any other',
      onShelf: true,
      story: [
        ['1h', PURGE],
        ['2h', IMPLANT],
        ['3h', program(simple(0.15, { windows: [limit(290)] }))],
        ['3h', prime()],
      ],
      until: '4h',
      tells:
        '1h yes purge, drive 24 | 1h 8min 24s purge 140 of 140, drive 0 | 3h yes program, drive 0.15, no prime: dose-window',
    },
    {
      name: 'before the prime, with limits that have room for it',
      onShelf: true,
      story: [
        ['1h', PURGE],
        ['2h', IMPLANT],
        ['3h', program(simple(0.15, { windows: [limit(291)] }))],
        ['3h', prime()],
      ],
      until: '4h',
      tells:
        '1h yes purge, drive 24 | 1h 8min 24s purge 140 of 140, drive 0 | 3h yes program, drive 0.15, yes prime, drive 24 | ' +
        '3h 18min 57s 600ms prime 316 of 316, drive 0.15',
    },
  ],
  'stopped too soon or held too long': [
    {
      name: 'implanted meanwhile: it ends at once, what was given is booked, and nothing goes on',
      onShelf: true,
      story: [
        ['1h', PURGE],
        ['1h 5min', IMPLANT],
      ],
      until: '24h',
      tells: '1h yes purge, drive 24 | 1h 5min purge 83.333333 of 140 (implanted), drive 0',
    },
    {
      name: 'stopped: the rest is never made up',
      onShelf: true,
      story: [
        ['1h', PURGE],
        ['1h 5min', begin.STOP],
        ['2h', IMPLANT],
      ],
      until: '24h',
      tells: '1h yes purge, drive 24 | 1h 5min purge 83.333333 of 140 (stopped), yes stop, drive 0',
    },
    {
      name: 'with a rotor that does not turn: the alarm tells it in theatre',
      onShelf: true,
      story: [
        ['1h', PURGE],
        ['1h 4min', { type: 'sensor.rotor-missed', strokes: 201 }],
      ],
      until: '2h',
      tells:
        '1h yes purge, drive 24 | 1h 4min purge 66.666666 of 140 (motor-stall), +motor-stall, drive 0, tone critical',
    },
    {
      name: 'with a supply that gives way: it ends, and does not come back',
      onShelf: true,
      story: [
        ['1h', PURGE],
        ['1h 5min', begin.RESET],
      ],
      until: '2h',
      tells: '1h yes purge, drive 24 | 1h 5min purge 83.333333 of 140 (reset), drive 0',
    },
    {
      name: 'it ends by itself at its volume',
      onShelf: true,
      story: [['1h', PURGE]],
      until: '90d',
      tells: '1h yes purge, drive 24 | 1h 8min 24s purge 140 of 140, drive 0',
    },
  ],
};
