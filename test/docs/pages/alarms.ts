import { ALARM_IDS, ALARMS, type AlarmEntry } from '../../../src/protocol/index.js';
import { formatDuration } from '../../../src/units/index.js';
import { code, page, table } from './markdown.js';

const FLOW = {
  keep: 'goes on',
  hold: 'none while it lasts',
  stop: 'none until programmed anew',
  'hold-at-minimum': 'minimum rate while it lasts',
  'stop-to-minimum': 'minimum rate until programmed anew',
} as const;
const STATUS = { S: 'seen in public', N: 'name only', X: 'a substitute' } as const;
const entries: readonly (readonly [string, AlarmEntry])[] = ALARM_IDS.map((id) => [id, ALARMS[id]]);

export const alarmsPage = (): string =>
  page('Alarms', [
    'Everything the pump can signal, most urgent first. A critical tone is two tones of 3 s, a non-critical one a single tone of 1 s. A latching signal outlives its condition until it is reset.',
    table(
      ['alarm', 'meaning', 'tone', 'latching', 'reset by', 'escalates after'],
      entries.map(([id, a]) => [
        code(id),
        a.text,
        a.tone,
        a.latching ? 'yes' : 'no',
        a.reset === 'ends-itself' ? 'ends itself' : a.reset,
        formatDuration(a.escalatesAfter),
      ]),
    ),
    '## What depends on the drug',
    'A drug whose stop makes the patient ill (withdrawal risk) is not always stopped where a comfort drug is: [decision 12](../decisions/0012-stop-rule-by-drug-class.md).',
    table(
      ['alarm', 'priority: withdrawal risk', 'priority: comfort', 'flow: withdrawal risk', 'flow: comfort'],
      entries.map(([id, a]) => [
        code(id),
        a.priority.withdrawalRisk,
        a.priority.comfort,
        FLOW[a.flow.withdrawalRisk],
        FLOW[a.flow.comfort],
      ]),
    ),
    '## Codes and sources',
    table(
      ['alarm', 'IEEE 11073 term', 'number', 'status', 'source'],
      entries.map(([id, a]) => [
        code(id),
        code(a.code.term),
        String(a.code.number ?? '-'),
        STATUS[a.code.status],
        a.source,
      ]),
    ),
  ]);
