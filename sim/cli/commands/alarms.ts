import { ALARM_IDS, ALARMS, type AlarmEntry, type AlarmId } from '../../../src/protocol/index.js';
import { columns, line } from '../../report/index.js';
import { type Answer, give, pairs } from '../answer.js';
import type { Command } from '../request.js';
import { known } from '../wrong.js';

const FLOW = { keep: 'flow goes on', hold: 'no flow while it lasts', stop: 'no flow until a clinician acts' } as const;
const entryOf = (id: AlarmId): AlarmEntry => ALARMS[id];

const json = (id: AlarmId): unknown => {
  const { priority, ...rest } = entryOf(id);
  return { id, ...rest, priority: { withdrawal_risk: priority.withdrawalRisk, comfort: priority.comfort } };
};

const listed = (): Answer => ({
  lines: columns(
    ['alarm', 'withdrawal', 'comfort', 'tone', 'flow', 'text'],
    ALARM_IDS.map((id) => {
      const { priority, tone, flow, text } = entryOf(id);
      return { cells: [id, priority.withdrawalRisk, priority.comfort, tone, flow, text] };
    }),
  ),
  json: { alarms: ALARM_IDS.map(json) },
});

function shown(id: AlarmId): Answer {
  const { text, priority, tone, flow, latching, reset, code, source } = entryOf(id);
  const status = { S: 'as seen in public', N: 'name only', X: 'none found, a substitute' }[code.status];
  return {
    lines: [
      line(id, 'head'),
      ...pairs([
        ['text', text],
        [
          'priority',
          `${priority.withdrawalRisk} for a drug with withdrawal risk, ${priority.comfort} for a comfort drug`,
        ],
        ['tone', tone === 'critical' ? 'critical: two tones, 3 s' : 'non-critical: one tone, 1 s'],
        ['flow', FLOW[flow]],
        ['latching', latching ? 'yes: the signal outlives its condition' : 'no'],
        ['reset', reset],
        ['code', `${code.term}${code.number === null ? '' : ` ${code.number}`} (${status})`],
        ['source', source],
      ]),
    ],
    json: json(id),
  };
}

/** `alarms`, `alarms ID`. @throws {WrongUse} for an unknown alarm */
export const alarms: Command = async (request) => {
  const [id] = request.args;
  return give(request, id === undefined ? listed() : shown(known(id, ALARM_IDS, 'alarm')));
};
