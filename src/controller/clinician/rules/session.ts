import { type Answer, LOG_PAGE_MAX, type Request, type Status } from '../../../protocol/index.js';
import type { Instant } from '../../../units/index.js';
import type { ProgrammerMemory, SessionNotes } from '../memory.js';
import type { SessionReport } from '../report.js';

type Change = Partial<ProgrammerMemory>;

/** The notes of a session that is asked for. */
export const notesFor = ({ config }: ProgrammerMemory, at: Instant): SessionNotes => ({
  implant: config.link.implant,
  controller: config.link.controller,
  asked: at,
  opened: null,
  found: null,
  deeds: [],
  log: [],
});

/** What an answer tells of the pump; null when it tells nothing. */
export const statusIn = (answer: Answer): Status | null =>
  answer.say === 'reply' && answer.reply.accepted ? (answer.reply.status ?? null) : null;

/** The pump as it was just read; an answer that tells nothing of it changes nothing. */
export function taken({ notes }: ProgrammerMemory, answer: Answer, at: Instant): Change {
  const status = statusIn(answer);
  if (status === null) return {};
  return { status, readAt: at, notes: notes === null ? null : { ...notes, found: notes.found ?? status } };
}

/** Whether an order was begun after the last reading which the pump may have obeyed. */
const wasLeftUnread = ({ deeds }: SessionNotes, readAt: Instant | null): boolean =>
  deeds.some(({ at, outcome }) => (outcome === 'done' || outcome === 'unknown') && (readAt === null || at >= readAt));

/** The report of a session that is over. @param why  `closed`, or why the link was lost */
export function reportOf(memory: ProgrammerMemory, at: Instant, why: string): SessionReport {
  const { keystrokes, readAt, refusedBefore, status } = memory;
  const notes = memory.notes ?? notesFor(memory, at);
  const left = notes.found === null || wasLeftUnread(notes, readAt) ? null : status;
  return { ...notes, closed: at, why, left, refusedBefore, keystrokes };
}

/** Nothing of the session is kept but what was found out about the pump. @param why  as in its report */
export const closed = (why: string): Change => ({
  notes: null,
  reading: null,
  keystrokes: [],
  refusedBefore: [],
  linked: false,
  why,
});

/** Where reading the log begins, by what the pump told of its ends; null when it told none, or it holds nothing. */
export function logFrom({ status }: ProgrammerMemory, newest: number | null): ProgrammerMemory['reading'] {
  const ends = status?.log;
  if (ends === undefined || ends.first > ends.last) return null;
  return { next: newest === null ? ends.first : Math.max(ends.first, ends.last - newest + 1), last: ends.last };
}

/** Asks for the next page. */
export function pageRequest({ reading }: ProgrammerMemory): Request {
  const { next = 1, last = 1 } = reading ?? {};
  return {
    say: 'order',
    command: { type: 'command.read-log', from: next, count: Math.min(LOG_PAGE_MAX, last - next + 1) },
  };
}

/**
 * One page more, kept at once, so that a loss leaves what was read. What the pump has dropped meanwhile is passed over; reading ends with
 * the last number that was there when it began, or with a page that holds nothing. An entry that cannot be told counts as one.
 */
export function pageTaken({ notes, reading }: ProgrammerMemory, answer: Answer): Change {
  const page = answer.say === 'reply' && answer.reply.accepted ? (answer.reply.log ?? null) : null;
  if (page === null || reading === null || page.entries.length === 0) return { reading: null };
  const next = Math.max(reading.next, page.first) + page.entries.length;
  return {
    reading: next > reading.last ? null : { ...reading, next },
    notes: notes === null ? null : { ...notes, log: [...notes.log, ...page.entries] },
  };
}
