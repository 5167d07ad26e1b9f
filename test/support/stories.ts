import fc from 'fast-check';
import { FAULTS, type FaultDescriptor, type ParameterDescriptor } from '../../sim/fault/index.js';
import { describe as inWords } from '../../sim/scenario/describe.js';
import type { Action, NamedEvent, Scenario, Step } from '../../sim/scenario/scenario.js';
import { DEFAULT_PROFILE, PROFILE_IDS, PROFILES, type ProfileId } from '../../src/profile/index.js';
import { ALARM_IDS, type AlarmId } from '../../src/protocol/index.js';
import type { DayPattern, DoseLimit, PatientOrder, Prescription } from '../../src/therapy/index.js';
import {
  type Concentration,
  type DailyDose,
  type DayTime,
  type Duration,
  doseOf,
  formatConcentration,
  formatDuration,
  formatVolume,
  formatWeekTime,
  type Instant,
  type Length,
  type MagneticField,
  type Mass,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  massOf,
  microlitres,
  millilitres,
  millilitresPerDay,
  type Pressure,
  type Temperature,
  type Volume,
  weekTimeOf,
} from '../../src/units/index.js';

/** When a beat comes: a span after the one before, or beside a moment that the last program and request make. */
export type Gap =
  | { readonly after: number }
  | {
      readonly beside: 'lockout-end' | 'bolus-middle' | 'bolus-end' | 'count-free' | 'window-end';
      readonly off: -1 | 0 | 1;
    }
  | { readonly event: NamedEvent; readonly delay: number };

/** What happens in a beat; `clear` names the fault by its place among those ordered so far. */
export type Deed = Exclude<Action, { do: 'clear' }> | { readonly do: 'clear'; readonly nth: number };

export type Beat = { readonly gap: Gap; readonly deed: Deed };

/**
 * What stories tell of: anything that may happen; or only what rules of dose and bolus are about, with a patient's boluses,
 * clinician and square boluses close together; or a clock that is set while programs with steps of the day run; or anything,
 * and a therapy that alarms stop and that goes on again and again, or a battery that asks early to be replaced.
 */
export type Topic = 'anything' | 'doses' | 'clock' | 'restarts' | 'old age' | 'fluids';

/** How long, how varied and how troubled stories are. */
export type StoryShape = {
  readonly about?: Topic;
  readonly beats?: number;
  /** longest silence between two beats and at the end, ms */
  readonly silence?: number;
  readonly faults?: boolean;
  /** only faults and changes that no sensor reports, and only refills that the syringe can always do */
  readonly unseen?: boolean;
  readonly habits?: boolean;
  /** changes of concentration, with boluses shortly before and after them, and now and then with a bridge */
  readonly changes?: boolean;
  /** whether a story may begin with a purge on the table; yes when left out */
  readonly purges?: boolean;
};

const STROKE = 250_000;
const DRUGS = [
  { name: 'morphine', concentrations: [20_000, 10_000, 5_000] },
  { name: 'fentanyl', concentrations: [10_000, 2_000, 40_000] },
  { name: 'saline', concentrations: [9_000, 4_500, 900] },
] as const;

type Setting = {
  readonly device: ProfileId;
  readonly drug: string;
  readonly concentration: number;
  readonly fill: number;
  readonly length: number;
  readonly start: number;
  readonly seed: number;
  /** a purge on the table before the pump is put in; null or left out when it is implanted at the start */
  readonly table?: { readonly purge: number; readonly implant: number } | null;
};

const span = (ms: number): Duration => ms as Duration;
const SPANS = [1, MS_PER_MINUTE, 5 * MS_PER_MINUTE, 10 * MS_PER_MINUTE, MS_PER_HOUR, 4 * MS_PER_HOUR, MS_PER_DAY];

/** The patient order and the shortest window of the last program, by which later beats are timed. */
type Clockwork = { readonly patient: PatientOrder | null; readonly window: number | null; readonly asked: number };

function besideMoment({ patient, window, asked }: Clockwork, gap: Extract<Gap, { beside: string }>): number {
  const end = asked + (patient?.duration ?? 0);
  const moments = {
    'bolus-middle': asked + Math.floor((patient?.duration ?? 0) / 2),
    'bolus-end': end,
    'lockout-end': end + (patient?.lockout ?? 0),
    'count-free': asked + (patient?.per ?? 0),
    'window-end': end + (window ?? 0),
  };
  return moments[gap.beside] + gap.off;
}

