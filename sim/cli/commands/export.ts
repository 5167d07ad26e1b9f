import { formatDuration } from '../../../src/units/index.js';
import { EXPORTS, type Exported, FORMATS, type Format, ToldEvents, writeSequence } from '../../sequence/index.js';
import { EXIT } from '../exit.js';
import { checkOutputs, writeOutput } from '../outputs.js';
import type { Command, Flags } from '../request.js';
import { printJson } from '../terminal.js';
import { collect } from '../told-run.js';
import { known, WrongUse } from '../wrong.js';

const WHAT = Object.keys(EXPORTS) as readonly Exported[];

function formatOf(flags: Flags): Format {
  const told = flags.text('format');
  if (told !== null) return known(told, FORMATS, 'format');
  const out = flags.text('out')?.toLowerCase() ?? '';
  return FORMATS.find((format) => out.endsWith(`.${format}`)) ?? 'csv';
}

/** A trace has of the pump's own log only what somebody has read. */
function refuseUnreadLog(file: string): never {
  throw new WrongUse({
    code: 'log-unread',
    found: `"${file}", a trace in which nobody reads the pump’s own log`,
    expected: 'a scenario, or a trace with a step "clinician: read-log"',
    remedy: 'export from the scenario in place of the trace',
  });
}

/**
 * `export RUN`: the alarms of a run, or the pump's own log, as a log that `match` reads.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when the scenario or the trace is not valid
 */
export const exportRun: Command = async (request) => {
  const { args, flags, json, terminal } = request;
  const [file = ''] = args;
  const what = known(flags.text('what') ?? 'alarms', WHAT, 'kind of export');
  const format = formatOf(flags);
  const out = flags.text('out');
  if (out !== null) checkOutputs(file, [{ flag: '--out', path: out, anyName: true }]);
  const told = new ToldEvents([EXPORTS[what].kind]);
  const { source, cutAt } = await collect(request, file, told);
  const events = told.events();
  if (what === 'log' && events.length === 0 && source === 'trace') refuseUnreadLog(file);
  const text = writeSequence(events, what, format);
  const gaps = what === 'log' ? told.logGaps : 0;
  if (out !== null) writeOutput(out, text);
  if (json)
    printJson(terminal, {
      what,
      format,
      events: events.length,
      entries_unknown: gaps,
      cut_off_at_ms: cutAt,
      out,
      ...(out === null ? { text } : {}),
    });
  else if (out === null) terminal.out(text);
  else terminal.out(`${events.length} ${events.length === 1 ? 'event' : 'events'} written to ${out}\n`);
  if (gaps > 0 && !json)
    terminal.err(
      `thecal: ${gaps} entries of the pump’s own log are not there: nobody has read them, or it has forgotten them\n`,
    );
  if (cutAt !== null && !json)
    terminal.err(
      `thecal: the run was cut off at ${formatDuration(cutAt)}; what would have come after it is not there\n`,
    );
  return EXIT.held;
};
