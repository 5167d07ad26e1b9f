import { linesOf } from '../trace/index.js';
import { excerpt, type LogIssues } from './issue.js';
import { LONGEST_LINE, MOST_ROWS, type Row, type RowReader, TOO_LONG, TOO_MANY } from './row.js';

const STRING = /"(?:[^"\\]|\\.)*"/y;

/** A key that an object has twice at its outermost level: JSON.parse would take the last and say nothing. */
function keyTwice(text: string): string | null {
  const seen = new Set<string>();
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '"') {
      STRING.lastIndex = i;
      const [written = '"'] = STRING.exec(text) ?? [];
      i += written.length - 1;
      if (depth !== 1 || !/^\s*:/.test(text.slice(i + 1, i + 40))) continue;
      const key = String(JSON.parse(written));
      if (seen.has(key)) return key;
      seen.add(key);
    }
  }
  return null;
}

const AS_OBJECT = { expected: 'one JSON object', remedy: 'write each entry as one object on a line of its own' };

function objectOf(text: string, line: number, issues: LogIssues): Readonly<Record<string, unknown>> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    issues.add(line, '', { found: excerpt(text), ...AS_OBJECT });
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    issues.add(line, '', { found: excerpt(text), ...AS_OBJECT });
    return null;
  }
  const twice = keyTwice(text);
  if (twice === null) return value as Readonly<Record<string, unknown>>;
  issues.add(line, twice, {
    found: 'a key that the object already has',
    expected: 'each key once',
    remedy: 'keep one of the two',
  });
  return null;
}

function cellOf(object: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = Object.hasOwn(object, key) ? object[key] : null;
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Reads JSON Lines: one object a line, empty lines are passed over; notes what is no object, and keys that come twice. */
export const readJsonl: RowReader = (text, issues) => {
  const rows: Row[] = [];
  let line = 0;
  for (const raw of linesOf(text.replace(/^\uFEFF/, ''))) {
    line += 1;
    const written = raw.replace(/\r$/, '');
    if (written.trim() === '') continue;
    if (written.length > LONGEST_LINE) {
      issues.add(line, '', TOO_LONG);
      continue;
    }
    if (rows.length >= MOST_ROWS) {
      issues.add(line, '', TOO_MANY);
      break;
    }
    const object = objectOf(written, line, issues);
    if (object !== null) rows.push({ line, cell: (key) => cellOf(object, key), keys: () => Object.keys(object) });
  }
  return { rows, columns: null };
};