/** A history of orders, requests, faults and changes, as data that tells itself. */
export class Story {
  readonly setting: Setting;
  readonly beats: readonly Beat[];
  readonly tail: number;
  readonly steps: readonly Step[];
  readonly until: number;

  constructor(setting: Setting, beats: readonly Beat[], tail: number) {
    this.setting = setting;
    this.beats = beats;
    this.tail = tail;
    let at = 0;
    let clockwork: Clockwork = { patient: null, window: null, asked: 0 };
    const faults: string[] = [];
    const steps: Step[] = [];
    const { table = null } = setting;
    if (table !== null) {
      const action: Action = { do: 'direct', order: { order: 'purge' } };
      const when = { at: table.purge as Instant };
      steps.push({ index: 0, line: 0, when, action, text: inWords(action) });
      at = table.implant;
    }
    for (const { gap, deed } of beats) {
      if ('after' in gap) at += gap.after;
      else if ('beside' in gap) at = Math.max(at, besideMoment(clockwork, gap));
      const action: Action =
        deed.do === 'clear' ? { do: 'clear', fault: faults[deed.nth % Math.max(1, faults.length)] ?? 'heat' } : deed;
      if (action.do === 'fault') faults.push(action.fault.name);
      if (action.do === 'direct' && action.order.order === 'request-bolus') clockwork = { ...clockwork, asked: at };
      if (action.do === 'direct' && action.order.order === 'program') {
        const { patient, limits } = action.order.prescription;
        const window = limits.length === 0 ? null : Math.min(...limits.map((l) => l.per));
        clockwork = { patient, window, asked: at };
      }
      const when = 'event' in gap ? { after: gap.event, delay: span(gap.delay) } : { at: at as Instant };
      const text =
        action.do === 'fault' ? `${inWords(action)}${parametersOf(action.fault.parameters)}` : inWords(action);
      steps.push({ index: steps.length, line: 0, when, action, text });
    }
    this.steps = steps;
    this.until = at + tail;
  }

  withSeed(seed: number): Story {
    return new Story({ ...this.setting, seed }, this.beats, this.tail);
  }

  scenario(extra: readonly Step[] = [], until = this.until): Scenario {
    const { device, drug, concentration, fill, length, start, seed, table = null } = this.setting;
    const at = table === null ? {} : { at: table.implant as Instant };
    return {
      version: 1,
      title: 'a story',
      purpose: 'found by chance',
      device,
      drug: { name: drug, concentration: concentration as Concentration },
      implant: { fill: fill as Volume, catheterLength: length as Length, ...at },
      seed,
      start: weekTimeOf(start),
      until: span(until),
      steps: [...this.steps, ...extra],
      expectations: [],
      hash: '0'.repeat(64),
    };
  }

  /** e.g. `peristaltic-40 with 40 mL morphine 20 mg/mL, Mon 08:00, seed 7: +0s program simple 3 mg/day | +3h bolus` */
  toString(): string {
    const { device, drug, concentration, fill, length, start, seed, table = null } = this.setting;
    const implanted = table === null ? '' : `, implanted at ${formatDuration(table.implant as Duration)}`;
    const head = `${device} with ${formatVolume(fill)} of ${drug} at ${formatConcentration(concentration)}, ${length} cm, ${formatWeekTime(weekTimeOf(start))}${implanted}, seed ${seed}`;
    const told = this.steps.map(({ when, text }) => {
      const moment = 'at' in when ? `+${formatDuration(when.at)}` : `${formatDuration(when.delay)} after ${when.after}`;
      return `${moment} [${text.replace(/^(direct|world): /, '')}]`;
    });
    return `${head}: ${told.join(', ')}; until ${formatDuration(this.until)}`;
  }
}

const parametersOf = (parameters: Readonly<Record<string, number | string>>): string => {
  const told = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

// ---- what people order -------------------------------------------------------------------------------------------

const flowsMl = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 48, max: 700 }).map((n) => n / 1000) },
  { weight: 1, arbitrary: fc.constantFrom(0.048, 0.049, 1, 0.047, 3, 24) },
);

type PatientDraft = { bolusUl: number; duration: number; lockout: number; max: number; per: number };
type LimitDraft = { per: number; boluses: number; strokes: number };

