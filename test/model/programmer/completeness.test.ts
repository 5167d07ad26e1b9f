import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgrammerEvent, ProgrammerOrderOut } from '../../../src/controller/clinician/events.js';
import { PROGRAMMER_CHART } from '../../../src/controller/clinician/machine.js';
import { freshProgrammer, type ProgrammerMemory } from '../../../src/controller/clinician/memory.js';
import type { Review } from '../../../src/controller/clinician/review.js';
import { keyDown, programmerMachine } from '../../../src/controller/index.js';
import { type Answer, type Command, commandWire, digestOf, encode, fromHex } from '../../../src/protocol/index.js';
import type { ChartExecutor } from '../../../src/statechart/index.js';
import { behind } from '../../support/caller.js';
import { asksForCompleteness } from '../../support/completeness.js';
import { program, simple } from '../../support/orders.js';
import { PROGRAMMER } from '../../support/programmer-bench.js';
import { runningPump } from '../../support/pump.js';
import { placesIn, SideBySide, walked } from '../../support/side-by-side.js';
import { TABLE } from './table.js';

type Event<T = ProgrammerEvent> = T extends unknown ? Omit<T, 'at'> : never;
type Executor = ChartExecutor<ProgrammerMemory, ProgrammerEvent, ProgrammerOrderOut>;

const STOP: Command = { type: 'command.stop' };
const PROGRAM = program(simple(0.15));

const review = (command: Command, confirmed: boolean, big: boolean): Review => ({
  order:
    command.type === 'command.stop'
      ? { order: 'stop' }
      : { order: 'bolus', dose: 100 as never, duration: 60_000 as never },
  words: command.type,
  command,
  confirmed,
  lines: [],
  warnings: [],
  figures: [],
  big,
  fastest: 24_000_000_000 as never,
});

const reply = (command: Command): Answer => {
  const told = behind(runningPump()).order(command, 30_000 as never);
  if (told === null) throw new Error('no reply');
  return { say: 'reply', reply: told };
};
const readBack = (command: Command, of = command): Answer => ({
  say: 'read-back',
  command,
  hash: fromHex(digestOf(encode(commandWire, of))),
});
const status = reply({ type: 'command.interrogate' });
/** The same of a pump that says nothing of its log. */
function withoutLog(): Answer {
  if (status.say !== 'reply' || !status.reply.accepted || status.reply.status === undefined)
    throw new Error('no status');
  const { log: _, ...rest } = status.reply.status;
  return { ...status, reply: { ...status.reply, status: rest } };
}
const answers: readonly Answer[] = [
  ...Array.from({ length: 16 }, () => status),
  withoutLog(),
  readBack(PROGRAM),
  readBack(PROGRAM),
  readBack(PROGRAM),
  reply(STOP),
  reply({ type: 'command.resume' }),
  reply({ type: 'command.read-log', from: 1, count: 1 }),
  reply({ type: 'command.read-log', from: 2, count: 2 }),
  reply({ type: 'command.read-log', from: 900, count: 1 }),
  readBack(PROGRAM),
  readBack(STOP),
  readBack(PROGRAM, STOP),
  { say: 'refused', refusal: { code: 'nothing-proposed', found: '', expected: '', remedy: '' } },
];
const reviews = [PROGRAM, STOP].flatMap((command) =>
  [true, false].map((big) => review(command, command.type !== 'command.stop', big)),
);
const named = (type: string, more: object = {}): Event => ({ type, ...more }) as Event;

/** Everything that can come to it; several of a kind where it makes a difference. */
const EVENTS: readonly Event[] = [
  ...['connect', 'disconnect', 'review', 'approve', 'edit', 'cancel', 'confirm', 'ok'].map((b) => named(`button.${b}`)),
  ...['program', 'stop', 'suspend', 'refill'].map((order) => named('button.order', { order })),
  ...['mode', 'dose', 'limits', 'ends', 'nowhere'].map((field) => named('button.field', { field })),
  ...['simple', 'yes', 'never'].map((word) => named('button.choose', { word })),
  ...reviews.map((worked) => named('form.worked', { review: worked })),
  named('form.asks-for-log', { newest: null }),
  named('form.asks-for-log', { newest: 1 }),
  named('form.refused', { refusals: [] }),
  named('clock.deadline'),
  named('link.opened'),
  ...answers.map((answer) => named('link.answered', { answer })),
  named('link.closed'),
  ...['lost', 'timed-out', 'garbled'].map((why) => named('link.lost', { why })),
  ...['5', 'unit:mg/day', 'nothing'].map((key) => named('key', { key })),
];
const SPANS = [0, 1, 250, 3_000, 60_000, 300_000, 600_000];

const stateOf = (executor: Executor): string => executor.values().dialogue ?? '';
const arrowsFor = (executor: Executor, type: string) =>
  PROGRAMMER_CHART.regions[0]?.states.get(stateOf(executor))?.on.get(type as never) ?? [];

/** What ends a story early is seldom drawn. */
const ENDS: readonly string[] = [
  'link.lost',
  'link.closed',
  'button.cancel',
  'button.edit',
  'button.disconnect',
  'key',
];

/** Mostly an event for which there is an arrow where it stands, each type as likely as another; sometimes any. */
function eventAt(executor: Executor, draw: number): Event {
  const likely = EVENTS.filter(({ type }) => arrowsFor(executor, type).length > 0);
  const calm = likely.filter(({ type }) => !ENDS.includes(type));
  const from = draw % 8 === 0 ? EVENTS : draw % 8 === 1 || calm.length === 0 ? likely : calm;
  const types = [...new Set(from.map(({ type }) => type))];
  const type = types[Math.floor(draw / 8) % types.length];
  const of = from.filter((event) => event.type === type);
  return of[Math.floor(draw / 1_000) % of.length] as Event;
}

const complete = (executor: Executor, event: Event, at: number): ProgrammerEvent =>
  (event.type === 'key'
    ? { type: 'key', at, step: keyDown(executor.context.panel, (event as unknown as { key: string }).key, at as never) }
    : { ...event, at }) as ProgrammerEvent;

const steps = fc.array(fc.tuple(fc.noBias(fc.nat({ max: 10_000_000 })), fc.constantFrom(...SPANS, 0, 1, 250)), {
  minLength: 20,
  maxLength: 90,
  size: 'max',
});
const arrows = walked(steps, 2_000, (story) => {
  const both = new SideBySide(PROGRAMMER_CHART, programmerMachine, () => freshProgrammer(PROGRAMMER));
  let now = 60_000;
  for (const [draw, span] of story) {
    now += span;
    both.step(complete(both.table, eventAt(both.table, draw), now));
  }
  return both.taken;
});

const [region] = PROGRAMMER_CHART.regions;
if (region === undefined) throw new Error('a programmer without a region');

describe('a programmer, state by state', () =>
  asksForCompleteness(TABLE, region.states, () => placesIn(region.key, arrows)));

it('every arrow of a programmer is taken by somebody', () => {
  const all = [...region.states].flatMap(([state, { on }]) =>
    [...on].flatMap(([type, of]) => of.map((_, i) => `${region.key} ${state} ${type} ${i}`)),
  );
  expect(all.filter((arrow) => !arrows.has(arrow))).toEqual([]);
});

it('names in picture and dictionary of a programmer agree', () => {
  const text = JSON.stringify(programmerMachine.config, (key, value) => (key === 'context' ? undefined : value));
  const names = ['guards', 'actions'].flatMap((kind) =>
    Object.keys(programmerMachine.implementations[kind as 'guards']),
  );
  expect(names.filter((name) => !text.includes(`"${name}"`))).toEqual([]);
});
