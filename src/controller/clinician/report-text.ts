import { type Refusal, sentence } from '../../base/index.js';
import type { Program, Status } from '../../protocol/index.js';
import {
  type Concentration,
  doseOf,
  formatConcentration,
  formatDose,
  formatDuration,
  formatMass,
  formatVolume,
  massOf,
  type Volume,
} from '../../units/index.js';
import type { Keystroke } from '../entry/index.js';
import type { Deed, DeedOutcome, SessionReport } from './report.js';
import type { ReviewLine } from './review.js';

/** Columns of a report. */
const WIDTH = 100;
const NOT_READ = 'the pump was not read';
/** Digits of a hash that are shown: enough to compare two by eye. */
const HASH_SHOWN = 8;

const SPELLED: Readonly<Record<string, string>> = {
  µ: 'u',
  μ: 'u',
  '–': '-',
  '…': '...',
  '°': '',
  '≥': '>=',
  '≤': '<=',
};
/** Anything as printable ASCII; what has no spelling is a question mark. */
const plainly = (text: string): string =>
  [...text].map((sign) => (/[ -~]/.test(sign) ? sign : (SPELLED[sign] ?? '?'))).join('');

/** A text in lines of at most {@link WIDTH} columns, each after the first indented by two columns more. */
function wrapped(text: string, indent = 0): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let isEmpty = true;
  const room = WIDTH - indent - 2;
  const words = plainly(text)
    .split(' ')
    .flatMap((word) => word.match(new RegExp(`.{1,${room}}`, 'g')) ?? []);
  for (const word of words) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(indent + 2);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

function programInWords(program: Program | null, c: Concentration): string {
  if (program === null) return 'no program';
  const { basal, lasts, patient, windows } = program;
  const doses = {
    simple: () => (basal.mode === 'simple' ? ` ${formatDose(doseOf(basal.flow, c))}` : ''),
    flex: () => (basal.mode === 'flex' ? ` of ${basal.week.length} steps a week` : ''),
    'minimum-rate': () => '',
  };
  const parts = [`program ${basal.mode}${doses[basal.mode]()}`];
  if (patient !== null) parts.push(`patient boluses of ${formatMass(massOf(patient.bolus, c))}`);
  if (windows.length > 0) parts.push(`${windows.length} dose limit${windows.length === 1 ? '' : 's'}`);
  if (lasts !== undefined) parts.push(`ends after ${formatDuration(lasts)}`);
  return parts.join(', ');
}

function statusInWords({ alarms, reservoir_computed_pl: left, therapy }: Status): string {
  const { doing, fluid, heldBy, program } = therapy;
  const { concentration, drug } = fluid;
  const parts = [
    heldBy === null ? doing : `${doing}, held: ${heldBy}`,
    programInWords(program, concentration),
    `${formatVolume(left as Volume)} of ${drug} at ${formatConcentration(concentration)}`,
    `alarms: ${alarms.length === 0 ? 'none' : alarms.join(', ')}`,
  ];
  return parts.join('; ');
}

const signed = (percent: number): string => `${percent > 0 ? '+' : ''}${percent} %`;
const lineInWords = ({ what, before, after, percent }: ReviewLine): string =>
  `${what}: ${before ?? 'nothing'} -> ${after}${percent === null || percent === 0 ? '' : ` (${signed(percent)})`}`;

const OUTCOMES: { readonly [O in DeedOutcome]: string } = {
  done: 'done',
  refused: 'refused by the pump',
  'not-done': 'not done',
  unknown: 'nobody knows whether it was done',
};

function endInWords({ outcome, refusal, verified }: Deed): string {
  if (refusal !== null) return `${OUTCOMES[outcome]}: ${sentence(refusal)}`;
  if (outcome === 'unknown') return OUTCOMES.unknown;
  if (outcome === 'done' && verified === false) return 'accepted, but the pump was NOT seen to do it';
  if (outcome === 'done') return verified === true ? 'done; seen in the pump' : 'done; no reading shows it';
  return verified === null ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}; the pump was seen to have gone on as before`;
}

function deedInWords(deed: Deed, i: number): string[] {
  const { at, lines, readBack, twice, warnings, words } = deed;
  return [
    ...wrapped(`${i + 1}. ${words}, at ${formatDuration(at)}${twice ? ', asked about twice' : ''}`),
    ...lines.flatMap((line) => wrapped(lineInWords(line), 3)),
    ...warnings.flatMap((warning) => wrapped(`warned: ${warning}`, 3)),
    ...(readBack === null ? [] : wrapped(`read back under ${readBack.slice(0, HASH_SHOWN)}`, 3)),
    ...wrapped(endInWords(deed), 3),
  ];
}

const refusalInWords = (at: number, refusals: readonly Refusal[]): string[] =>
  refusals.flatMap((refusal) => wrapped(`at ${formatDuration(at)} ${refusal.code}: ${sentence(refusal)}`, 3));

/** How many keys came to what; those that came up are not counted. */
function keysInWords(strokes: readonly Keystroke[]): string {
  const fates = strokes.filter(({ move }) => move !== 'up').map(({ fate }) => fate);
  const counts = [...new Set(fates)].sort().map((fate) => `${fates.filter((other) => other === fate).length} ${fate}`);
  return counts.length === 0 ? 'keys: none' : `keys: ${counts.join(', ')}`;
}

function logInWords({ log }: SessionReport): string {
  const [first, last] = [log[0], log.at(-1)];
  if (first === undefined || last === undefined) return 'log of the pump: not read';
  const many = log.length === 1 ? '1 entry' : `${log.length} entries`;
  return `log of the pump: ${many}, number ${first?.seq ?? '?'} to ${last?.seq ?? '?'}`;
}

/**
 * The report of a session as it is printed: what was found, each order with what it changed and what became of it, what was left, keys and log.
 *
 * @returns lines of printable ASCII, at most 100 columns wide, with a line end after each; moments are spans since the start of the run
 * @requirement SR-059
 */
export function reportInWords(report: SessionReport): string {
  const { asked, closed, controller, deeds, found, implant, left, opened, refusedBefore, why } = report;
  const stood = opened === null ? 'it never stood' : `it stood at ${formatDuration(opened)}`;
  const unread = found === null ? NOT_READ : 'not read since the last order';
  const number = implant.toString(16).padStart(8, '0');
  return [
    `session of programmer ${controller} with implant ${number}`,
    ...wrapped(`asked for at ${formatDuration(asked)}, ${stood}, over at ${formatDuration(closed)}: ${why}`),
    ...wrapped(`found: ${found === null ? NOT_READ : statusInWords(found)}`),
    ...(deeds.length === 0 ? ['no orders'] : deeds.flatMap(deedInWords)),
    ...(refusedBefore.length === 0 ? [] : ['refused before the pump heard of it']),
    ...refusedBefore.flatMap(({ at, refusals }) => refusalInWords(at, refusals)),
    ...wrapped(`left: ${left === null ? unread : statusInWords(left)}`),
    ...wrapped(logInWords(report)),
    ...wrapped(keysInWords(report.keystrokes)),
    '',
  ].join('\n');
}
