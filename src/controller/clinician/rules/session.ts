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
  refusedBefore: [],
  log: [],
  keystrokes: [],
});

/** What an answer tells of the pump; null when it tells nothing. */
export const statusIn = (answer: Answer): Status | null =>
  answer.say === 'reply' && answer.reply.accepted ? (answer.reply.status ?? null) : null;

/** The pump as it was just read. */
export function taken({ notes, status: before }: ProgrammerMemory, answer: Answer): Change {
  const status = statusIn(answer) ?? before;
  return { status, notes: notes === null ? null : { ...notes, found: notes.found ?? status } };
}

/** The report of a session that is over. @param why  `closed`, or why the link was lost */
export const reportOf = (notes: SessionNotes, status: Status | null, at: Instant, why: string): SessionReport => ({
  ...notes,
  closed: at,
  why,
  left: notes.found === null ? null : status,
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

/** One page more; reading ends with the last number that was there when it began, or with a page that brings nothing new. */
export function pageTaken({ logged, notes, reading }: ProgrammerMemory, answer: Answer): Change {
  const page = answer.say === 'reply' && answer.reply.accepted ? (answer.reply.log ?? null) : null;
  const reached = page?.entries.at(-1)?.seq ?? 0;
  if (page === null || reading === null || reached < reading.next) return { reading: null };
  const goesOn = reached < reading.last;
  const all = [...logged, ...page.entries];
  return {
    reading: goesOn ? { ...reading, next: reached + 1 } : null,
    logged: goesOn ? all : [],
    notes: notes === null ? null : { ...notes, log: goesOn ? notes.log : all },
  };
}