const patientDraft: fc.Arbitrary<PatientDraft> = fc.record({
  bolusUl: fc.integer({ min: 1, max: 40 }),
  duration: fc.constantFrom(10, 3, 5, 30, 360).map((n) => n * MS_PER_MINUTE),
  lockout: fc.constantFrom(60, 5, 20, 240, 1440).map((n) => n * MS_PER_MINUTE),
  max: fc.integer({ min: 1, max: 6 }),
  per: fc.constantFrom(24, 4, 12, 168).map((n) => n * MS_PER_HOUR),
});
const limitDraft: fc.Arbitrary<LimitDraft> = fc.record({
  per: fc.constantFrom(24, 1, 6, 168).map((n) => n * MS_PER_HOUR),
  boluses: fc.integer({ min: 0, max: 4 }),
  strokes: fc.integer({ min: -1, max: 40 }),
});

type BasalDraft =
  | { readonly mode: 'simple'; readonly flow: number }
  | { readonly mode: 'flex'; readonly steps: readonly { at: number; flow: number }[]; readonly weekend: number | null }
  | { readonly mode: 'minimum-rate' };

const simpleDraft: fc.Arbitrary<BasalDraft> = fc.record({ mode: fc.constant('simple' as const), flow: flowsMl });
const flexDraft: fc.Arbitrary<BasalDraft> = fc.record({
  mode: fc.constant('flex' as const),
  steps: fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 47 }).map((n) => n * 30 * MS_PER_MINUTE), flow: flowsMl }),
    {
      minLength: 1,
      maxLength: 5,
      selector: (s) => s.at,
    },
  ),
  weekend: fc.option(flowsMl, { nil: null }),
});
/** So fast that a line holds the new fluid within hours. */
const fastDraft: fc.Arbitrary<BasalDraft> = fc.record({
  mode: fc.constant('simple' as const),
  flow: fc.constantFrom(1, 2, 3, 5),
});

const basalDraft = (about: Topic): fc.Arbitrary<BasalDraft> =>
  fc.oneof(
    { weight: 6, arbitrary: simpleDraft },
    { weight: about === 'clock' ? 30 : 3, arbitrary: flexDraft },
    { weight: 1, arbitrary: fc.constant({ mode: 'minimum-rate' as const }) },
    { weight: about === 'fluids' ? 20 : 0, arbitrary: fastDraft },
  );

const dose = (flow: number, c: number): DailyDose => doseOf(millilitresPerDay(flow), c as Concentration);
const mass = (pl: number, c: number): Mass => massOf(Math.max(0, Math.round(pl)) as Volume, c as Concentration);

function basalOf(draft: BasalDraft, c: number): Prescription['basal'] {
  if (draft.mode === 'minimum-rate') return draft;
  if (draft.mode === 'simple') return { mode: 'simple', dose: dose(draft.flow, c) };
  const steps = [...draft.steps]
    .sort((a, b) => a.at - b.at)
    .map((s) => ({ at: s.at as DayTime, dose: dose(s.flow, c) }));
  const week: DayPattern[] =
    draft.weekend === null
      ? [{ days: [0, 1, 2, 3, 4, 5, 6], steps }]
      : [
          { days: [0, 1, 2, 3, 4], steps },
          { days: [5, 6], steps: [{ at: 0 as DayTime, dose: dose(draft.weekend, c) }] },
        ];
  return { mode: 'flex', patterns: week };
}

const peakOf = (draft: BasalDraft): number => {
  if (draft.mode === 'minimum-rate') return 0.006;
  return draft.mode === 'simple' ? draft.flow : Math.max(draft.weekend ?? 0, ...draft.steps.map((s) => s.flow));
};

/** Limits hug what basal and a few boluses come to, so that a wrong grant shows. */
const limitOf = (draft: LimitDraft, peak: number, bolusUl: number, c: number): DoseLimit => {
  const basal = (peak * 1e9 * draft.per) / MS_PER_DAY;
  const pl = basal + draft.boluses * microlitres(bolusUl) + draft.strokes * STROKE;
  return { dose: mass(pl, c), per: span(draft.per) };
};

const prescriptionFor = (c: number, about: Topic = 'anything'): fc.Arbitrary<Prescription> =>
  fc
    .record({
      basal: basalDraft(about),
      patient: fc.option(patientDraft, { nil: null, freq: 9 }),
      limits: fc.uniqueArray(limitDraft, { maxLength: 2, selector: (l) => l.per }),
      lasts: fc.oneof(
        { weight: 6, arbitrary: fc.constant(null) },
        {
          weight: about === 'doses' || about === 'clock' ? 0 : 1,
          arbitrary: fc.integer({ min: 1, max: 2 * MS_PER_DAY }),
        },
      ),
    })
    .map(({ basal, patient, limits, lasts }) => ({
      ...(lasts === null ? {} : { lasts: span(lasts) }),
      basal: basalOf(basal, c),
      patient:
        patient === null
          ? null
          : {
              dose: mass(microlitres(patient.bolusUl), c),
              duration: span(patient.duration),
              lockout: span(patient.lockout),
              max: patient.max,
              per: span(patient.per),
            },
      limits: limits.map((l) => limitOf(l, peakOf(basal), patient?.bolusUl ?? 5, c)),
    }));

