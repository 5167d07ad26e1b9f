import { canonical, type TraceRecord } from '../trace/index.js';
import { storyOf } from './story.js';

const LONGEST = 160;

/** The fields that are a record's own, as the trace writes them, cut where they are long. */
function fieldsOf({ t: _t, seq: _seq, kind: _kind, ...own }: TraceRecord): string {
  const text = canonical(own);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** A record in one line: in people's words where the timeline has some, else by its fields. */
export function recordInWords(record: TraceRecord): string {
  switch (record.kind) {
    case 'step':
      return `step: ${record.text}`;
    case 'command':
      return `command: ${record.order}`;
    case 'state':
      return `state: ${record.region}: ${record.from} -> ${record.to}`;
    case 'expect':
      return `expect, line ${record.line}: ${record.held ? 'held' : 'FAILED'}: ${record.text}; found ${record.found}`;
    case 'finding':
      return `finding: ${record.rule}: ${record.text}`;
    default: {
      const told = storyOf(record, 0);
      return told === null ? `${record.kind}: ${fieldsOf(record)}` : `${record.kind}: ${told.text}`;
    }
  }
}
