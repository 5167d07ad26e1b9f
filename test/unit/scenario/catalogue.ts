import type { Catalogue } from '../../../sim/scenario/index.js';
import { refuse } from '../../../src/base/index.js';
import { PROFILES } from '../../../src/profile/index.js';

const NO_SENSOR = refuse(
  'fault-unsupported',
  'a pump without a pressure sensor',
  'a device that has the sensor',
  'use peristaltic-40-sensing',
);

/** A small catalogue, so that these tests stand when the real ones grow. */
export const CATALOGUE: Catalogue = {
  profiles: PROFILES,
  drugs: ['morphine', 'hydromorphone', 'baclofen', 'saline'],
  faults: {
    occlusion: {
      kind: 'occlusion',
      title: 'blocked catheter',
      parameters: {
        open: { unit: 'fraction', text: 'how open the line stays', default: 0, min: 0, max: 1 },
        onset: { unit: 'duration', text: 'time to close', default: 60_000, min: 0, max: 86_400_000 },
      },
      supports: () => null,
    },
    'stall-mri': {
      kind: 'stall-mri',
      title: 'slow recovery after a scanner',
      parameters: {
        recovery: { unit: 'duration', text: 'time to recover', default: null },
        variant: { unit: 'word', text: 'which', default: 'prompt', words: ['prompt', 'delayed'] },
        turns: { unit: 'count', text: 'turns missed', default: null, required: true, min: 1 },
      },
      supports: () => null,
    },
    'sensor-stuck': {
      kind: 'sensor-stuck',
      title: 'stuck pressure sensor',
      parameters: { at: { unit: 'pressure', text: 'shown pressure', default: 0, min: 0, max: 200 } },
      supports: (profile) => (profile.sensing.pressureSensor.value ? null : NO_SENSOR.refusal),
    },
  },
  regions: {
    infusion: ['stopped', 'priming', 'simple', 'flex', 'minimum-rate', 'suspended'],
    motor: ['idle', 'turning', 'stall-suspected', 'stalled'],
    line: ['clear', 'occlusion-suspected', 'occluded'],
  },
};
