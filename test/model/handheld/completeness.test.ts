import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handheldMachine } from '../../../src/controller/index.js';
import type { HandheldEvent } from '../../../src/controller/patient/events.js';
import { HANDHELD_CHART } from '../../../src/controller/patient/machine.js';
import { freshHandheld } from '../../../src/controller/patient/memory.js';
import type { Answer, CommandType, Reply } from '../../../src/protocol/index.js';
import { behind } from '../../support/caller.js';
import { asksForCompleteness } from '../../support/completeness.js';
import { HANDHELD, pumpForPatients } from '../../support/handheld-bench.js';
import { give } from '../../support/pump.js';
import { placesIn, SideBySide, walked } from '../../support/side-by-side.js';
import { TABLES } from './tables.js';

type Event<T = HandheldEvent> = T extends unknown ? Omit<T, 'at'> : never;

const NOW = 3_700_000 as never;
const BLOCKED = { type: 'sensor.pressure-above', level: 69, at: NOW } as never;
const HOT = { type: 'sensor.temperature-above', level: 39, at: NOW } as never;
function reply(told: Reply | null): Answer {
  if (told === null) throw new Error('no reply');
  return { say: 'reply', reply: told };
}

/** What a pump tells of itself to which this has happened, and the patient's boluses that count. */
function status(happened: readonly never[], boluses = 0): Answer {
  const pump = pumpForPatients();
  for (const input of happened) give(pump, input);
  const { order } = behind(pump);
  for (let i = 0; i < boluses; i++) order({ type: 'command.patient-bolus' }, NOW);
  return reply(order({ type: 'command.interrogate' }, NOW));
}
const REFUSAL = { code: 'lockout', found: '', expected: '', remedy: '' };
const refused = (command: CommandType): Answer =>
  reply({ accepted: false, command, refusal: REFUSAL, allowedAt: 9_000_000 as never });

const ANSWERS: readonly Answer[] = [
  status([]),
  status([], 1),
  status([BLOCKED]),
  status([HOT]),
  status([BLOCKED, HOT]),
  reply({ accepted: true, command: 'command.patient-bolus' }),
  reply({ accepted: true, command: 'command.pause-audio' }),
  refused('command.patient-bolus'),
  refused('command.pause-audio'),
  { say: 'refused', refusal: { ...REFUSAL, code: 'not-for-role' } },
  { say: 'read-back', command: { type: 'command.interrogate' }, hash: new Uint8Array(32) },
];

const events: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('bolus', 'status', 'silence').map((button) => ({ type: 'press', button }) as Event),
  },
  { weight: 3, arbitrary: fc.constant<Event>({ type: 'clock.deadline' }) },
  { weight: 5, arbitrary: fc.constant<Event>({ type: 'link.opened' }) },
  { weight: 8, arbitrary: fc.constantFrom(...ANSWERS).map((answer): Event => ({ type: 'link.answered', answer })) },
  { weight: 4, arbitrary: fc.constant<Event>({ type: 'link.closed' }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('lost', 'no-answer', 'garbled').map((why) => ({ type: 'link.lost', why }) as Event),
  },
  { weight: 2, arbitrary: fc.constant<Event>({ type: 'handheld.restarted' }) },
);
const stories = fc.array(fc.tuple(events, fc.constantFrom(0, 1, 299, 300, 15_000, 120_000, 600_000)), {
  minLength: 20,
  maxLength: 80,
  size: 'max',
});

const arrows = walked(stories, 2_500, (story) => {
  const both = new SideBySide(HANDHELD_CHART, handheldMachine, () => freshHandheld(HANDHELD));
  let now = 3_700_000;
  for (const [what, span] of story) {
    now += span;
    both.step({ ...what, at: now } as HandheldEvent);
  }
  return both.taken;
});

describe.each(HANDHELD_CHART.regions)('the region $key of a handheld, state by state', ({ key, states }) =>
  asksForCompleteness(TABLES[key as keyof typeof TABLES], states, () => placesIn(key, arrows)),
);

it('the regions of a handheld stand in their order: what is read is known before anybody acts on it', () => {
  expect(HANDHELD_CHART.regions.map(({ key }) => key)).toEqual(['data', 'errand', 'sound']);
  expect(Object.keys(handheldMachine.root.states)).toEqual(['data', 'errand', 'sound']);
});

it('names in picture and dictionary of a handheld agree', () => {
  const text = JSON.stringify(handheldMachine.config, (key, value) => (key === 'context' ? undefined : value));
  const named = ['guards', 'actions'].flatMap((kind) => Object.keys(handheldMachine.implementations[kind as 'guards']));
  expect(named.filter((name) => !text.includes(`"${name}"`))).toEqual([]);
});
