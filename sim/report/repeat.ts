import type { HeaderRecord } from '../trace/index.js';
import type { Repeat } from './html/run-section.js';
import { asTyped } from './shell.js';

const WITH_FILE = 'With the file of the scenario, whose name a trace does not know:';
const ITS_TEXT = 'What was in it stands below.';
const ITS_DRUGS = 'The run had drugs of its own; they stand in the header of the trace.';

/**
 * How a run is repeated that a trace tells of: from the trace, where it holds all that a run comes from.
 *
 * @param file    the trace
 * @param guests  whether controllers of somebody's own took part, which no story repeats
 */
export function repeatOfTrace(file: string, { seed, story, from }: HeaderRecord, guests: boolean): Repeat {
  const settings = (story?.settings ?? []).flatMap((setting) => ['--set', setting]);
  const own = story?.formulary === undefined ? [] : ['--formulary', 'DRUGS.yaml'];
  const run = asTyped(['run', 'SCENARIO.yaml', '--seed', String(seed), ...settings, ...own]);
  const notes = [...(story === undefined ? [] : [ITS_TEXT]), ...(own.length === 0 ? [] : [ITS_DRUGS])];
  if (story === undefined || guests || from?.changed === true)
    return { command: run, note: ['A trace does not name the file of its scenario.', ...notes].join(' ') };
  return { command: asTyped(['replay', file]), note: [WITH_FILE, `${run}.`, ...notes].join(' ') };
}