const order = <T extends object>(fields: T): Deed => ({ do: 'direct', order: fields }) as unknown as Deed;

const refillFor = (drug: (typeof DRUGS)[number], unseen: boolean): fc.Arbitrary<Deed> =>
  unseen
    ? fc
        .constantFrom(20, 12, 6)
        .map((ml) => order({ order: 'refill', withdraw: null, fill: millilitres(ml), drug: null, concentration: null }))
    : fc
        .record({
          withdraw: fc.oneof(
            { weight: 4, arbitrary: fc.constant(null) },
            { weight: 1, arbitrary: fc.constantFrom(0, 1, 10).map((n) => millilitres(n)) },
          ),
          fill: fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(20, 40, 18) },
            { weight: 2, arbitrary: fc.constantFrom(1.001, 2.05, 5, 41) },
          ),
          drug: fc.constantFrom(null, null, null, null, ...DRUGS.map((d) => d.name)),
          concentration: fc.constantFrom(null, null, null, ...drug.concentrations),
        })
        .map(({ fill, ...rest }) => order({ order: 'refill', fill: millilitres(fill), ...rest }));

const acknowledged: readonly AlarmId[] = [
  'motor-stall',
  'occlusion',
  'low-battery-reset',
  'refill-mismatch',
  'refill-mismatch',
  ...ALARM_IDS,
];
const spans = fc.constantFrom(...SPANS.slice(1)).map(span);

/** How often each kind of deed comes; what a topic is not about comes seldom or never. */
const OFTEN = {
  anything: { program: 5, request: 13, bolus: 3, square: 3, prime: 1, refill: 2, stop: 1, suspend: 1, log: 1, rest: 1 },
  doses: { program: 4, request: 14, bolus: 4, square: 5, prime: 0, refill: 2, stop: 1, suspend: 1, log: 0, rest: 0 },
  clock: { program: 4, request: 14, bolus: 1, square: 1, prime: 0, refill: 1, stop: 0, suspend: 1, log: 0, rest: 0 },
} as const;

const oftenIn = (about: Topic) => (about === 'doses' || about === 'clock' ? OFTEN[about] : OFTEN.anything);

const clockSet: fc.Arbitrary<Deed> = fc
  .integer({ min: 0, max: 167 })
  .map((hour) => order({ order: 'set-clock', to: weekTimeOf(hour * MS_PER_HOUR) }));

const deedsFor = (
  drug: (typeof DRUGS)[number],
  c: number,
  { unseen, about }: { unseen: boolean; about: Topic },
): fc.Arbitrary<Deed> => {
  const often = oftenIn(about);
  return fc.oneof(
    {
      weight: often.program,
      arbitrary: prescriptionFor(c, about).map((prescription) => order({ order: 'program', prescription })),
    },
    { weight: often.request, arbitrary: fc.constant<Deed>({ do: 'direct', order: { order: 'request-bolus' } }) },
    {
      weight: often.bolus,
      arbitrary: fc
        .record({
          ul: fc.integer({ min: 1, max: 80 }),
          duration: fc.constantFrom(10, 1, 60, 1440).map((n) => span(n * MS_PER_MINUTE)),
        })
        .map(({ ul, duration }) => order({ order: 'bolus', dose: mass(microlitres(ul), c), duration })),
    },
    {
      weight: often.square,
      arbitrary: fc
        .record({
          ul: fc.integer({ min: 1, max: 30 }),
          duration: fc.constantFrom(60, 5, 360, 1440).map((n) => span(n * MS_PER_MINUTE)),
        })
        .map(({ ul, duration }) => order({ order: 'square-bolus', dose: mass(microlitres(ul), c), duration })),
    },
    {
      weight: often.prime,
      arbitrary: fc
        .constantFrom('full-system', 'catheter-only', 'full-system again', 'catheter-only again')
        .map((said) => said.split(' '))
        .map(([extent, again]) => order({ order: 'prime', extent, ...(again === undefined ? {} : { again: true }) })),
    },
    { weight: often.refill, arbitrary: refillFor(drug, unseen) },
    {
      weight: often.stop,
      arbitrary: fc.constantFrom('stop', 'resume', 'cancel-bolus').map((o) => order({ order: o })),
    },
    {
      weight: often.suspend,
      arbitrary: fc.option(spans, { nil: null, freq: 2 }).map((s) => order({ order: 'suspend', span: s })),
    },
    { weight: often.suspend, arbitrary: fc.constant(order({ order: 'resume' })) },
    {
      weight: often.log,
      arbitrary: fc.constantFrom(null, 3, 150).map((newest) => order({ order: 'read-log', newest })),
    },
    {
      weight: often.rest,
      arbitrary: fc.oneof(
        fc.constantFrom(1, 5, 19).map((n) => order({ order: 'low-alarm', at: millilitres(n) })),
        fc.constantFrom('pause-audio', 'interrogate', 'self-test').map((o) => order({ order: o })),
        fc.constantFrom(...acknowledged).map((alarm) => order({ order: 'acknowledge', alarm })),
        clockSet,
      ),
    },
    { weight: about === 'clock' ? 6 : 0, arbitrary: clockSet },
  );
};

