import { type Line, line, loadRunPage, type RunPage, repeatOfTrace, type Verdict } from '../../report/index.js';
import { looksLikeTrace } from '../../trace/file-kind.js';
import type { HeaderRecord } from '../../trace/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import { checkOutputs, writeOutput } from '../outputs.js';
import { pageOutput } from '../page-output.js';
import type { Command, Request } from '../request.js';
import { runStory } from '../story-run.js';
import { printJson, printLines } from '../terminal.js';
import { traceRecords } from '../trace-inputs.js';
import { BadFile, WrongUse } from '../wrong.js';

const EXITS: Readonly<Record<Verdict, ExitCode>> = {
  held: EXIT.held,
  failed: EXIT.failed,
  'out-of-time': EXIT.outOfTime,
};
const SAID: Readonly<Record<Verdict, Line>> = {
  held: line('HELD', 'good'),
  failed: line('FAILED', 'bad'),
  'out-of-time': line('OUT OF TIME', 'bad'),
};

function answer({ json, terminal }: Request, verdict: Verdict, path: string, reproduce: string): ExitCode {
  const code = EXITS[verdict];
  if (json) printJson(terminal, { verdict, report: path, reproduce, exit_code: code });
  else printLines(terminal, [SAID[verdict], line(`report    ${path}`), line(`reproduce ${reproduce}`, 'dim')]);
  return code;
}

function outOf({ flags }: Request): string {
  const path = flags.text('out');
  if (path !== null) return path;
  throw new WrongUse({
    code: 'flag-missing',
    found: 'no --out',
    expected: '--out with the name of the page, e.g. --out run.html',
    remedy: 'add --out run.html',
  });
}

/** Flags that order a run; a trace tells of one that is over. */
const OF_A_RUN = ['seed', 'set', 'formulary', 'timeout', 'wall-timeout'];

function refuseRunFlags({ args, flags }: Request): void {
  const given = OF_A_RUN.find((name) => flags.text(name) !== null || flags.list(name).length > 0);
  if (given === undefined) return;
  throw new WrongUse({
    code: 'flag-not-for-trace',
    found: `--${given} with the trace "${args[0] ?? ''}"`,
    expected: 'a trace alone: what it tells of has been run',
    remedy: `leave --${given} away, or name a scenario in place of the trace`,
  });
}

type Read = {
  readonly page: RunPage | null;
  readonly header: HeaderRecord;
  /** whether controllers of somebody's own took part, which no story repeats */
  readonly guests: boolean;
};

/** Reads a trace into a page. @throws {BadFile} for one that is not whole, or of a family that is not known */
async function pageOfTrace(file: string): Promise<Read & { readonly page: RunPage }> {
  const begin = await loadRunPage();
  const found: { read: Read | null } = { read: null };
  await traceRecords(file, (record) => {
    if (record.kind === 'header') found.read = { page: begin(record), header: record, guests: false };
    else found.read?.page?.sink(record);
    if (record.kind === 'frame' && record.from === 'guest' && found.read !== null)
      found.read = { ...found.read, guests: true };
  });
  const { read } = found;
  if (read === null) throw new BadFile(file, ['no header']);
  if (read.page !== null) return { ...read, page: read.page };
  const profile = `found profile "${read.header.profile}"; expected one that this version knows; see "thecal profile"`;
  throw new BadFile(file, [`${file}:1  ${profile}`]);
}

async function ofTrace(request: Request, file: string, path: string): Promise<ExitCode> {
  refuseRunFlags(request);
  checkOutputs(file, [{ flag: '--out', path }]);
  const read = await pageOfTrace(file);
  const repeat = repeatOfTrace(file, read.header, read.guests);
  const { page } = read;
  writeOutput(path, page.html({ repeat, outOfTime: false }));
  return answer(request, page.verdict(false), path, repeat.command);
}

async function ofScenario(request: Request, path: string): Promise<ExitCode> {
  const { closing, code } = await runStory(request, {
    wanted: [{ flag: '--out', path }],
    open: async () => [await pageOutput(path)],
  });
  const verdict = code === EXIT.held ? 'held' : code === EXIT.failed ? 'failed' : 'out-of-time';
  return answer(request, verdict, path, closing.reproduce);
}

/**
 * `report FILE --out FILE.html`: one page that stands by itself, of a run that a trace tells of, or of a scenario, which is run.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when the scenario or the trace is not valid; then nothing is written
 */
export const report: Command = async (request) => {
  const [file = ''] = request.args;
  const path = outOf(request);
  return looksLikeTrace(file) ? ofTrace(request, file, path) : ofScenario(request, path);
};
