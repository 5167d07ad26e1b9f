/** The version of the format that is written. */
export const TRACE_FORMAT = 2;

type Fields = Readonly<Record<string, unknown>>;

/** Brings a record of an older format into the present one. */
export type Migration = (record: Fields) => Fields;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : ({} as Fields);

/**
 * Format 1 knew neither the text of its story nor its purpose, did not say what was reached, and told of a run that was cut short
 * only by where it ends; it did not count the entries of the clock either, and tells 0 now.
 */
const fromFirst = (header: Fields): Migration => {
  const until = fieldsOf(header.options).until_ms;
  return (record) => {
    if (record.kind === 'header')
      return { ...record, format: TRACE_FORMAT, scenario: { purpose: '', ...fieldsOf(record.scenario) } };
    if (record.kind === 'end') return { ended: record.t === until ? 'finished' : 'out-of-time', events: 0, ...record };
    return record;
  };
};

/** @returns what makes the migration of a trace out of its header; null for a format that nobody knows */
export function migrationFrom(format: unknown): ((header: Fields) => Migration) | null {
  if (format === TRACE_FORMAT) return () => (record) => record;
  return format === 1 ? fromFirst : null;
}
