import { ALARM_IDS, ALARMS, type AlarmEntry, type AlarmId, type ByClass } from '../../../src/protocol/index.js';
import { formatDuration } from '../../../src/units/index.js';
import { columns, line } from '../../report/index.js';
import { type Answer, give, pairs } from '../answer.js';
import type { Command } from '../request.js';
import { known } from '../wrong.js';

const FLOW = {
  keep: 'flow goes on',
  hold: 'no flow while it lasts',
  stop: 'no flow until the pump is programmed anew',
  'hold-at-minimum': 'the minimum rate while it lasts',
  'stop-to-minimum': 'the minimum rate until the pump is programmed anew',
} as const;
const entryOf = (id: AlarmId): AlarmEntry => ALARMS[id];

/** One word where both classes of drug are treated alike. */
const both = <T extends string>({ withdrawalRisk, comfort }: ByClass<T>, say: (word: T) => string): string =>
  withdrawalRisk === comfort
    ? say(comfort)
    : `${say(withdrawalRisk)} for a drug with withdrawal risk, ${say(comfort)} for a comfort drug`;

const byClass = <T>({ withdrawalRisk, comfort }: ByClass<T>) => ({ withdrawal_risk: withdrawalRisk, comfort });
const json = (id: AlarmId): unknown => {
  const { priority, flow, escalatesAfter, ...rest } = entryOf(id);
  return {
    id,
    ...rest,
    escalates_after_ms: escalatesAfter,
    priority: byClass(priority),
    flow: byClass(flow),
  };
};

const listed = (): Answer => ({
  lines: columns(
    ['alarm', 'withdrawal', 'comfort', 'tone', 'flow', 'text'],
    ALARM_IDS.map((id) => {
      const { priority, tone, flow, text } = entryOf(id);
      const rule = flow.withdrawalRisk === flow.comfort ? flow.comfort : 'by drug';
      return { cells: [id, priority.withdrawalRisk, priority.comfort, tone, rule, text] };
    }),
  ),
  json: { alarms: ALARM_IDS.map(json) },
});

function shown(id: AlarmId): Answer {
  const { text, priority, tone, flow, escalatesAfter, latching, reset, code, source } = entryOf(id);
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
        ['flow', both(flow, (rule) => FLOW[rule])],
        ['escalates', escalatesAfter === null ? 'never' : `after ${formatDuration(escalatesAfter)} unattended`],
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
