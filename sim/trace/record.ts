import type {
  AlarmId,
  AlarmPhase,
  AlarmPriority,
  Command,
  DriveOrder,
  Reply,
  SensorReport,
  ToneClass,
  WeekStep,
} from '../../src/protocol/index.js';
import type { Instant } from '../../src/units/index.js';
import type { BurstRecord, FrameRecord, LinkRecord, RequestRecord, SessionRecord } from './radio-record.js';

type Common = { readonly t: Instant; readonly seq: number };

/** The file that a run was read from, and what was laid over it. */
export type StoryFields = {
  /** the file, without byte order mark and carriage returns */
  readonly text: string;
  /** `path=value` of each --set, in order */
  readonly settings: readonly string[];
  /** drugs of a formulary of one's own, as they were written; left out without one */
  readonly formulary?: unknown;
};

/** Statecharts whose arrows are counted. */
export type ChartName = 'firmware' | 'telemetry' | 'programmer' | 'handheld' | 'link';

/** What was reached of a statechart; an arrow is named by region, state, event and its number among those of that event. */
export type ChartReach = {
  /** arrows that were taken, and how often, in the order of the chart */
  readonly taken: readonly (readonly [arrow: string, times: number])[];
  /** arrows whose guard has said no at least once */
  readonly refused: readonly string[];
};

/** What a run has reached, told once, before its end. */
export type ReachRecord = Common & {
  readonly kind: 'reach';
  readonly charts: Readonly<Record<ChartName, ChartReach>>;
  /** how many cases each rule of the oracle has judged */
  readonly rules: Readonly<Record<string, number>>;
};

/** How a run has ended: by itself, because its time was used up, or because whoever moved its clock has left. */
export type Ending = 'finished' | 'out-of-time' | 'left';

/** First line of every trace: the name of the run and everything that was resolved for it. */
export type HeaderRecord = Common & {
  readonly kind: 'header';
  readonly format: 2;
  readonly notice: string;
  readonly thecal: string;
  readonly scenario: { readonly title: string; readonly purpose: string; readonly hash: string };
  /** what the run can be repeated from; left out for a scenario that no file tells */
  readonly story?: StoryFields;
  readonly seed: number;
  /** for a run that goes on from a snapshot: when, after how many records, and whether the story was changed there */
  readonly from?: { readonly at_ms: number; readonly records: number; readonly changed?: true };
  /** resolved numbers of the run: drug, fill, catheter, start of the pump clock (ms since Monday), horizon (ms) */
  readonly options: {
    readonly drug: string;
    readonly drug_class: 'withdrawal-risk' | 'comfort';
    readonly concentration_ug_per_ml: number;
    readonly fill_pl: number;
    readonly catheter_cm: number;
    /** what the pump was told of its tubing, when that is not the true volume */
    readonly tubing_constant_pl?: number;
    /** moment of implantation, when that is not the start of the run */
    readonly implant_at_ms?: number;
    readonly start_week_ms: number;
    readonly until_ms: number;
  };
  readonly profile: string;
  /** the limits that the run is judged by, taken from the profile */
  readonly limits: {
    readonly stroke_pl: number;
    readonly flow_max_pl_per_day: number;
    readonly minimum_rate_pl_per_day: number;
    readonly stall_strokes: number;
    readonly stall_at_least_ms: number;
    readonly occlusion_kpa: number;
    readonly pressure_sensor: boolean;
    readonly stopped_too_long_ms: number;
    readonly replacement_to_end_ms: number;
    /** V under load at which replacement is due; an oracle without it takes every report for a low battery */
    readonly replacement_v?: number;
    /** computed volumes at which the low and the empty alarm come; an oracle without them judges by 0 */
    readonly low_alarm_pl?: number;
    readonly empty_at_pl?: number;
    /** what the line holds as the pump was told; an oracle without it does not judge how long a bridge lasts */
    readonly line_pl?: number;
    /** difference at a refill that the pump asks about; an oracle without it does not judge refills */
    readonly refill_mismatch_pl?: number;
    /** °C: at or above `high`, and at or below `low`, the pump alerts; at `limit` its stop rule acts */
    readonly temperature_low_c?: number;
    readonly temperature_high_c?: number;
    readonly temperature_limit_c?: number;
    /** restarts after an alarm in one window that are an alarm of their own */
    readonly restarts_max?: number;
    readonly restart_window_ms?: number;
    /** for how long a main loop may stall; an oracle without it does not judge the watchdog */
    readonly watchdog_ms?: number;
    /** % of the commanded flow, and for how long and over how many strokes; left out without a flow sensor */
    readonly flow_sensor?: {
      readonly over_percent: number;
      readonly far_over_percent: number;
      readonly under_percent: number;
      readonly span_ms: number;
      readonly strokes: number;
    };
  };
  readonly requirements: readonly string[];
};

