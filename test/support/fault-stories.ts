/**
 * Which story shows which implanted fault of the fault table (F-01 to F-28).
 *
 * To add one: let the story land under `scenarios/`, with the number in its `purpose`; add a row here. `docs/reference/fault-signatures.md` is then made by running the story (`npm run docs`), and
 * `test/scenario/fault-signatures.test.ts` compares what came out with what is published, as the row states it.
 */
import type { Sign } from './signature.js';

/** A fault, the story that shows it, and what is published of its signature. */
export type FaultStory = {
  /** `F-01` … `F-28`; a fault may have several rows */
  readonly fault: string;
  readonly name: string;
  /** folder and name under `scenarios/` */
  readonly story: string;
  /** settings that make the story sound; when left out, every fault and change of the surroundings is taken out */
  readonly sound?: readonly string[];
  /** number of the step (the first is 1) at which the fault begins; its own first record when left out */
  readonly from?: number;
  /** number of the step from which the drug is compared; the beginning of the fault when left out */
  readonly doseFrom?: number;
  /** up to where the drug is compared: `over`, `end` (when left out), or a span from the beginning, `2h` */
  readonly until?: string;
  /** what must come out: whether any alarm is raised, what a syringe draws out, what reaches the body, each
   * against the sound story; `-` where nothing is published */
  readonly published: { readonly alarm: boolean; readonly back: Sign | '-'; readonly dose: Sign | '-' };
  /** where the emulator shows something else than the fault table, and why */
  readonly differs?: string;
};

/** What no alarm tells while it goes on is asked about when the syringe shows it. */
const ASKED_AT_REFILL = 'no alarm until the refill; there the pump asks why what came back does not fit (SR-019)';

/** Nobody has published a pump of this kind that measures its flow; the family that does is there to try out what it would tell. */
const FLOW_IS_MEASURED = 'a flow sensor, which no published pump of this kind has, tells at once, and the pump acts';