// ---- another concentration ---------------------------------------------------------------------------------------

const minutesAfter = (most: number): fc.Arbitrary<Gap> =>
  fc.integer({ min: 1, max: most }).map((n) => ({ after: n * MS_PER_MINUTE }));
const request: Deed = { do: 'direct', order: { order: 'request-bolus' } };

/** A line full of drug and a therapy, so that there is something to bridge. */
const openingFor = (c: number): fc.Arbitrary<readonly Beat[]> =>
  prescriptionFor(c, 'fluids').map((prescription) => [
    { gap: { after: 0 }, deed: order({ order: 'prime', extent: 'full-system' }) },
    { gap: { after: 40 * MS_PER_MINUTE }, deed: order({ order: 'program', prescription }) },
  ]);

/** Boluses, another strength of the drug with a program of its own and perhaps a bridge, and boluses again, all within hours. */
const changeFor = (drug: (typeof DRUGS)[number], c: number): fc.Arbitrary<readonly Beat[]> =>
  fc.constantFrom<number>(...drug.concentrations).chain((next) => {
    const asks = (most: number) =>
      fc.array(fc.record({ gap: minutesAfter(most), deed: fc.constant(request) }), { minLength: 1, maxLength: 4 });
    const bolusAt = (strength: number) =>
      fc
        .tuple(minutesAfter(60), fc.integer({ min: 1, max: 60 }))
        .map(([gap, ul]): readonly Beat[] => [
          { gap, deed: order({ order: 'bolus', dose: mass(microlitres(ul), strength), duration: span(600_000) }) },
        ]);
    const filled: Deed = order({
      order: 'refill',
      withdraw: null,
      fill: millilitres(20),
      drug: null,
      concentration: next,
    });
    return fc
      .record({
        before: asks(90),
        extra: fc.option(bolusAt(c), { nil: [] }),
        refilled: minutesAfter(60),
        programmed: minutesAfter(30),
        prescription: prescriptionFor(next, 'fluids'),
        bridge: fc.option(flowsMl, { nil: null, freq: 2 }),
        paused: fc.option(
          fc.constantFrom(1, 6).map((n) => span(n * MS_PER_HOUR)),
          { nil: null, freq: 1 },
        ),
        // No bolus is given before a stronger fluid has left the line, which takes hours at the least.
        cleared: fc.option(fc.integer({ min: 2, max: 12 }), { nil: null, freq: 3 }),
        after: asks(180),
        more: fc.option(bolusAt(next), { nil: [] }),
      })
      .map(({ before, extra, refilled, programmed, prescription, bridge, paused, cleared, after, more }) => {
        const bridged = bridge === null ? {} : { bridge: { dose: dose(bridge, c), volume: null } };
        return [
          ...before,
          ...extra,
          { gap: refilled, deed: filled },
          { gap: programmed, deed: order({ order: 'program', prescription, ...bridged }) },
          ...(paused === null
            ? []
            : [{ gap: { after: MS_PER_HOUR }, deed: order({ order: 'suspend', span: paused }) }]),
          ...(cleared === null
            ? []
            : [{ gap: { after: cleared * MS_PER_HOUR }, deed: order({ order: 'interrogate' }) }]),
          ...after,
          ...more,
        ];
      });
  });

