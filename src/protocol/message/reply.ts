import type { CommandType, Reply } from '../commands.js';
import { hasForm, LOG_PAGE_MAX, type LogEntry, type LogPage } from '../log.js';
import { list, numbered, optional, orNull, record, remark, type Wire, whole } from '../wire/index.js';
import { COMMAND_NUMBERS } from './command.js';
import { LOG_NUMBERS } from './numbers.js';
import { refusalWire } from './refusal.js';
import { damageWire, statusWire } from './status.js';

const entry: Wire<LogEntry> = record<LogEntry>({
  seq: whole('number'),
  at: whole('ms'),
  wall: whole('ms since Monday 00:00'),
  code: numbered(LOG_NUMBERS, 'code'),
  about: remark('word'),
  detail: remark('word'),
  value: whole('as the code says'),
  value2: whole('as the code says'),
  chain: whole('check value'),
});

const entryOrNull = orNull(entry);
const isSayable = (said: LogEntry): boolean => hasForm(said) && Object.hasOwn(LOG_NUMBERS, said.code);

/** An entry, or null where a damaged memory holds none that could be told; the reader finds it in the chain. */
const kept: Wire<LogEntry> = {
  form: { kind: 'option', of: entry.form },
  put: (out, value) => entryOrNull.put(out, isSayable(value) ? value : null),
  take: (from) => entryOrNull.take(from) as LogEntry,
};

const page: Wire<LogPage> = record<LogPage>({
  first: whole('number'),
  last: whole('number'),
  damage: orNull(damageWire),
  before: whole('check value'),
  entries: list(kept, LOG_PAGE_MAX),
});

type Accepted = Omit<Extract<Reply, { accepted: true }>, 'accepted'>;
type Refused = Omit<Extract<Reply, { accepted: false }>, 'accepted'>;

const command: Wire<CommandType> = numbered(COMMAND_NUMBERS, 'command');

const accepted: Wire<Accepted> = record<Accepted>({ command, status: optional(statusWire), log: optional(page) });

const refused: Wire<Refused> = record<Refused>({
  command,
  refusal: refusalWire,
  allowedAt: orNull(whole('ms')),
});

/** The pump's answer to a command in bytes: a mark of 1 and what it was accepted with, or 0 and the refusal. */
export const replyWire: Wire<Reply> = {
  form: {
    kind: 'choice',
    tag: 'accepted',
    cases: [
      { name: 'refused', number: 0, form: refused.form },
      { name: 'accepted', number: 1, form: accepted.form },
    ],
  },
  put(out, value) {
    out.push(value.accepted ? 1 : 0);
    if (value.accepted) accepted.put(out, value);
    else refused.put(out, value);
  },
  take(from) {
    const { at } = from;
    const mark = from.u8();
    if (mark > 1) from.refuse(at, `a mark of ${mark}`, '0 or 1');
    return mark === 1 ? { accepted: true, ...accepted.take(from) } : { accepted: false, ...refused.take(from) };
  },
};
