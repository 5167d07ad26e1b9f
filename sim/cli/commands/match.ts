import { formatDuration, type Instant, parseDuration } from '../../../src/units/index.js';
import { hanging, line, loadMatchReport } from '../../report/index.js';
import { coverageOf, type Match, type Matched, matchSequence, ToldEvents } from '../../sequence/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { logFrom, mapFrom } from '../log-file.js';
import type { Command } from '../request.js';
import { printJson, printLines } from '../terminal.js';
import { collect } from '../told-run.js';
import { BadFile } from '../wrong.js';

const lines = (n: number): string => `${n} ${n === 1 ? 'line' : 'lines'}`;

/** Whether an event is missing only because the run was cut off before it had to come. */
const isOpen = ({ outcome, expected, tolerance }: Matched, cutAt: Instant): boolean =>
  outcome === 'missing' && expected !== null && expected + (tolerance?.late ?? 0) >= cutAt;

/** What a comparison comes to; of a run that was cut off only what has failed already is known. */
function codeOf({ held, events }: Match, cutAt: Instant | null): ExitCode {
  if (cutAt === null) return held ? EXIT.held : EXIT.failed;
  return events.some((event) => event.outcome !== 'met' && !isOpen(event, cutAt)) ? EXIT.failed : EXIT.outOfTime;
}

/** What somebody who reads the table must know besides. */
function notesOf(
  told: ToldEvents,
  cutAt: Instant | null,
  log: { readonly leftOut: number; readonly ignored: number },
  match: Match,
): readonly string[] {
  return [
    ...(cutAt === null
      ? []
      : [`The run was cut off at ${formatDuration(cutAt)}: whether it goes on as the log says is not known.`]),
    ...(log.leftOut + log.ignored > 0
      ? [`${lines(log.leftOut)} of the log left out by the map, ${log.ignored} ignored.`]
      : []),
    ...(match.start === null
      ? ['The log counts from its first event, and the run does not have that one: nothing could be compared.']
      : []),
    ...(told.logGaps > 0
      ? [
          `${told.logGaps} entries of the pump’s own log are not known here: nobody has read them, or it has forgotten them.`,
        ]
      : []),
  ];
}

/**
 * `match LOG RUN`: whether a run is what a log says, event for event.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when log, map, scenario or trace is not valid, or log and run are too different to say what is which
 */
export const match: Command = async (request) => {
  const { args, flags, json, terminal } = request;
  const [logFile = '', runFile = ''] = args;
  const span = flags.optional('tolerance', parseDuration);
  const map = mapFrom(flags.text('map'), span === null ? null : { early: span, late: span });
  const log = logFrom(logFile, map);
  const told = new ToldEvents(coverageOf(map.covers, log.events).map((pattern) => pattern.split(' ', 1)[0] ?? ''));
  const { cutAt } = await collect(request, runFile, told);
  const matched = matchSequence(log, told.events(), map);
  if (!matched.ok) {
    const { found, expected, remedy } = matched.refusal;
    throw new BadFile(logFile, [`${logFile}  found ${found}; expected ${expected}; ${remedy}`], [matched.refusal]);
  }
  const { matchJson, matchLines } = await loadMatchReport();
  const code = codeOf(matched.value, cutAt);
  const notes = notesOf(told, cutAt, log, matched.value);
  if (json) printJson(terminal, { log: logFile, run: runFile, ...matchJson(matched.value), notes, exit_code: code });
  else
    printLines(terminal, [
      ...hanging('', `${logFile} against ${runFile}`, 'head'),
      line(''),
      ...matchLines(matched.value, notes),
    ]);
  return code;
};
