import { assertNever } from '../../src/base/index.js';
import { ALARMS, type AlarmId } from '../../src/protocol/index.js';
import {
  type Concentration,
  formatDuration,
  formatFlow,
  formatMass,
  formatVolume,
  formatWeekTime,
  massOf,
  type Volume,
  type WeekTime,
} from '../../src/units/index.js';
import type { BolusRecord, TraceRecord } from '../trace/index.js';
import type { Tone } from './line.js';

/** Something that happened, as a line of the timeline tells it. */
export type StoryEvent = {
  readonly t: number;
  readonly who: string;
  readonly text: string;
  readonly tone: Tone;
  /** events of one key are the same thing happening again, and may be folded */
  readonly key: string;
  /** a landmark is told nearly always; routine only a few times in a row */
  readonly weight: 'landmark' | 'routine';
};

const event = (
  t: number,
  who: string,
  text: string,
  key: string,
  weight: StoryEvent['weight'] = 'landmark',
  tone: Tone = 'plain',
): StoryEvent => ({ t, who, text, key: `${who}/${key}`, weight, tone });

type Of<K extends TraceRecord['kind']> = Extract<TraceRecord, { kind: K }>;

/** Regions whose changes are told; the others speak through commands, alarms and deliveries. */
const TOLD_REGIONS = ['power', 'infusion', 'old-fluid', 'bridge', 'line', 'battery'];

/** What happens in the pump without its firmware. */
const PLANT_WORDS: Readonly<Record<Of<'plant'>['event'], string>> = {
  'ran-dry': 'the reservoir has truly run dry',
  'loop-stalled': 'the firmware has stalled: nobody is at the drive',
  'loop-runs': 'the firmware runs',
  'watchdog-cut': 'the watchdog cuts the drive',
  'hardware-tone': 'the watchdog sounds the critical tone by itself',
};

function ofState(r: Of<'state'>): StoryEvent | null {
  const stalled = r.region === 'motor' && /stall/.test(r.from + r.to);
  if (!stalled && !TOLD_REGIONS.includes(r.region)) return null;
  return event(r.t, 'pump', `${r.region}: ${r.from} -> ${r.to}`, `${r.region}/${r.to}`, 'routine');
}

/** What the telemetry notes; that somebody wakes it says nothing yet. */
function ofLink({ t, what, why }: Of<'link'>): StoryEvent | null {
  // A session that opens, or ends as it should, says nothing beside what is done in it.
  if (what === 'session-opened' || why === 'bye') return null;
  if (what === 'refused') return event(t, 'link', `frame refused: ${why}`, `refused/${why}`, 'routine', 'warn');
  return event(t, 'link', `session over: ${why}`, `closed/${why}`, 'routine', 'warn');
}

/** How a latched signal can end, by the dictionary. */
const untilWhen = (alarm: AlarmId): string =>
  ALARMS[alarm].reset === 'nobody' ? ', and nobody can take it away' : ' until it is acknowledged';

function ofAlarm(r: Of<'alarm'>): StoryEvent {
  const text = {
    raised: `ALARM ${r.alarm} (${r.priority} priority, ${r.tone} tone): ${ALARMS[r.alarm].text}${r.detail === undefined ? '' : ` (${r.detail})`}`,
    escalated: `${r.alarm}: nobody has attended to it; ${r.priority} priority from now on, and the tone comes more often`,
    ended: r.latched
      ? `${r.alarm}: the condition is over; the signal stays${untilWhen(r.alarm)}`
      : `${r.alarm} is over`,
    acknowledged: `${r.alarm} was acknowledged`,
  }[r.phase];
  const loud = r.tone === 'critical' ? 'bad' : 'warn';
  const tone = { raised: loud, escalated: loud, ended: 'good', acknowledged: 'good' } as const;
  return event(r.t, 'alarm', text, `${r.alarm}/${r.phase}`, 'landmark', tone[r.phase]);
}

const amount = (pl: number, concentration: number): string => {
  const drug = concentration > 0 ? ` (${formatMass(massOf(pl as Volume, concentration as Concentration))})` : '';
  return `${formatVolume(pl)}${drug}`;
};

function ofBolus(r: BolusRecord, concentration: number): StoryEvent {
  const what = r.what.replace('-', ' ');
  // A bridge gives what was in the line before: the concentration in the reservoir says nothing of it.
  const of = r.what === 'bridge' ? 0 : concentration;
  const given = amount(r.given_pl, of);
  const held = r.suspended_ms ? `, held up for ${formatDuration(r.suspended_ms)}` : '';
  if (r.outcome === 'complete')
    return event(r.t, 'pump', `${what} complete: ${given}${held}`, `${r.what}/complete`, 'routine');
  const text = `${what} cut short (${r.reason}): ${given} of ${amount(r.asked_pl, of)}`;
  return event(r.t, 'pump', text, `${r.what}/interrupted`, 'landmark', 'warn');
}

