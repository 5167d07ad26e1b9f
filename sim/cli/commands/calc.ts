import type { Result } from '../../../src/base/index.js';
import { profileNamed } from '../../../src/profile/index.js';
import {
  calcBridge,
  calcFlow,
  calcOcclusion,
  calcPrime,
  calcRefill,
  calcRefillDate,
} from '../../../src/therapy/index.js';
import {
  formatDose,
  formatDuration,
  formatFlow,
  formatMass,
  formatVolume,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  parseCompliance,
  parseConcentration,
  parseDose,
  parseDuration,
  parseFlow,
  parseLength,
  parseMass,
  parsePressure,
  parseVolume,
  plain,
  toMl,
} from '../../../src/units/index.js';
import { columns, line } from '../../report/index.js';
import { explained, give, pairs } from '../answer.js';
import { profileOf } from '../reading.js';
import { type Command, type Flags, type Parser, parseWhole } from '../request.js';
import { must } from '../wrong.js';

const dose = (flags: Flags, name = 'dose') => flags.required(name, parseDose, '3 mg/day');
const concentration = (flags: Flags, name = 'concentration') => flags.required(name, parseConcentration, '20 mg/mL');
const catheter = (flags: Flags) => flags.required('catheter-length', parseLength, '80 cm');
const toTheSecond = (ms: number): string => formatDuration(Math.round(ms / MS_PER_SECOND) * MS_PER_SECOND);
const roundedDays = (n: number): string => `${plain(n, 4)} days`;

/** Reads days as a bare number, or as a span such as `90d`. */
const parseDays: Parser<number> = (text): Result<number> => {
  if (/^\d+(\.\d+)?$/.test(text)) return { ok: true, value: Number(text) };
  const span = parseDuration(text);
  if (span.ok) return { ok: true, value: span.value / MS_PER_DAY };
  return { ok: false, refusal: { ...span.refusal, expected: 'days such as 90 or 90d', remedy: 'write e.g. 90' } };
};

/** `calc flow`: the flow of a dose; a flow that the device cannot give is an answer, not a mistake. */
export const flow: Command = async (request) => {
  const profile = profileOf(request.flags);
  const asked = { profile, dose: dose(request.flags), concentration: concentration(request.flags) };
  const answer = must(calcFlow(asked));
  const can = answer.withinProfile ? `yes, ${profile.id}` : `NO: ${answer.why ?? ''}`;
  return give(request, {
    lines: [
      ...pairs([
        ['flow', formatFlow(answer.flow)],
        ['can be delivered', can],
      ]),
      ...explained(
        'Flow is the dose per day divided by the concentration: Q = D / C. Nothing is rounded to what the device can do.',
      ),
    ],
    json: {
      flow_ml_per_day: toMl(answer.flow),
      within_profile: answer.withinProfile,
      why: answer.why,
      profile: profile.id,
    },
  });
};

/** `calc prime`: a priming bolus. */
export const prime: Command = async (request) => {
  const { flags } = request;
  const profile = profileOf(flags);
  const extent = flags.has('catheter-only') ? 'catheter-only' : 'full-system';
  const asked = { profile, catheterLength: catheter(flags), concentration: concentration(flags), extent } as const;
  const { volume, drugMoved, duration, flow: rate } = must(calcPrime(asked));
  const formula = extent === 'full-system' ? 'V = V_tubing + L x v' : 'V = L x v';
  return give(request, {
    lines: [
      ...pairs([
        ['volume', formatVolume(volume)],
        ['drug moved', formatMass(drugMoved)],
        ['duration', `${toTheSecond(duration)} at ${formatFlow(rate)}`],
      ]),
      ...explained(
        `The prime fills ${extent === 'full-system' ? 'the pump tubing and the catheter' : 'the catheter only'}: ${formula}, drug = V x C, time = V / Q_prime.`,
      ),
    ],
    json: {
      volume_ml: toMl(volume),
      drug_moved: formatMass(drugMoved),
      drug_moved_ug: drugMoved,
      duration_min: duration / MS_PER_MINUTE,
      flow_ml_per_day: toMl(rate),
      extent,
      profile: profile.id,
    },
  });
};

/** `calc bridge`: the bridge after a change of concentration. */
export const bridge: Command = async (request) => {
  const { flags } = request;
  const profile = profileOf(flags);
  const answer = must(
    calcBridge({
      profile,
      catheterLength: catheter(flags),
      oldDose: dose(flags, 'old-dose'),
      oldConcentration: concentration(flags, 'old-concentration'),
      newDose: dose(flags, 'new-dose'),
      newConcentration: concentration(flags, 'new-concentration'),
    }),
  );
  const { volume, rate, duration, withoutBridge } = answer;
  return give(request, {
    lines: [
      ...pairs([
        ['volume', formatVolume(volume)],
        ['rate', formatFlow(rate)],
        ['duration', toTheSecond(duration)],
        ['without a bridge', `${formatDose(withoutBridge.dosePerDay)} for ${toTheSecond(withoutBridge.duration)}`],
      ]),
      ...explained(
        'The bridge runs the old drug out of the line at the flow of its own dose: V = V_tubing + L x v, Q = D_old / C_old, T = V / Q. Without it the old drug runs at the new flow: Q_new x C_old per day for V / Q_new.',
      ),
    ],
    json: {
      volume_ml: toMl(volume),
      rate_ml_per_day: toMl(rate),
      duration_h: duration / MS_PER_HOUR,
      without_bridge: {
        dose_per_day: formatDose(withoutBridge.dosePerDay),
        dose_ug_per_day: withoutBridge.dosePerDay,
        hours: withoutBridge.duration / MS_PER_HOUR,
      },
      profile: profile.id,
    },
  });
};