// ---- what goes wrong ---------------------------------------------------------------------------------------------

/** Faults of which no sensor tells, so that belief must not move. */
const UNSEEN = [
  'leak',
  'disconnection',
  'over-delivery',
  'under-delivery',
  'pocket-fill',
  'wrong-concentration',
  'wrong-drug',
  'tip-granuloma',
  'tip-migration',
  'backflow',
  'rotor-sensor-stuck',
  'dive',
  'altitude',
];
/** Bursts and postures are kept few, so that a story stays short. */
const MOST_COUNT = 6;

function parameterFor({
  default: usual,
  min = 0,
  max = 1,
  words,
  unit,
}: ParameterDescriptor): fc.Arbitrary<number | string | null> {
  if (words !== undefined) return fc.constantFrom(...words);
  const most = unit === 'count' ? Math.min(max, MOST_COUNT) : max;
  const least = unit === 'duration' ? Math.max(min, MS_PER_MINUTE) : min;
  const between = fc.integer({ min: 0, max: 1000 }).map((n) => {
    const value = least + ((most - least) * n * n) / 1_000_000;
    return unit === 'fraction' ? value : Math.round(value);
  });
  const ordinary = unit === 'count' ? Math.min(Number(usual), MOST_COUNT) : usual;
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(ordinary) },
    { weight: 2, arbitrary: between },
    { weight: 1, arbitrary: fc.constantFrom(least, most) },
  );
}

const faultSpans = fc.option(
  fc.constantFrom(45 * MS_PER_MINUTE, MS_PER_MINUTE, 6 * MS_PER_HOUR, 2 * MS_PER_DAY, 10 * MS_PER_DAY).map(span),
  { nil: null, freq: 4 },
);

const faultOf = ({ kind, parameters }: FaultDescriptor): fc.Arbitrary<Deed> =>
  fc
    .record({
      parameters: fc.record(Object.fromEntries(Object.entries(parameters).map(([name, d]) => [name, parameterFor(d)]))),
      span: faultSpans,
      probability: fc.constantFrom(1, 1, 1, 1, 0.5),
    })
    .map(({ parameters: drawn, ...rest }) => {
      const chosen = Object.fromEntries(Object.entries(drawn).filter(([, v]) => v !== null)) as Record<
        string,
        number | string
      >;
      return { do: 'fault', fault: { fault: kind, name: kind, parameters: chosen, ...rest } };
    });

const worldChanges: fc.Arbitrary<Deed> = fc
  .record({
    what: fc.oneof(
      fc.constantFrom(1.5, 0.01, 3).map((n) => ({ change: 'mri' as const, field: n as MagneticField })),
      fc.integer({ min: 20, max: 45 }).map((n) => ({ change: 'temperature' as const, to: n as Temperature })),
      fc.integer({ min: 30, max: 400 }).map((n) => ({ change: 'ambient' as const, to: n as Pressure })),
    ),
    span: faultSpans,
  })
  .map(({ what, span: lasts }) => ({ do: 'world', change: { ...what, span: lasts } }));
const ambientOnly: fc.Arbitrary<Deed> = fc
  .integer({ min: 60, max: 200 })
  .map((n) => ({ do: 'world', change: { change: 'ambient', to: n as Pressure, span: null } }));

function troublesFor(device: ProfileId, unseen: boolean): fc.Arbitrary<Deed> {
  const kinds = Object.values(FAULTS).filter(
    (f) => f.supports(PROFILES[device]) === null && (!unseen || UNSEEN.includes(f.kind)),
  );
  return fc.oneof(
    { weight: 6, arbitrary: fc.oneof(...kinds.map(faultOf)) },
    { weight: 2, arbitrary: unseen ? ambientOnly : worldChanges },
    { weight: 2, arbitrary: fc.nat({ max: 5 }).map((nth): Deed => ({ do: 'clear', nth })) },
  );
}

const habits: fc.Arbitrary<Deed> = fc
  .record({
    at: fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 3 }),
    days: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ at, days }) => ({
    do: 'person',
    habit: {
      habit: 'asks-for-bolus',
      at: at.map((m) => (m * MS_PER_MINUTE) as DayTime),
      until: (days * MS_PER_DAY) as Instant,
    },
    direct: true,
  }));

// ---- when --------------------------------------------------------------------------------------------------------

