import type { ContractStory } from './story.js';

/** Commands, faults and what must be told. A new one is a block here: leave `tells` empty, and the test says what it heard. */
export const STORIES: readonly ContractStory[] = [
  {
    title: 'Nothing but therapy',
    steps: `
  - at: 1d
    direct: interrogate
  - at: 2d
    direct: { low-alarm: 3 mL }`,
    until: '10d',
    tells: ['0s power running, yes program, drive 0.15', '1d yes interrogate', '2d yes low-alarm'],
  },
  {
    title: 'Requests too early and too many',
    steps: `
  - at: 59min
    direct: request-bolus
  - at: 1h
    direct: request-bolus
  - at: 1h 5min
    direct: request-bolus
  - at: 2h 9min
    direct: request-bolus
  - at: 2h 10min
    direct: request-bolus
  - at: 4h
    direct: request-bolus
  - at: 6h
    direct: request-bolus
  - at: 25h
    direct: request-bolus`,
    until: '26h',
    tells: [
      '0s power running, yes program, drive 0.15',
      '59min no patient-bolus: lockout',
      '1h yes patient-bolus, drive 1.59',
      '1h 5min no patient-bolus: bolus-running',
      '1h 10min patient-bolus 10 of 10, drive 0.15',
      '2h 9min no patient-bolus: lockout',
      '2h 10min yes patient-bolus, drive 1.59',
      '2h 20min patient-bolus 10 of 10, drive 0.15',
      '4h yes patient-bolus, drive 1.59',
      '4h 10min patient-bolus 10 of 10, drive 0.15',
      '6h no patient-bolus: max-count',
      '1d 1h yes patient-bolus, drive 1.59',
      '1d 1h 10min patient-bolus 10 of 10, drive 0.15',
    ],
  },
  {
    title: 'Boluses of the clinician',
    steps: `
  - at: 2h
    direct: { bolus: { dose: 0.2 mg, duration: 20min } }
  - at: 2h 10min
    direct: cancel-bolus
  - at: 3h
    direct: { square-bolus: { dose: 0.2 mg, duration: 2h } }
  - at: 4h
    direct: request-bolus
  - at: 6h
    direct: { bolus: { dose: 0.5 mg, duration: 20min } }`,
    until: '1d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2h yes clinician-bolus, drive 1.59',
      '2h 10min clinician-bolus 10 of 20 (cancelled), yes cancel-bolus, drive 0.15',
      '3h yes square-bolus, drive 0.39',
      '4h yes patient-bolus, drive 1.59',
      '4h 10min patient-bolus 10 of 10, drive 0.39',
      '5h 10min square-bolus 20 of 20, drive 0.15',
      '6h no clinician-bolus: dose-window',
    ],
  },
  {
    title: 'Stopped and paused',
    steps: `
  - at: 2h
    direct: { suspend: { for: 2h } }
  - at: 3h
    direct: request-bolus
  - at: 5h
    direct: suspend
  - at: 6h
    direct: resume
  - at: 7h
    direct: request-bolus
  - at: 7h 5min
    direct: stop
  - at: 8h
    direct: resume`,
    until: '3d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2h yes suspend, drive 0',
      '3h no patient-bolus: pump-stopped',
      '4h drive 0.15',
      '5h yes suspend, drive 0',
      '6h yes resume, drive 0.15',
      '7h yes patient-bolus, drive 1.59',
      '7h 5min yes stop, patient-bolus 5 of 10 (therapy stopped), drive 0',
      '8h no resume: nothing-suspended',
      '2d 7h 5min +pump-stopped, critical',
      '2d 7h 35min ^pump-stopped, critical',
    ],
  },
  {
    title: 'A prime over a running therapy and a bad one',
    steps: `
  - at: 2h
    direct: { prime: full-system }
  - at: 2h 5min
    direct: request-bolus
  - at: 3h
    direct: { prime: catheter-only }`,
    until: '1d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2h yes prime, drive 24',
      '2h 5min no patient-bolus: prime-running',
      '2h 18min 57s 600ms prime 316 of 316, drive 0.15',
      '3h no prime: dose-window',
    ],
  },
  {
    title: 'Refilled with the same and with another strength',
    steps: `
  - at: 2d
    direct: { refill: { fill: 40 mL } }
  - at: 2d 59min
    direct: request-bolus
  - at: 2d 1h
    direct: request-bolus
  - at: 2d 1h 5min
    direct: { refill: { fill: 40 mL, concentration: 20 mg/mL } }
  - at: 2d 2h
    direct: { program: { mode: simple, dose: 1.5 mg/day } }`,
    until: '3d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2d yes refill',
      '2d 59min no patient-bolus: lockout',
      '2d 1h yes patient-bolus, drive 1.59',
      '2d 1h 5min patient-bolus 5 of 10 (refilled with another fluid), yes refill, drive 0',
      '2d 2h yes program, drive 0.075',
    ],
  },
  {
    title: 'By the clock',
    steps: `
  - at: 1h
    direct:
      program:
        mode: flex
        days:
          - on: every-day
            steps:
              - { at: "00:00", dose: 0.6 mg/day }
              - { at: "12:00", dose: 1.2 mg/day }`,
    until: '2d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '1h yes program, drive 0.06',
      '4h drive 0.12',
      '16h drive 0.06',
      '1d 4h drive 0.12',
      '1d 16h drive 0.06',
    ],
  },
  {
    title: 'A scanner holds the rotor',
    steps: `
  - at: 2h
    world: { mri: { field: 1.5 T, for: 45min } }
  - at: 2h 30min
    direct: request-bolus
  - at: 5h
    direct: { acknowledge: motor-stall }`,
    until: '1d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2h 24min +motor-stall, critical',
      '2h 30min no patient-bolus: motor-stalled',
      '2h 45min 36s ~motor-stall',
      '5h xmotor-stall, yes acknowledge, silent',
    ],
  },
  {
    title: 'A line that closes and opens',
    steps: `
  - at: 2h
    fault: { kind: occlusion, for: 6h }
  - at: 6h
    direct: { acknowledge: occlusion }
  - at: 6h 1min
    direct: request-bolus
  - at: 9h
    direct: { acknowledge: occlusion }`,
    until: '1d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '3h 3min 24s 32ms +occlusion-suspected, non-critical',
      '4h 7min 39s 363ms drive 0, +occlusion, -occlusion-suspected, critical',
      '4h 37min 39s 363ms ^occlusion, critical',
      '6h no acknowledge: condition-persists',
      '6h 1min no patient-bolus: line-occluded',
      '8h 35s 455ms released 11.8, drive 0.15, ~occlusion',
      '9h xocclusion, yes acknowledge, silent',
    ],
  },
  {
    title: 'Low, then empty',
    fill: '2.5 mL',
    steps: `
  - at: 4d
    direct: pause-audio
  - at: 4d 1min
    direct: pause-audio
  - at: 11d
    direct: request-bolus
  - at: 12d
    direct: { refill: { fill: 40 mL } }`,
    until: '13d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '3d 8h +low-reservoir, non-critical',
      '4d silent, yes pause-audio',
      '4d 1min no pause-audio: audio-paused',
      '4d 2min non-critical',
      '10d drive 0, +empty-reservoir, -low-reservoir, critical',
      '10d 30min ^empty-reservoir, critical',
      '11d no patient-bolus: reservoir-empty',
      '12d +pump-stopped, yes refill, drive 0.15, -empty-reservoir, -pump-stopped, silent',
    ],
  },
  {
    title: 'A supply that gives way',
    steps: `
  - at: 2h
    direct: request-bolus
  - at: 3h
    fault: { kind: battery-film }
  - at: 10h
    direct: request-bolus
  - at: 1d
    clear: battery-film
  - at: 1d 1h
    direct: { program: { mode: simple, dose: 1.5 mg/day } }
  - at: 1d 2h
    direct: { acknowledge: low-battery-reset }`,
    until: '2d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2h yes patient-bolus, drive 1.59',
      '2h 10min patient-bolus 10 of 10, drive 0.15',
      '3h drive 0, +low-battery-reset, critical, power self-test, +replacement-due',
      '3h 10s drive 0.006, power safe',
      '3h 30min ^low-battery-reset, critical',
      '10h no patient-bolus: pump-stopped',
      '1d 1h yes program, drive 0.15, ~low-battery-reset, power running',
      '1d 2h xlow-battery-reset, yes acknowledge, non-critical',
      '1d 3h ^replacement-due, non-critical',
    ],
  },
  {
    title: 'Warm, and nobody comes',
    steps: `
  - at: 2h
    world: { temperature: { to: 40 °C, for: 30h } }
  - at: 3h
    direct: { acknowledge: temperature }`,
    until: '2d',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2h +temperature, non-critical',
      '3h no acknowledge: condition-persists',
      '1d 2h ^temperature, non-critical',
      '1d 8h -temperature, silent',
    ],
  },
  {
    title: 'Over the air, some of it poor',
    steps: `
  - at: 2h
    patient: request-bolus
  - at: 2h 30min
    patient: request-bolus
  - at: 5h
    world: { radio: { loss: 0.3, corruption: 0.1, duplication: 0.1, jitter: 200ms, for: 1h } }
  - at: 5h 1min
    clinician:
      program:
        mode: simple
        dose: 2 mg/day
        patient: { dose: 0.1 mg, duration: 10min, lockout: 1h, max: 3, per: 24h }
  - at: 5h 1min
    clinician: { acknowledge: motor-stall }
  - at: 5h 1min 4s
    person: { walks-away: { for: 30s } }
  - at: 5h 30min
    patient: read-status
  - at: 8h
    clinician: stop
  - at: 8h
    patient: request-bolus`,
    until: '9h',
    tells: [
      '0s power running, yes program, drive 0.15',
      '2h 139ms yes interrogate',
      '2h 275ms yes patient-bolus, drive 1.59',
      '2h 330ms yes interrogate',
      '2h 10min 275ms patient-bolus 10 of 10, drive 0.15',
      '2h 30min 139ms yes interrogate',
      '2h 30min 367ms no patient-bolus: lockout',
      '2h 30min 469ms yes interrogate',
      '5h 1min 35s 863ms yes interrogate',
      '5h 1min 53s 821ms yes program, drive 0.2',
      '5h 1min 54s 28ms yes interrogate',
      '5h 2min 2s 194ms no acknowledge: alarm-not-active',
      '5h 30min 680ms yes interrogate',
      '8h 139ms yes interrogate',
      '8h 2s 569ms yes stop, drive 0',
      '8h 2s 624ms yes interrogate',
    ],
  },
];
