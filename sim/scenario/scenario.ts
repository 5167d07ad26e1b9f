import type { ProgrammerOrder } from '../../src/controller/index.js';
import type { AlarmId, AlarmPhase, LogCode } from '../../src/protocol/index.js';
import type {
  Concentration,
  DayTime,
  Duration,
  Instant,
  Length,
  MagneticField,
  Pressure,
  Temperature,
  Volume,
  WeekTime,
} from '../../src/units/index.js';
import type { AirSettings } from '../link/index.js';
import type { StoryFields } from '../trace/index.js';
import type { Lesson, Narration } from './lesson.js';

/** What the clinician does, in people's units: an order to the programmer, or a refill with all that belongs to it. */
export type ClinicianOrder =
  | Exclude<ProgrammerOrder, { readonly order: 'refill' }>
  | {
      readonly order: 'refill';
      /** what is drawn out first; everything the syringe can reach when null */
      readonly withdraw: Volume | null;
      readonly fill: Volume;
      /** as before when null */
      readonly drug: string | null;
      readonly concentration: Concentration | null;
    };

/** What is put into the firmware by hand, for tests of the firmware alone. */
export type DirectOrder = ClinicianOrder | { readonly order: 'request-bolus' };

/** A change of the surroundings; it ends after `span`, or stays when null. */
export type WorldChange =
  | { readonly change: 'mri'; readonly field: MagneticField; readonly span: Duration | null }
  | { readonly change: 'temperature'; readonly to: Temperature; readonly span: Duration | null }
  | { readonly change: 'ambient'; readonly to: Pressure; readonly span: Duration | null }
  /** what the air does to frames */
  | { readonly change: 'radio'; readonly air: AirSettings; readonly span: Duration | null }
  /** a jammer */
  | { readonly change: 'jam'; readonly span: Duration | null }
  /** controller and pump are out of range of each other */
  | { readonly change: 'apart'; readonly span: Duration | null };

/** A fault from the catalogue: its kind, its parameters in inner units, how long and how likely. */
export type FaultOrder = {
  readonly fault: string;
  /** name to clear it by; the kind when none was written */
  readonly name: string;
  /** parameter name → inner unit (ms, pL, kPa, fraction …) or a word; every parameter resolved, defaults filled in */
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly span: Duration | null;
  /** 0 … 1: whether it happens at all is drawn from the seed */
  readonly probability: number;
};

/** What people are like. */
export type Habit =
  /** the patient asks for a bolus each day at these times of the clock at home (the pump's when the run starts), until `until` */
  | {
      readonly habit: 'asks-for-bolus';
      readonly at: readonly DayTime[];
      /** how often the button is pressed each time, a moment apart; 1 when left out */
      readonly presses?: number;
      readonly until: Instant | null;
    }
  /** the patient asks whenever it hurts: after half to one and a half of this span, drawn from the seed */
  | { readonly habit: 'in-pain'; readonly every: Duration; readonly until: Instant | null }
  /** for so long nobody answers a programmer that asks for a yes */
  | { readonly habit: 'forgets-to-confirm'; readonly span: Duration };

/** Somebody near the patient who should not be. */
export type Stranger =
  /** keeps the frames that go through the air from now on, the newest of them */
  | { readonly does: 'listens' }
  /** wakes the implant and sends what was overheard, whole, cut, changed and spliced, at moments drawn from the seed */
  | { readonly does: 'plays-back'; readonly frames: number; readonly over: Duration };

/** A key of the programmer that is pressed by hand. */
export type KeyPress = {
  readonly key: string;
  /** how long it is held down; 0 for a tap */
  readonly held: Duration;
  /** how often its contact opens again before it stays closed */
  readonly bounces: number;
};

/** One action. */
export type Action =
  | { readonly do: 'clinician'; readonly order: ClinicianOrder }
  /** keys of the programmer are pressed one after the other, whatever it shows */
  | { readonly do: 'keys'; readonly presses: readonly KeyPress[] }
  /** a button of the handheld is pressed */
  | { readonly do: 'patient'; readonly request: 'bolus' | 'status' | 'silence' }
  | { readonly do: 'direct'; readonly order: DirectOrder }
  /** `direct`: what the habit asks for is put into the firmware by hand */
  | { readonly do: 'person'; readonly habit: Habit; readonly direct?: true }
  | { readonly do: 'stranger'; readonly deed: Stranger }
  | { readonly do: 'world'; readonly change: WorldChange }
  | { readonly do: 'fault'; readonly fault: FaultOrder }
  | { readonly do: 'clear'; readonly fault: string }
  | { readonly do: 'snapshot'; readonly name: string }
  | { readonly do: 'narrate'; readonly narration: Narration };

