import { wordOf } from '../../src/statechart/index.js';
import type { TraceRecord } from '../trace/index.js';
import { ARROWS, STATES } from '../world/index.js';
import { type Draft, type Shown, timeText, type Words } from './draft.js';
import type { Cover } from './goal.js';

/** A span of a story in which one step acts: from it to the second before the next. */
type Act = { readonly step: number; readonly from: number; readonly to: number; readonly claims: readonly string[] };

const SECOND = 1_000;

const arrowNamed = new Map(ARROWS.firmware.map((arrow) => [wordOf(arrow), arrow]));

/** The arrow that a mark is about: the second one of a pair. */
const arrowOf = (mark: string) => arrowNamed.get(mark.split(' | ').at(-1) ?? '');

/** What is claimed, by the step under which it was met first; -1 for what comes before the first. */
function actsOf({ told, until }: Draft, { sightings }: Shown, claims: ReadonlySet<string>): readonly Act[] {
  const seen = new Set<string>();
  const first = sightings.filter(({ mark }) => claims.has(mark) && !seen.has(mark) && seen.add(mark));
  return [-1, ...told.keys()].map((step) => {
    const from = told[step]?.at ?? 0;
    const next = told[step + 1]?.at ?? until;
    const own = first.filter(({ at }) => at >= from && (at < next || step === told.length - 1));
    return { step, from, to: Math.max(from, next - SECOND), claims: own.map(({ mark }) => mark) };
  });
}

/** The state of each region at a moment, as the records tell it. */
function statesAt(records: readonly TraceRecord[], at: number): ReadonlyMap<string, string> {
  const states = new Map(
    STATES.firmware.flatMap(({ region, state, initial }) => (initial ? [[region, state] as const] : [])),
  );
  for (const record of records) if (record.kind === 'state' && record.t <= at) states.set(record.region, record.to);
  return states;
}

const regionsIn = (claims: readonly string[]): readonly string[] => [
  ...new Set(claims.flatMap((mark) => arrowOf(mark)?.region ?? [])),
];

/** What the pump answers to an order at a moment, as an expectation; nothing when there is none, or only of its reading. */
function answerAt(records: readonly TraceRecord[], at: number): readonly string[] {
  const asked = records.find(
    (record) =>
      record.kind === 'command' &&
      record.t === at &&
      record.command.type !== 'command.interrogate' &&
      record.command.type !== 'command.read-log',
  );
  const answer = records.find((record) => record.kind === 'reply' && record.to === asked?.seq);
  if (answer?.kind !== 'reply') return [];
  const { reply } = answer;
  const claim = reply.accepted ? 'reply: accepted' : `refused: ${reply.refusal.code}`;
  return [`  - between: [${timeText(at)}, ${timeText(at)}]\n    ${claim}`];
}

/** Where the regions of what is claimed are at a moment. */
function stateLine(at: number, claims: readonly string[], records: readonly TraceRecord[]): string {
  const states = statesAt(records, at);
  const told = regionsIn(claims).map((region) => `${region}: ${states.get(region) ?? ''}`);
  return `  - at: ${timeText(at)}\n    state: { ${told.join(', ')} }`;
}

/** What must hold of an act: where the step before has led, what the pump answers, and where this one leads. */
function expectationsOf(act: Act, before: Act | undefined, { records }: Shown, cover: Cover): readonly string[] {
  const { from, to, claims } = act;
  if (claims.length === 0) return [];
  if (cover === 'alarms')
    return claims.map((mark) => {
      const [alarm = '', phase = ''] = mark.split(' ');
      return `  - between: [${timeText(from)}, ${timeText(to)}]\n    alarm: { ${phase}: ${alarm} }`;
    });
  const there = before === undefined || before.step < 0 ? [] : [stateLine(before.to, claims, records)];
  return [...there, ...answerAt(records, from), stateLine(to, claims, records)];
}

const noted = (mark: string): string => {
  const arrow = arrowOf(mark);
  if (arrow === undefined) return mark;
  const guard = arrow.guard === null ? '' : ` [${arrow.guard}]`;
  return `${mark}${guard}${arrow.target === null ? '' : ` -> ${arrow.target}`}`;
};

const KINDS = { transitions: 'transition', alarms: 'phase of an alarm', pairs: 'pair of transitions' } as const;
const MANY = { transitions: 'transitions', alarms: 'phases of alarms', pairs: 'pairs of transitions' } as const;

/** What a list is about, in so many words as a title bears. */
function about(claims: readonly string[], cover: Cover): string {
  const names = cover === 'alarms' ? [...new Set(claims.map((mark) => mark.split(' ')[0] ?? ''))] : regionsIn(claims);
  const shown = names.slice(0, 2);
  const more = names.length - shown.length;
  return more === 0 ? shown.join(' and ') : `${shown.join(', ')} and ${more} more`;
}

/** Words of a story: what it is for, which step is for what, and what must hold because it was reached. */
export function wordsFor(
  draft: Draft,
  shown: Shown,
  told: { readonly cover: Cover; readonly number: string; readonly claims: readonly string[] },
): Words {
  const { cover, number, claims } = told;
  const acts = actsOf(draft, shown, new Set(claims));
  const many = claims.length === 1 ? `one ${KINDS[cover]}` : `${claims.length} ${MANY[cover]}`;
  const title = `${cover[0]?.toUpperCase()}${cover.slice(1)} ${number}, of ${about(claims, cover)}`;
  const purpose = `Made by thecal generate: the way to ${many} that no story of the set before it meets, found by search; above each step stands what it is for, and what must hold is where that has led.`;
  return {
    title,
    purpose,
    notes: new Map(
      acts.flatMap(({ step, claims: own }) => (own.length === 0 ? [] : [[Math.max(0, step), own.map(noted)]])),
    ),
    expectations: [...new Set(acts.flatMap((act, i) => expectationsOf(act, acts[i - 1], shown, cover)))],
  };
}
