import { reportInWords, type SessionReport } from '../../../src/controller/index.js';
import { PROFILE_IDS, PROFILES } from '../../../src/profile/index.js';
import { formatDuration } from '../../../src/units/index.js';
import { heading, type Line, line } from '../../report/index.js';
import { runScenario } from '../../world/index.js';
import { give } from '../answer.js';
import { drugsOf } from '../formulary-file.js';
import { type Command, parseWhole } from '../request.js';
import { scenarioFrom } from '../scenario-file.js';
import { known } from '../wrong.js';

const told = (report: SessionReport, index: number, of: number): readonly Line[] => [
  ...heading(`Session ${index + 1} of ${of}, at ${formatDuration(report.asked)}`),
  ...reportInWords(report)
    .split('\n')
    .map((text) => line(text)),
];

/**
 * `sessions FILE`: runs a scenario and prints the report of each session of the programmer, as text or whole as JSON.
 *
 * @throws {WrongUse} for flags that cannot be used
 * @throws {BadFile} when the scenario or the formulary is not valid; then nothing is run
 */
export const sessions: Command = async (request) => {
  const { args, flags } = request;
  const [file = ''] = args;
  const seed = flags.optional('seed', parseWhole);
  const drugs = drugsOf(flags);
  const { formulary } = drugs;
  const scenario = scenarioFrom(file, drugs, { settings: flags.list('set'), ...(seed === null ? {} : { seed }) });
  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const reports: SessionReport[] = [];
  runScenario(scenario, { profile, formulary, onSession: (report) => reports.push(report) });
  const lines = reports.flatMap((report, index) => told(report, index, reports.length));
  const none = [line('No session: nobody has used the programmer in this story.')];
  return give(request, { lines: lines.length === 0 ? none : lines, json: { sessions: reports } });
};