/** Happenings that a step can wait for. */
export const NAMED_EVENTS = [
  'purge-complete',
  'prime-complete',
  'bridge-complete',
  'bolus-complete',
  'alarm',
  'stall-recovered',
  'previous',
] as const;
/** Name of a happening. */
export type NamedEvent = (typeof NAMED_EVENTS)[number];

/** When a step happens: at a fixed moment, or `delay` after a happening (the next one after the step before it). */
export type When = { readonly at: Instant } | { readonly after: NamedEvent; readonly delay: Duration };

/** A step of the story. */
export type Step = {
  /** 0, 1, 2 … in file order */
  readonly index: number;
  /** line in the file, 1 … ; 0 when made by a program */
  readonly line: number;
  readonly when: When;
  readonly action: Action;
  /** the step in words, for the timeline and the trace */
  readonly text: string;
};

/** What can be compared with a number in expectations. */
export type SignalName =
  | 'reservoir.computed'
  | 'reservoir.true'
  | 'reservoir.gap'
  | 'pressure'
  | 'flow.commanded'
  | 'flow.true'
  | 'delivered.total'
  | 'commanded.total'
  | 'battery.voltage'
  | 'temperature'
  | 'boluses.granted'
  | 'boluses.refused';

/** A quantity an expectation looks at: a signal now, or what was given in every sliding window. */
export type Quantity =
  | { readonly signal: SignalName }
  | {
      readonly signal: 'delivered.last' | 'commanded.last';
      readonly window: Duration;
      /** the window as the file writes it, for messages: `24h` */
      readonly written: string;
    };

/** How a found number must lie to the written one; numbers in the inner unit of the quantity (pL, µg, kPa, V, °C, 1). */
export type Comparison = {
  readonly quantity: Quantity;
  readonly is: '<' | '<=' | '>' | '>=' | '=' | '!=' | 'within';
  readonly value: number;
  /** for `within`: value ± tolerance */
  readonly tolerance: number;
  /** unit of the inner number as people know it, for messages */
  readonly kind: 'volume' | 'mass' | 'flow' | 'pressure' | 'voltage' | 'temperature' | 'count';
};

/** Something that happens. */
export type Happening =
  | { readonly happening: 'alarm'; readonly alarm: AlarmId; readonly phase: AlarmPhase }
  | { readonly happening: 'reply'; readonly accepted: boolean; readonly code: string | null }
  | { readonly happening: 'state'; readonly region: string; readonly state: string }
  /** somebody reads the pump's own log and such an entry stands there; null for any word */
  | {
      readonly happening: 'logged';
      readonly code: LogCode;
      readonly about: string | null;
      readonly detail: string | null;
    };

/** What must be true at a moment. */
export type Condition =
  | { readonly states: Readonly<Record<string, string>> }
  | { readonly compare: Comparison }
  | { readonly alarms: { readonly active: readonly AlarmId[] } };

/** One expectation of the file. */
export type Expectation = { readonly index: number; readonly line: number; readonly text: string } & (
  | { readonly kind: 'at'; readonly at: Instant; readonly conditions: readonly Condition[] }
  | { readonly kind: 'between'; readonly from: Instant; readonly to: Instant; readonly happening: Happening }
  | {
      readonly kind: 'within';
      readonly span: Duration;
      readonly of: NamedEvent | number;
      /** what it counts from, for messages: `prime-complete`, `step 3`, or the name of the step */
      readonly from: string;
      readonly happening: Happening;
    }
  | { readonly kind: 'always' | 'sometimes'; readonly condition: Condition }
  | { readonly kind: 'never'; readonly what: { readonly condition: Condition } | { readonly happening: Happening } }
  | {
      readonly kind: 'sequence';
      readonly items: readonly {
        readonly happening: Happening;
        readonly at: Instant | null;
        readonly tolerance: Duration;
      }[];
    }
);

/** A scenario, checked and in inner units: all that the world needs to run a story. */
export type Scenario = {
  readonly version: 1;
  readonly title: string;
  readonly purpose: string;
  /** id of the device profile */
  readonly device: string;
  readonly drug: { readonly name: string; readonly concentration: Concentration };
  readonly implant: {
    readonly fill: Volume;
    readonly catheterLength: Length;
    /** what the pump is told of its own tubing; the true volume when left out */
    readonly tubingConstant?: Volume;
    /** until when the pump lies on its shelf, > 0; the start of the run when left out */
    readonly at?: Instant;
  };
  readonly seed: number;
  /** pump clock at the start of the run */
  readonly start: WeekTime;
  readonly until: Duration;
  readonly steps: readonly Step[];
  readonly expectations: readonly Expectation[];
  /** the notes of the teacher; left out where the file has none */
  readonly lesson?: Lesson;
  /** SHA-256 (hex) of the file's text, or of the canonical JSON when made by a program */
  readonly hash: string;
  /** the file it was read from; left out when made by a program */
  readonly source?: StoryFields;
};