/** Balance of the whole plant in whole picolitres; see the plant's volume ledger. */
export type BalanceFields = {
  readonly filled_pl: number;
  readonly reservoir_pl: number;
  readonly line_pl: number;
  readonly delivered_pl: number;
  readonly leaked_pl: number;
  readonly withdrawn_pl: number;
  readonly pocket_pl: number;
  /** what a purge has put into the dish before implant; left out while there is none */
  readonly purged_pl?: number;
  /** spinal fluid that ran back in through the tip; left out while none has */
  readonly inflow_pl?: number;
};

/** A train of strokes that has ended (or is cut by the end of the run): what was asked and what truly happened. */
export type TrainRecord = Common & {
  readonly kind: 'delivery';
  readonly what: 'train';
  /** the train ran in (from, t] */
  readonly from: Instant;
  /** pL/day asked by the firmware */
  readonly flow_pl_per_day: number;
  /** fraction of a stroke under way at `from`, pL·ms/day */
  readonly carry: number;
  /** strokes the drive completed, and those on which the rotor turned */
  readonly strokes: number;
  readonly turned: number;
  /** true volume moved by the head, and what left the tip in the same span */
  readonly pumped_pl: number;
  readonly to_body_pl: number;
  /** drug that left the tip in the span, µg by drug */
  readonly to_body_ug: Readonly<Record<string, number>>;
  readonly balance: BalanceFields;
  /** what the firmware believes is in the reservoir */
  readonly computed_pl: number;
  /** the firmware had stalled: nobody ordered what the drive did; left out otherwise */
  readonly adrift?: true;
};

/** Exactly one for each bolus, bridge, prime and purge that was started, when it ends: the ledger entry of the delivery. */
export type BolusRecord = Common & {
  readonly kind: 'delivery';
  readonly what: 'clinician-bolus' | 'patient-bolus' | 'square-bolus' | 'bridge' | 'prime' | 'purge';
  readonly from: Instant;
  readonly asked_pl: number;
  /** commanded up to `t`, without the basal flow under it; of a bridge its whole strokes */
  readonly given_pl: number;
  readonly outcome: 'complete' | 'interrupted';
  /** why it was cut short; empty when complete */
  readonly reason: string;
  /** of a square bolus: for which patient boluses have held it up */
  readonly suspended_ms?: number;
};

/** Volume set free when a blockage cleared, as the firmware books it. */
export type ReleaseRecord = Common & {
  readonly kind: 'delivery';
  readonly what: 'released';
  readonly booked_pl: number;
};

/** The pump's own clock: what truly became of it, and what the pump tells of it. Whole ms, below 0 for back. */
export type ClockRecord = Common &
  (
    | { readonly kind: 'clock'; readonly what: 'jumped'; readonly by_ms: number }
    | {
        readonly kind: 'clock';
        readonly what: 'told';
        readonly by_ms: number;
        readonly cause: 'set' | 'jumped';
        /** steps of the day passed over from begin to end, and those that begin a second time */
        readonly skipped: readonly WeekStep[];
        readonly repeated: readonly WeekStep[];
      }
  );