const profileIfNamed = (flags: Flags) => {
  const id = flags.text('profile');
  return id === null ? {} : { profile: must(profileNamed(id)) };
};

/** `calc refill`: what should be left, what came back, and what published rules say of the difference. */
export const refill: Command = async (request) => {
  const { flags } = request;
  const withdrawn = flags.optional('withdrawn', parseVolume);
  const answer = must(
    calcRefill({
      fill: flags.required('fill', parseVolume, '40 mL'),
      dose: dose(flags),
      concentration: concentration(flags),
      days: flags.required('days', parseDays, '90'),
      ...(withdrawn === null ? {} : { withdrawn }),
      ...profileIfNamed(flags),
    }),
  );
  const { expectedResidual, ranDryOnDay, discrepancy, deliveredRatio, verdicts } = answer;
  const difference = (pl: number): string =>
    pl === 0 ? 'none' : `${formatVolume(Math.abs(pl))} ${pl > 0 ? 'less' : 'more'} than expected came back`;
  const rows = verdicts.map((v) => ({
    cells: [v.verdict, v.rule, v.source, v.verdict === 'within' ? v.limit : `${v.limit}; ${v.means}`],
    tone: v.verdict === 'within' ? ('good' as const) : ('warn' as const),
  }));
  return give(request, {
    lines: [
      ...pairs([
        ['expected residual', formatVolume(expectedResidual)],
        ...(ranDryOnDay === null ? [] : [['ran dry', `after ${roundedDays(ranDryOnDay)}`] as const]),
        ...(discrepancy === null ? [] : [['difference', difference(discrepancy)] as const]),
        ...(deliveredRatio === null ? [] : [['delivered / expected', plain(deliveredRatio, 4)] as const]),
      ]),
      ...(rows.length === 0 ? [] : [line(''), ...columns(['verdict', 'rule', 'source', 'limit'], rows)]),
      ...explained(
        'Expected residual is the fill minus flow times days: R = V - Q x t, Q = D / C. The ratio is what was delivered over what should have been.',
      ),
    ],
    json: {
      expected_residual_ml: toMl(expectedResidual),
      ran_dry_on_day: ranDryOnDay,
      discrepancy_ml: discrepancy === null ? null : toMl(discrepancy),
      delivered_ratio: deliveredRatio,
      verdicts,
    },
  });
};

/** `calc refill-date`: days until the low-reservoir alarm. */
export const refillDate: Command = async (request) => {
  const { flags } = request;
  const bolus = flags.optional('bolus', parseMass);
  const max =
    bolus === null ? flags.optional('max-per-day', parseWhole) : flags.required('max-per-day', parseWhole, '4');
  if (bolus === null && max !== null) flags.required('bolus', parseMass, '0.1 mg');
  const boluses = bolus === null || max === null ? null : { dose: bolus, maxPerDay: max };
  const answer = must(
    calcRefillDate({
      fill: flags.required('fill', parseVolume, '40 mL'),
      lowAlarm: flags.required('low-alarm', parseVolume, '2 mL'),
      dose: dose(flags),
      concentration: concentration(flags),
      boluses,
      ...profileIfNamed(flags),
    }),
  );
  const { daysBasalOnly, daysAllBoluses, shownDays } = answer;
  return give(request, {
    lines: [
      ...pairs([
        ['basal only', daysBasalOnly === null ? 'never: nothing flows without boluses' : roundedDays(daysBasalOnly)],
        ['with all boluses', roundedDays(daysAllBoluses)],
        ['shown', `${roundedDays(shownDays)}, the worst case`],
      ]),
      ...explained(
        'Days are the fill down to the alarm, divided by the flow: t = (V - V_alarm) / Q; the date shown assumes that every allowed bolus is used.',
      ),
    ],
    json: { days_basal_only: daysBasalOnly, days_all_boluses: daysAllBoluses, shown_days: shownDays },
  });
};

/** `calc occlusion`: time from a blockage to its alarm. */
export const occlusion: Command = async (request) => {
  const { flags } = request;
  const latency = flags.optional('latency', parseDuration);
  const answer = must(
    calcOcclusion({
      compliance: flags.required('compliance', parseCompliance, '0.01 mL/kPa'),
      threshold: flags.required('threshold', parsePressure, '70 kPa'),
      flow: flags.required('flow', parseFlow, '12 mL/h'),
      ...(latency === null ? {} : { latency }),
    }),
  );
  const { stored, timeToAlarm } = answer;
  return give(request, {
    lines: [
      ...pairs([
        ['stored', formatVolume(stored)],
        ['time to alarm', toTheSecond(timeToAlarm)],
      ]),
      ...explained(
        'A blocked line takes up V = C x P before the pressure reaches the alarm, which takes t = V / Q, plus the latency; the stored volume is set free when the blockage clears.',
      ),
    ],
    json: { stored_ml: toMl(stored), time_to_alarm_s: timeToAlarm / MS_PER_SECOND },
  });
};
