import { canonical } from '../trace/index.js';

/**
 * A line of a trace without what changes although behaviour does not: the versions of project and format, the text of the story, the hashes,
 * and the arrows of the statecharts, which the states tell already.
 *
 * @returns the line that is kept and compared, or null for one of which nothing is left
 */
export function lasting(line: string): string | null {
  const record = JSON.parse(line) as Record<string, unknown>;
  if (record.kind === 'reach') return null;
  if (record.kind === 'end') for (const key of ['sha256', 'events']) delete record[key];
  if (record.kind === 'header') {
    for (const key of ['thecal', 'format', 'story']) delete record[key];
    const { title } = record.scenario as Readonly<Record<string, unknown>>;
    record.scenario = { title };
  }
  return canonical(record);
}