/** One line of a trace. */
export type TraceRecord =
  | HeaderRecord
  | (Common & {
      readonly kind: 'command';
      readonly by: 'clinician' | 'patient' | 'service';
      /** put into the firmware by hand, past controllers and radio; left out otherwise */
      readonly direct?: true;
      /** asked by a controller by itself, not by whoever holds it; left out otherwise */
      readonly aside?: true;
      readonly command: Command;
      /** the order in people's words, with doses */
      readonly order: string;
      /** dose limits of soft kind that the order passes, in people's words */
      readonly warnings: readonly string[];
    })
  | (Common & { readonly kind: 'reply'; readonly to: number; readonly reply: Reply })
  | (Common & { readonly kind: 'sensor'; readonly report: SensorReport })
  | (Common & { readonly kind: 'output'; readonly order: DriveOrder })
  | (Common & {
      readonly kind: 'alarm';
      readonly alarm: AlarmId;
      readonly phase: AlarmPhase;
      readonly priority: AlarmPriority;
      readonly tone: ToneClass;
      /** true when the condition has ended but the signal is latched */
      readonly latched: boolean;
      /** what is behind the condition, where its name does not say it: the part that has failed */
      readonly detail?: string;
    })
  | (Common & { readonly kind: 'state'; readonly region: string; readonly from: string; readonly to: string })
  | FrameRecord
  | SessionRecord
  | RequestRecord
  | BurstRecord
  | LinkRecord
  | TrainRecord
  | BolusRecord
  | ReleaseRecord
  | (Common & {
      readonly kind: 'refill';
      readonly typed_withdrawn_pl: number;
      readonly typed_filled_pl: number;
      readonly true_withdrawn_pl: number;
      readonly true_filled_pl: number;
      readonly pocket_pl: number;
      /** expected residual by the firmware's count minus what was truly withdrawn */
      readonly discrepancy_pl: number;
      readonly balance: BalanceFields;
    })
  | (Common & {
      readonly kind: 'fault';
      readonly fault: string;
      readonly phase: 'begin' | 'change' | 'end' | 'over';
      readonly text: string;
    })
  | ClockRecord
  | (Common & {
      readonly kind: 'plant';
      /**
       * `ran-dry`: a stroke found the reservoir empty. `loop-stalled`, `loop-runs`: the firmware takes no inputs, or takes them again.
       * `watchdog-cut`, `hardware-tone`: the watchdog cuts the drive, and sounds the tone by itself until the firmware runs
       */
      readonly event: 'ran-dry' | 'loop-stalled' | 'loop-runs' | 'watchdog-cut' | 'hardware-tone';
    })
  | (Common & { readonly kind: 'step'; readonly index: number; readonly line: number; readonly text: string })
  | (Common & { readonly kind: 'refused-order'; readonly index: number; readonly code: string; readonly text: string })
  | (Common & {
      readonly kind: 'expect';
      readonly index: number;
      readonly line: number;
      readonly held: boolean;
      readonly text: string;
      readonly found: string;
    })
  | (Common & {
      readonly kind: 'finding';
      /** when it showed; findings are written at the end of a run */
      readonly at: Instant;
      readonly rule: string;
      readonly requirement: string;
      readonly text: string;
    })
  | ReachRecord
  | (Common & {
      readonly kind: 'end';
      readonly ended: Ending;
      /** entries of the clock that were done */
      readonly events: number;
      readonly verdict: 'held' | 'failed';
      readonly totals: Readonly<Record<string, number>>;
      /** SHA-256 of all lines before this one, with their line ends */
      readonly sha256: string;
    });

/** Kinds of records. */
export type TraceKind = TraceRecord['kind'];

/** Where records go as they are made; a sink never changes them. */
export type TraceSink = (record: TraceRecord) => void;
