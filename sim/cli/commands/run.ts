import { line } from '../../report/index.js';
import { type Output, plotOutput, traceOutput, type Wanted } from '../outputs.js';
import { pageOutput } from '../page-output.js';
import type { Command, Flags } from '../request.js';
import { runStory, type StoryOutput } from '../story-run.js';
import { printJson, printLines } from '../terminal.js';
import { WrongUse } from '../wrong.js';

const wantedOf = (flags: Flags): readonly Wanted[] =>
  ['trace', 'plot', 'report'].flatMap((name) => {
    const path = flags.text(name);
    return path === null ? [] : [{ flag: `--${name}`, path }];
  });

const ofRun = ({ sink, finish }: Output): StoryOutput => ({ sink, finish: ({ result }) => finish(result.end) });

async function outputsOf(flags: Flags, residualPl: number): Promise<readonly StoryOutput[]> {
  const [trace, plot, page] = [flags.text('trace'), flags.text('plot'), flags.text('report')];
  return [
    ...(trace === null ? [] : [ofRun(traceOutput(trace))]),
    ...(plot === null ? [] : [ofRun(plotOutput(plot, residualPl))]),
    ...(page === null ? [] : [await pageOutput(page)]),
  ];
}

/**
 * `run FILE`: runs a scenario and reports it.
 *
 * @throws {WrongUse} for flags and paths that cannot be used
 * @throws {BadFile} when the scenario or the formulary is not valid; then nothing is run
 */
export const run: Command = async (request) => {
  const { args, flags, json, terminal } = request;
  if (args.length === 0 && flags.text('from') === null)
    throw new WrongUse({
      code: 'missing-argument',
      found: 'no file',
      expected: 'thecal run [options] [file]',
      remedy: `add the file, e.g. thecal run scenarios/nominal/first-month.yaml ("thecal list" shows what there is); see "thecal run --help"`,
    });
  const { result, report, closing, code, notes } = await runStory(request, {
    wanted: wantedOf(flags),
    open: (residualPl) => outputsOf(flags, residualPl),
  });
  if (json)
    printJson(terminal, {
      ...report.json(closing),
      ...(notes.length === 0 ? {} : { notes }),
      totals: result.totals,
      exit_code: code,
    });
  else printLines(terminal, [...notes.map((text) => line(text, 'warn')), ...report.lines(closing)]);
  return code;
};