/** In the order of the fault table. */
export const FAULT_STORIES: readonly FaultStory[] = [
  {
    fault: 'F-01',
    name: 'stall in a scanner, prompt recovery',
    story: 'fault/mri-stall',
    until: 'over',
    published: { alarm: true, back: 'equal', dose: 'less' },
  },
  {
    fault: 'F-02',
    name: 'stall in a scanner, delayed recovery',
    story: 'fault/mri-stall-delayed',
    until: 'over',
    published: { alarm: true, back: 'more', dose: 'less' },
  },
  {
    fault: 'F-03',
    name: 'scan that leaves telemetry open under an alarm',
    story: 'fault/mri-telemetry-lock',
    until: 'over',
    published: { alarm: true, back: 'more', dose: 'less' },
  },
  {
    fault: 'F-04',
    name: 'stall for good',
    story: 'fault/permanent-stall',
    published: { alarm: true, back: 'more', dose: 'less' },
  },
  {
    fault: 'F-05',
    name: 'update cut off',
    story: 'fault/aborted-update',
    published: { alarm: true, back: 'more', dose: 'less' },
  },
  {
    fault: 'F-06',
    name: 'stalls in bursts (magnet)',
    story: 'fault/magnet-at-night',
    until: 'over',
    published: { alarm: true, back: 'more', dose: 'less' },
    differs: 'six hours of standstill are 0.04 mL, less than a syringe shows',
  },
  {
    fault: 'F-07',
    name: 'battery film, reset',
    story: 'fault/battery-reset',
    until: 'over',
    published: { alarm: true, back: 'more', dose: 'less' },
  },
  {
    fault: 'F-08',
    name: 'premature replacement indicator',
    story: 'fault/early-replacement-indicator',
    published: { alarm: true, back: '-', dose: '-' },
  },
  {
    fault: 'F-08',
    name: 'premature end without the indicator',
    story: 'fault/end-without-warning',
    from: 4,
    published: { alarm: true, back: '-', dose: '-' },
  },
  {
    fault: 'F-09',
    name: 'over-infusion',
    story: 'fault/over-delivery',
    published: { alarm: false, back: 'less', dose: 'more' },
    differs: ASKED_AT_REFILL,
  },
  {
    fault: 'F-09',
    name: 'over-infusion, with a flow sensor',
    story: 'fault/over-delivery-measured',
    published: { alarm: false, back: 'less', dose: 'more' },
    differs: FLOW_IS_MEASURED,
  },
  {
    fault: 'F-10',
    name: 'under-infusion',
    story: 'fault/under-delivery',
    published: { alarm: false, back: 'more', dose: 'less' },
    differs: ASKED_AT_REFILL,
  },
  {
    fault: 'F-10',
    name: 'under-infusion, with a flow sensor',
    story: 'fault/under-delivery-measured',
    published: { alarm: false, back: 'more', dose: 'less' },
    differs: FLOW_IS_MEASURED,
  },
  {
    fault: 'F-11',
    name: 'prime too large (0.059 mL)',
    story: 'misuse/tubing-constant-too-large',
    sound: ['implant.tubing-constant=0.14 mL'],
    from: 1,
    published: { alarm: false, back: '-', dose: 'more' },
    until: '1h',
  },
  {
    fault: 'F-12',
    name: 'bridge omitted',
    story: 'misuse/bridge-omitted',
    sound: [
      'steps[3].clinician.program.dose=1.2 mg/day',
      'steps[4]={ at: 42d 15h, direct: { program: { mode: simple, dose: 2.4 mg/day } } }',
    ],
    from: 4,
    until: '32h',
    published: { alarm: false, back: '-', dose: 'more' },
  },
  {
    fault: 'F-12',
    name: 'bridge the wrong way',
    story: 'misuse/bridge-wrong-way',
    sound: ['steps[3].clinician.program.dose=1.2 mg/day', 'steps[4].at=42d 15h'],
    from: 4,
    until: '16h',
    published: { alarm: false, back: '-', dose: 'more' },
  },
  {
    fault: 'F-13',
    name: 'dose of a day typed per hour',
    story: 'misuse/day-dose-per-hour',
    sound: [
      'steps[5]={ name: without limits, at: 5d 3h, direct: { program: { mode: flex, steps: [{ at: "00:00", dose: 0.7 mg/day }, { at: "08:00", dose: 0.8 mg/day }] } } }',
    ],
    from: 6,
    published: { alarm: false, back: 'less', dose: 'more' },
  },
  {
    fault: 'F-14',
    name: 'clock shift, time zone',
    story: 'fault/clock-shift',
    published: { alarm: false, back: 'equal', dose: 'equal' },
  },
  {
    fault: 'F-14',
    name: 'clock that drifts, and a counter that runs over',
    story: 'fault/clock-rollover',
    published: { alarm: false, back: 'equal', dose: 'equal' },
  },
  {
    fault: 'F-15',
    name: 'catheter occlusion, no pressure sensor',
    story: 'fault/occlusion-silent',
    published: { alarm: false, back: 'more', dose: 'less' },
  },
  {
    fault: 'F-15',
    name: 'catheter occlusion, with a pressure sensor',
    story: 'fault/occlusion-and-release',
    until: 'over',
    published: { alarm: false, back: 'more', dose: 'less' },
    differs: 'this family has a pressure sensor',
  },
  {
    fault: 'F-16',
    name: 'kink by posture',
    story: 'fault/kink-by-posture',
    until: '8h',
    published: { alarm: false, back: 'more', dose: 'less' },
    differs: 'a roller pump gives whole strokes against a kink; what the line holds arrives when it opens',
  },
  {
    fault: 'F-17',
    name: 'leak',
    story: 'fault/leak',
    published: { alarm: false, back: 'equal', dose: 'less' },
  },
  {
    fault: 'F-17',
    name: 'disconnection',
    story: 'fault/disconnection',
    published: { alarm: false, back: 'equal', dose: 'less' },
  },
  {
    fault: 'F-18',
    name: 'tip granuloma',
    story: 'fault/tip-granuloma',
    published: { alarm: false, back: 'equal', dose: 'less' },
  },
  {
    fault: 'F-19',
    name: 'tip migration',
    story: 'fault/tip-migration',
    published: { alarm: false, back: 'equal', dose: 'less' },
  },
  {
    fault: 'F-20',
    name: 'pocket fill',
    story: 'misuse/pocket-fill',
    published: { alarm: false, back: 'less', dose: 'less' },
    differs: ASKED_AT_REFILL,
  },
  {
    fault: 'F-21',
    name: 'wrong concentration',
    story: 'misuse/wrong-concentration',
    published: { alarm: false, back: 'equal', dose: 'more' },
  },
  {
    fault: 'F-21',
    name: 'wrong drug',
    story: 'misuse/wrong-drug',
    published: { alarm: false, back: 'equal', dose: 'less' },
  },
  {
    fault: 'F-22',
    name: 'wrong volume typed',
    story: 'misuse/wrong-volume-typed',
    published: { alarm: true, back: 'less', dose: '-' },
  },
  {
    fault: 'F-23',
    name: 'low reservoir ignored',
    story: 'misuse/low-reservoir-ignored',
    sound: ['steps[2]={ name: refill that was due, at: 44d, direct: { refill: { fill: 20 mL } } }'],
    from: 2,
    doseFrom: 3,
    published: { alarm: true, back: '-', dose: 'less' },
  },
  {
    fault: 'F-24',
    name: 'dive damage',
    story: 'fault/dive-damage',
    published: { alarm: true, back: '-', dose: 'less' },
    sound: [
      'steps[2]={ at: 30d, snapshot: no dive }',
      'steps[3]={ at: 30d 30min, snapshot: no damage }',
      'steps[4]={ name: refill, at: 70d, snapshot: one refill is enough }',
      'steps[5].clinician.refill.fill=40 mL',
    ],
    from: 5,
  },
  {
    fault: 'F-25',
    name: 'backflow in a hyperbaric chamber',
    story: 'fault/backflow-in-chamber',
    until: 'over',
    published: { alarm: false, back: 'more', dose: 'less' },
    differs: ASKED_AT_REFILL,
  },
  {
    fault: 'F-25',
    name: 'backflow in a hyperbaric chamber, with a flow sensor',
    story: 'fault/backflow-measured',
    until: 'over',
    published: { alarm: false, back: 'more', dose: 'less' },
    differs: FLOW_IS_MEASURED,
  },
  {
    fault: 'F-26',
    name: 'fever',
    story: 'fault/fever',
    until: 'over',
    published: { alarm: true, back: 'less', dose: 'more' },
    differs: 'a day and a half at 3 % more is 0.01 mL, less than a syringe shows',
  },
  {
    fault: 'F-27',
    name: 'memory error, soft',
    story: 'fault/memory-error',
    published: { alarm: true, back: '-', dose: 'equal' },
  },
  {
    fault: 'F-27',
    name: 'memory error, critical',
    story: 'fault/memory-error-critical',
    published: { alarm: true, back: '-', dose: 'less' },
  },
  {
    fault: 'F-28',
    name: 'tubing set after standing more than 48 h',
    story: 'fault/tubing-set',
    sound: ['steps[3].at=6d'],
    from: 3,
    doseFrom: 4,
    published: { alarm: true, back: 'less', dose: 'more' },
  },
];
