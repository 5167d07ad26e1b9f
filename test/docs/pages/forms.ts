import type { Form } from '../../../src/protocol/index.js';
import { code, table } from './markdown.js';

/** A field of a layout as a row of a table. */
export type Row = readonly [field: string, type: string, bytes: string, note: string];

const at = (above: string, name: string): string => (above === '' ? name : `${above}.${name}`);

/** A form as rows of a table, field by field, in the order in which the bytes lie. */
function rowsOf(form: Form, name: string): readonly Row[] {
  switch (form.kind) {
    case 'plain':
      return [[name, form.name, form.bytes, form.note]];
    case 'record':
      return form.fields.flatMap((field) => rowsOf(field.form, at(name, field.name)));
    case 'option':
      return [[name, 'mark', '1', '0 where nothing follows, 1 where these do:'], ...rowsOf(form.of, name)];
    case 'list':
      return [[name, 'count', '2', `at most ${form.most}, so many times:`], ...rowsOf(form.of, `${name}[]`)];
    case 'choice': {
      const cases = form.cases.map(({ name: word, number }) => `${number} ${word}`).join(', ');
      const each = form.cases.flatMap(({ name: word, form: of }) => rowsOf(of, `${name} (${word})`));
      return [[at(name, form.tag), 'kind', '1', `${cases}; then what belongs to it:`], ...each];
    }
  }
}

/** A layout as a table of its fields. */
export const fields = (form: Form): string => {
  const rows = rowsOf(form, '');
  if (rows.length === 0) return 'Nothing.';
  return table(
    ['field', 'type', 'bytes', 'unit or meaning'],
    rows.map(([name, type, bytes, note]) => [code(name.replace(/^[ .]+/, '')), type, bytes, note]),
  );
};
