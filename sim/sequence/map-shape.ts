import { z } from 'zod';
import { ok, type Result, refuse } from '../../src/base/index.js';
import { parseDuration } from '../../src/units/index.js';
import { written } from '../scenario/index.js';
import { DELIMITERS, type Delimiter } from './csv.js';
import { parseDateTime, parseZone } from './date-time.js';
import type { Tolerance } from './event.js';
import type { LeaveOut } from './map.js';
import { TIME_FORMS } from './time-form.js';
import { parseEvent, type Regions } from './vocabulary.js';

const { door, list, map, span, text, word } = written;

const told = (what: string, example: string) => ({ error: () => JSON.stringify({ what, example }) });
const yes = (what: string) => z.boolean(told(`true or false: ${what}`, 'true'));

/** A text that YAML may have taken for a number. */
const plainText = (what: string, example: string) =>
  z.union([z.string().min(1), z.number().transform(String)], told(what, example));

const texts = (what: string, example: string) =>
  z.union(
    [plainText(what, example).transform((one) => [one]), z.array(plainText(what, example)).min(1)],
    told(what, example),
  );

const localTime = door(
  'a date-time of the log’s clock, without a zone',
  '2026-03-29 02:00',
  (value): Result<number> => {
    const read = parseDateTime(value);
    if (!read.ok) return read;
    if (read.value.zone === null) return ok(read.value.local);
    return refuse(
      'change-with-zone',
      `"${String(value)}"`,
      'what the clock of the log showed, without a zone',
      'leave the zone out',
    );
  },
);

/** How a log writes its times. */
const TIME = {
  column: text('the column or key with the time', 'Time'),
  form: word('how times are written', TIME_FORMS),
  zone: door('how far the clock is ahead of UTC', '"+01:00"', parseZone).optional(),
  changes: list(
    'when the clock was set to another time',
    '[{ at: 2026-03-29 02:00, to: 2026-03-29 03:00 }]',
    map('a change of the clock', '{ at: 2026-03-29 02:00, to: 2026-03-29 03:00 }', { at: localTime, to: localTime }),
  ).optional(),
  'over-midnight': yes('an earlier time of day is of the next day').optional(),
};

const both = (value: unknown): Result<Tolerance> => {
  const read = parseDuration(value);
  return read.ok ? ok({ early: read.value, late: read.value }) : read;
};

/** `30s`, or different spans before and after. */
const tolerance = z.union(
  [
    door('how far from its time an event may come', '30s', both),
    map('how far before and after its time an event may come', '{ early: 10s, late: 1min }', {
      early: span,
      late: span,
    }),
  ],
  told('how far from its time an event may come', '30s'),
);

const toleranceOf = (value: unknown): Result<Tolerance> => {
  if (typeof value !== 'object' || value === null) return both(value);
  const read = tolerance.safeParse(value);
  const expected = 'a span of time, or one before and one after';
  return read.success
    ? ok(read.data)
    : refuse('tolerance-malformed', written.shown(value), expected, 'write 30s or { early: 10s, late: 1min }');
};

const toleranceDoor = door('how far from its time an event may come', '30s', toleranceOf);

const leaveOut = z
  .strictObject(
    {
      column: text('a column or key', 'Type'),
      is: texts('a text', 'Info').optional(),
      'is-not': texts('a text', 'Alarm').optional(),
    },
    {
      error: () =>
        JSON.stringify({
          what: 'lines to leave out: a column and a text',
          example: '{ column: Type, is: Info }',
          known: ['column', 'is', 'is-not'],
        }),
    },
  )
  .transform((value, context): LeaveOut => {
    const { column, is, 'is-not': isNot } = value;
    if ((is === undefined) !== (isNot === undefined))
      return { column, texts: is ?? isNot ?? [], having: is !== undefined };
    const refusal = {
      found: is === undefined ? 'neither is nor is-not' : 'is and is-not together',
      expected: 'one of them',
      remedy: 'write e.g. { column: Type, is: Info }',
    };
    context.issues.push({
      code: 'custom',
      input: value,
      params: { refusal, facts: { what: refusal.expected, example: refusal.remedy } },
    });
    return z.NEVER;
  });

/** An event in our words. */
const eventDoor = (regions: Regions) =>
  door('an event of the pump', 'alarm motor-stall raised', (value) => parseEvent(value, regions));

/** What a word of the log may be mapped to. */
export const entryShape = (regions: Regions) =>
  map('an event and its tolerance', '{ is: alarm motor-stall raised, tolerance: 2min }', {
    is: eventDoor(regions),
    tolerance: toleranceDoor.optional(),
  });

/** A word of the log that is mapped to an event alone. */
export const bareEvent = eventDoor;

/** The keys of a map, but for the entries under `events`. */
export const mapShape = (regions: Regions) => ({
  version: z.literal(1, told('version 1 of the format', '1')),
  format: word('how the log is written', ['csv', 'jsonl']).optional(),
  delimiter: word('what stands between cells', Object.keys(DELIMITERS) as [Delimiter, ...Delimiter[]]).optional(),
  time: map('how the log tells the time', '{ column: Time, form: date-time }', TIME),
  start: plainText('what the clock of the log showed when the run began, or first-event', '"2026-03-02 08:00"'),
  event: texts('the column or key with the event; a list joins several by blanks', 'Alarm'),
  events: z.record(
    z.string(),
    z.unknown(),
    told('words of the log, each with an event of the pump', '{ "Motor stalled": alarm motor-stall raised }'),
  ),
  ignore: list(
    'words of the log that do not matter; * at the end stands for any rest',
    '[Door opened, Login*]',
    plainText('a word of the log', 'Door opened'),
  ).optional(),
  'leave-out': list('lines to leave out', '[{ column: Type, is: Info }]', leaveOut).optional(),
  fields: z
    .record(
      z.string(),
      plainText('a column or key', 'Priority'),
      told('names, each with a column or key', '{ priority: Priority }'),
    )
    .optional(),
  covers: list(
    'events of which the log has every one; any stands for every word',
    '[alarm any raised]',
    door('events of the pump', 'alarm any raised', (value) => parseEvent(value, regions, true)),
  ).optional(),
  tolerance: toleranceDoor.optional(),
  order: word('whether events whose windows overlap must come in the order of the log', ['strict', 'free']).optional(),
  'newest-first': yes('the last line of the log is the earliest').optional(),
  apart: span.optional(),
});
