import { describe, expect, it } from 'vitest';
import { freshHandheld, type HandheldMemory, type Question } from '../../../src/controller/patient/memory.js';
import {
  afterAnswer,
  afterStatus,
  diaryBeforeAsking,
  diaryNotAsked,
} from '../../../src/controller/patient/rules/diary.js';
import type { Button, DiaryEntry } from '../../../src/controller/patient/screen.js';
import type { Answer, CommandType, Status } from '../../../src/protocol/index.js';
import type { Instant } from '../../../src/units/index.js';
import { HANDHELD } from '../../support/handheld-bench.js';
import { PATIENT } from '../../support/orders.js';

const AT = 5_000 as Instant;
const OLD: DiaryEntry = { at: 10 as Instant, what: 'bolus', outcome: 'unknown', allowedAt: null, wait: null };
const NEW: DiaryEntry = { ...OLD, at: 2_000 as Instant };
const asksFor = (what: Button, pressedAt: number): Partial<HandheldMemory> => ({
  errand: { what, pressedAt: pressedAt as Instant },
});
const questionOf = (pressedAt: number): Question => ({
  pressedAt: pressedAt as Instant,
  askedAt: 3_000 as Instant,
  before: { granted: 0, wasGiving: false, control: PATIENT, allowedAt: AT },
});
const memory = (changes: Partial<HandheldMemory>): HandheldMemory => ({
  ...freshHandheld(HANDHELD),
  diary: [OLD, NEW],
  ...changes,
});

const REFUSAL = { code: 'lockout', found: '', expected: '', remedy: '' };
const accepted = (command: CommandType): Answer => ({ say: 'reply', reply: { accepted: true, command } });
const refused = (command: CommandType, allowedAt: number | null): Answer => ({
  say: 'reply',
  reply: { accepted: false, command, refusal: REFUSAL, allowedAt: allowedAt as Instant | null },
});
const BOLUS = 'command.patient-bolus';
const told = ({ diary }: Pick<HandheldMemory, 'diary'>): readonly string[] => diary.map(({ outcome }) => outcome);

describe('an answer', () => {
  const asking = memory({ ...asksFor('bolus', 2_000), question: questionOf(2_000) });

  it('settles the entry of its own request and no other, and leaves no question', () => {
    const after = afterAnswer(asking, accepted(BOLUS), AT);
    expect(told(after)).toEqual(['unknown', 'granted']);
    expect(after.question).toBe(null);
  });

  it('tells when the same would be granted, and how long that is from now', () => {
    const { diary, question } = afterAnswer(asking, refused(BOLUS, 9_000), AT);
    expect(diary[1]).toEqual({ ...NEW, outcome: 'DENY_LOCKOUT', allowedAt: 9_000, wait: 4_000 });
    expect(question).toBe(null);
    expect(afterAnswer(asking, refused(BOLUS, null), AT).diary[1]).toMatchObject({ allowedAt: null, wait: null });
    expect(afterAnswer(asking, refused(BOLUS, 4_000), AT).diary[1]).toMatchObject({ allowedAt: 4_000, wait: 0 });
  });

  it.each<[string, Answer]>([
    ['another command', accepted('command.interrogate')],
    ['another command that was refused', refused('command.pause-audio', null)],
    ['a proposal', { say: 'read-back', command: { type: BOLUS }, hash: new Uint8Array(32) }],
  ])('to %s says nothing of the request: it is a question still', (_, answer) => {
    const after = afterAnswer(asking, answer, AT);
    expect([after.diary, after.question]).toEqual([asking.diary, asking.question]);
  });

  it('about the sound settles no question about a bolus', () => {
    const diary = [OLD, { ...NEW, what: 'silence' } as const];
    const pausing = memory({ ...asksFor('silence', 2_000), diary, question: questionOf(10) });
    const after = afterAnswer(pausing, accepted('command.pause-audio'), AT);
    expect(told(after)).toEqual(['unknown', 'granted']);
    expect(after.question).toBe(pausing.question);
    expect(afterAnswer(pausing, accepted(BOLUS), AT).diary).toBe(diary);
  });
});

describe('a status', () => {
  const status = (granted: number, code: string | null, allowedAt: number | null): Status => {
    const bolus = { refusal: code === null ? null : { ...REFUSAL, code }, allowedAt };
    return { therapy: { granted, doing: 'basal', program: { patient: PATIENT }, bolus } } as unknown as Status;
  };
  const lost = memory({ question: questionOf(10) });

  it('settles the entry that was asked about, once', () => {
    const after = afterStatus(lost, status(1, 'lockout', 9_000), AT);
    expect(after.diary).toEqual([{ ...OLD, outcome: 'granted' }, NEW]);
    expect(after.question).toBe(null);
  });

  it('tells what keeps a bolus back where none was given, or that the request has not arrived', () => {
    expect(afterStatus(lost, status(0, 'motor-stalled', null), AT).diary[0]).toMatchObject({ outcome: 'DENY_STALL' });
    const after = afterStatus(lost, status(0, null, AT), AT);
    expect(after.diary[0]).toEqual({ ...OLD, outcome: 'DENY_NO_LINK', allowedAt: AT, wait: 0 });
    expect(after.question).toBe(null);
  });

  it('leaves open what it does not tell, and changes nothing where nothing was asked', () => {
    const unsure = memory({ question: { ...questionOf(10), before: { ...questionOf(10).before, granted: 1 } } });
    const after = afterStatus(unsure, status(1, 'motor-stalled', null), AT);
    expect([after.diary, after.question]).toEqual([unsure.diary, unsure.question]);
    expect(afterStatus(memory({}), status(1, null, AT), AT).diary).toEqual([OLD, NEW]);
  });
});

describe('an entry', () => {
  it('is unknown before the request is said, so that nobody takes it for none', () => {
    const { diary } = diaryBeforeAsking(memory(asksFor('bolus', 4_000)));
    expect(diary).toEqual([OLD, NEW, { ...OLD, at: 4_000 }]);
  });

  it('is made of a request that was not said, and not of a status', () => {
    const { diary } = diaryNotAsked(memory(asksFor('silence', 4_000)), 'no-answer', AT);
    expect(diary.at(-1)).toEqual({ ...OLD, at: 4_000, what: 'silence', outcome: 'DENY_NO_LINK' });
    expect(diaryNotAsked(memory(asksFor('status', 4_000)), 'no-answer', AT).diary).toEqual([OLD, NEW]);
  });
});