function gapsUpTo(silence: number): fc.Arbitrary<Gap> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 180 }).map((n) => ({ after: n * MS_PER_MINUTE })) },
    {
      weight: 2,
      arbitrary: fc.integer({ min: 0, max: 72 }).map((n) => ({ after: Math.min(silence, n * MS_PER_HOUR) })),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: 1000 }).map((n) => ({ after: Math.round((silence * n * n) / 1_000_000) })),
    },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 9_999, 10_000).map((after) => ({ after })) },
    {
      weight: 6,
      arbitrary: fc.record({
        beside: fc.constantFrom(
          'lockout-end' as const,
          'lockout-end' as const,
          'bolus-middle' as const,
          'bolus-end' as const,
          'count-free' as const,
          'window-end' as const,
        ),
        off: fc.constantFrom(0 as const, -1 as const, 1 as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        event: fc.constantFrom<NamedEvent>('bolus-complete', 'prime-complete', 'alarm', 'stall-recovered', 'previous'),
        delay: fc.constantFrom(0, 1, 9_999, 10_000, 3_600_000),
      }),
    },
  );
}

/** Now and then a purge before implantation: in time, cut short by it, or too late. */
const tables: fc.Arbitrary<Setting['table']> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      purge: fc.constantFrom(0, 10 * MS_PER_MINUTE, 59 * MS_PER_MINUTE),
      implant: fc.constantFrom(MS_PER_HOUR, 5 * MS_PER_MINUTE),
    }),
  },
);

const settings = fc.record({
  device: fc.constantFrom(DEFAULT_PROFILE, ...PROFILE_IDS),
  drug: fc.constantFrom(...DRUGS),
  concentration: fc.nat({ max: 2 }),
  fill: fc.constantFrom(20, 18, 20, 10, 18, 3, 1.5).map((n) => millilitres(n)),
  length: fc.constantFrom(80, 30, 110),
  start: fc.constantFrom(8, 23, 167).map((h) => h * MS_PER_HOUR),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
});

/** What a prescription leaves for boluses in its shortest window, as drug; what five µL hold where it sets no limit. */
function roomIn({ basal, limits }: Prescription, c: number): number {
  const shortest = limits.toSorted((a, b) => a.per - b.per)[0];
  if (shortest === undefined || basal.mode === 'minimum-rate') return mass(microlitres(5), c);
  const doses =
    basal.mode === 'simple' ? [basal.dose] : basal.patterns.flatMap((p) => p.steps.map((step) => step.dose));
  return Math.max(0, shortest.dose - (Math.max(...doses) * shortest.per) / MS_PER_DAY);
}

/** A new program, after its lockout a square bolus that leaves little room, and a patient bolus that is asked for while it flows. */
const bolusBesideSquare = (c: number): fc.Arbitrary<readonly Beat[]> =>
  fc
    .record({
      gap: minutesAfter(180),
      prescription: prescriptionFor(c, 'doses'),
      boluses: fc.integer({ min: 0, max: 4 }),
      duration: fc.constantFrom(6, 1, 2).map((n) => span(n * MS_PER_HOUR)),
      soon: minutesAfter(60),
    })
    .map(({ gap, prescription, boluses, duration, soon }) => {
      const dose = Math.max(1, roomIn(prescription, c) - (boluses * (prescription.patient?.dose ?? 0)) / 3);
      return [
        { gap, deed: order({ order: 'program', prescription }) },
        {
          gap: { beside: 'lockout-end', off: 0 },
          deed: order({ order: 'square-bolus', dose: dose as Mass, duration }),
        },
        { gap: soon, deed: request },
      ];
    });

/** A patient who asks again and again, each time as the lockout ends or a moment before. */
const asksInARow: fc.Arbitrary<readonly Beat[]> = fc.array(
  fc.constantFrom<0 | -1>(0, 0, -1).map((off) => ({ gap: { beside: 'lockout-end', off }, deed: request })),
  { minLength: 2, maxLength: 6 },
);

