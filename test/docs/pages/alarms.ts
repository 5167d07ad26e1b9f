import { ALARM_IDS, ALARMS, type AlarmEntry } from '../../../src/protocol/index.js';
import { code, page, table } from './markdown.js';

const FLOW = { keep: 'goes on', hold: 'none while it lasts', stop: 'none until a clinician acts' } as const;
const STATUS = { S: 'seen in public', N: 'name only', X: 'a substitute' } as const;
const entries: readonly (readonly [string, AlarmEntry])[] = ALARM_IDS.map((id) => [id, ALARMS[id]]);

export const alarmsPage = (): string =>
  page('Alarms', [
    'Everything the pump can signal, most urgent first. A critical tone is two tones of 3 s, a non-critical one a single tone of 1 s. A latching signal outlives its condition until it is reset.',
    table(
      ['alarm', 'meaning', 'priority: withdrawal risk', 'priority: comfort', 'tone', 'flow', 'latching', 'reset by'],
      entries.map(([id, a]) => [
        code(id),
        a.text,
        a.priority.withdrawalRisk,
        a.priority.comfort,
        a.tone,
        FLOW[a.flow],
        a.latching ? 'yes' : 'no',
        a.reset === 'ends-itself' ? 'ends itself' : a.reset,
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