function ofDelivery(r: Of<'delivery'>, concentration: number): StoryEvent | null {
  if (r.what === 'train') return null;
  if (r.what !== 'released') return ofBolus(r, concentration);
  const text = `blockage cleared: ${amount(r.booked_pl, concentration)} released at once and booked as delivered`;
  return event(r.t, 'pump', text, 'released', 'landmark', 'warn');
}

function ofRefill(r: Of<'refill'>): StoryEvent {
  const pocket = r.pocket_pl > 0 ? `, ${formatVolume(r.pocket_pl)} of it beside the port` : '';
  const gap =
    r.discrepancy_pl === 0
      ? 'as expected'
      : `${formatVolume(Math.abs(r.discrepancy_pl))} ${r.discrepancy_pl > 0 ? 'less' : 'more'} than expected`;
  const text = `refill: ${formatVolume(r.true_withdrawn_pl)} drawn out (${gap}), ${formatVolume(r.true_filled_pl)} filled${pocket}`;
  return event(r.t, 'refill', text, 'refill', 'landmark', r.pocket_pl > 0 ? 'warn' : 'plain');
}

const steps = (named: string, list: readonly { readonly at: WeekTime }[]): string =>
  list.length === 0 ? '' : `; ${named}: ${list.map(({ at }) => formatWeekTime(at)).join(', ')}`;

/** What the clock truly did is told by its fault; here is what the pump makes of it. */
function ofClock(r: Of<'clock'>): StoryEvent | null {
  if (r.what === 'jumped') return null;
  const by = `${formatDuration(Math.abs(r.by_ms))} ${r.by_ms < 0 ? 'back' : 'forward'}`;
  const passed = `${steps('skipped', r.skipped)}${steps('begins again', r.repeated)}`;
  const weight = r.cause === 'set' || passed !== '' ? 'landmark' : 'routine';
  return event(r.t, 'pump', `clock ${r.cause === 'set' ? 'set' : 'jumps'} ${by}${passed}`, `clock/${weight}`, weight);
}

function ofFault(r: Of<'fault'>): StoryEvent {
  const text = r.text.includes(r.fault) ? r.text : `${r.fault}: ${r.text}`;
  const tone = { begin: 'warn', change: 'warn', end: 'plain', over: 'good' } as const;
  return event(r.t, 'fault', text, `${r.fault}/${r.phase}`, 'landmark', tone[r.phase]);
}

function ofOutput(r: Of<'output'>): StoryEvent | null {
  if (r.order.type !== 'motor.drive') return null;
  return event(
    r.t,
    'pump',
    r.order.flow === 0 ? 'flow stops' : `flow ${formatFlow(r.order.flow)}`,
    'flow',
    'routine',
    'dim',
  );
}

/**
 * What a record means in the story, or null when it is only detail.
 *
 * Commands, replies and steps are joined by the timeline itself, see {@link ./timeline.ts}.
 *
 * @param concentration  of the drug that the pump delivers now, µg/mL; 0 when unknown or none
 */
export function storyOf(r: TraceRecord, concentration: number): StoryEvent | null {
  switch (r.kind) {
    case 'header':
    case 'frame':
    case 'session':
    case 'command':
    case 'reply':
    case 'step':
    case 'expect':
    case 'finding':
    case 'reach':
    case 'end':
      return null;
    case 'sensor':
      return r.report.type === 'sensor.brown-out'
        ? event(r.t, 'pump', 'the supply gives way (brown-out)', 'brown-out', 'landmark', 'bad')
        : null;
    case 'output':
      return ofOutput(r);
    case 'alarm':
      return ofAlarm(r);
    case 'state':
      return ofState(r);
    case 'delivery':
      return ofDelivery(r, concentration);
    case 'refill':
      return ofRefill(r);
    case 'fault':
      return ofFault(r);
    case 'plant':
      return event(r.t, 'plant', PLANT_WORDS[r.event], r.event, 'landmark', r.event === 'loop-runs' ? 'good' : 'bad');
    case 'link':
      return ofLink(r);
    case 'request':
      return event(r.t, 'handheld', `${r.what}: ${r.text}`, `${r.what}/${r.outcome}`, 'routine', 'dim');
    case 'burst':
      return event(
        r.t,
        'handheld',
        r.priority === null ? 'is silent' : `sounds: ${r.priority} priority`,
        'sound',
        'routine',
        'dim',
      );
    case 'clock':
      return ofClock(r);
    case 'refused-order':
      return event(r.t, 'refused', `${r.code}: ${r.text}`, `${r.code}`, 'landmark', 'warn');
    default:
      return assertNever(r);
  }
}