/** Alarms that stop the flow for a minute or two, again and again; or a person who pauses it as often while one sounds. */
const stopsInARow: fc.Arbitrary<readonly Beat[]> = fc
  .record({
    gap: minutesAfter(180),
    by: fc.constantFrom('heat', 'backflow', 'person'),
    times: fc.integer({ min: 2, max: 5 }),
    on: fc.constantFrom(1, 2).map((n) => span(n * MS_PER_MINUTE)),
    off: fc.constantFrom(1, 2, 3).map((n) => n * MS_PER_MINUTE),
  })
  .map(({ gap, by, times, on, off }) => {
    const hot: Deed = { do: 'world', change: { change: 'temperature', to: 45 as Temperature, span: on } };
    const parameters = { volume: millilitres(1), on, off, count: times };
    const back: Deed = {
      do: 'fault',
      fault: { fault: 'backflow', name: 'backflow', parameters, span: null, probability: 1 },
    };
    if (by === 'backflow') return [{ gap, deed: back }];
    const again = (deed: Deed) => Array.from({ length: times }, () => ({ gap: { after: on + off }, deed }));
    if (by === 'heat') return [{ gap, deed: hot }, ...again(hot)];
    return [{ gap, deed: hot }, ...again(order({ order: 'suspend', span: on }))];
  });

/** A battery that asks to be replaced, whatever charge it has left, and nobody who does so for longer than it goes on. */
const earlyIndicator: fc.Arbitrary<readonly Beat[]> = fc
  .record({ gap: minutesAfter(180), days: fc.integer({ min: 80, max: 120 }) })
  .map(({ gap, days }) => [
    {
      gap,
      deed: {
        do: 'fault',
        fault: {
          fault: 'battery-film',
          name: 'battery-film',
          parameters: { outcome: 'early-indicator' },
          span: null,
          probability: 1,
        },
      },
    },
    { gap: { after: days * MS_PER_DAY }, deed: order({ order: 'interrogate' }) },
  ]);

const moreOf = (
  about: Topic,
  drug: (typeof DRUGS)[number],
  c: number,
  changes: boolean,
): fc.Arbitrary<readonly Beat[]> | null => {
  if (changes) return changeFor(drug, c);
  if (about === 'doses') return fc.oneof(bolusBesideSquare(c), asksInARow);
  if (about === 'restarts') return stopsInARow;
  return about === 'old age' ? earlyIndicator : null;
};

/** Stories begin with a therapy more often than not, so that there is something to break. */
export function stories({
  about = 'anything',
  beats = 14,
  silence = 20 * MS_PER_DAY,
  faults = true,
  unseen = false,
  habits: withHabits = true,
  changes = false,
  purges = true,
}: StoryShape = {}): fc.Arbitrary<Story> {
  const gap = gapsUpTo(silence);
  const bodies = new Map<string, fc.Arbitrary<readonly Beat[]>>();
  const bodyFor = (device: ProfileId, drug: (typeof DRUGS)[number], c: number): fc.Arbitrary<readonly Beat[]> => {
    const key = `${device} ${drug.name} ${c}`;
    const known = bodies.get(key);
    if (known !== undefined) return known;
    const deed = fc.oneof(
      { weight: 10, arbitrary: deedsFor(drug, c, { unseen, about }) },
      ...(faults ? [{ weight: 4, arbitrary: troublesFor(device, unseen) }] : []),
      ...(withHabits ? [{ weight: 1, arbitrary: habits }] : []),
    );
    const first = fc.option(
      prescriptionFor(c, about).map(
        (prescription): Beat => ({ gap: { after: 0 }, deed: order({ order: 'program', prescription }) }),
      ),
      { nil: null, freq: 8 },
    );
    const one = fc.record({ gap, deed });
    const more = moreOf(about, drug, c, changes);
    const opening = changes ? openingFor(c) : first.map((beat) => (beat === null ? [] : [beat]));
    const rest =
      more === null
        ? fc.array(one, { maxLength: beats })
        : fc
            .array(
              fc.oneof(
                { weight: changes ? 3 : 8, arbitrary: one.map((beat) => [beat]) },
                { weight: 2, arbitrary: more },
              ),
              { maxLength: changes ? Math.ceil(beats / 3) : beats },
            )
            .map((parts) => parts.flat());
    const body = fc.tuple(opening, rest).map(([begun, then]) => [...begun, ...then]);
    bodies.set(key, body);
    return body;
  };
  const tails = fc.integer({ min: 0, max: 1000 }).map((n) => Math.round((silence * n * n) / 1_000_000) + 1);
  const set = purges ? fc.tuple(settings, tables).map(([setting, table]) => ({ ...setting, table })) : settings;
  return set.chain(({ drug, concentration, ...rest }) => {
    const c = drug.concentrations[concentration] ?? drug.concentrations[0];
    const setting: Setting = { ...rest, drug: drug.name, concentration: c };
    return fc.tuple(bodyFor(rest.device, drug, c), tails).map(([body, tail]) => new Story(setting, body, tail));
  });
}
