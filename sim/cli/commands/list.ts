import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseDocument } from 'yaml';
import { hanging, type Line, line } from '../../report/index.js';
import { listScenarios } from '../../scenario/files.js';
import { give } from '../answer.js';
import { readText } from '../reading.js';
import type { Command } from '../request.js';
import { packageFolder } from '../version.js';
import { must } from '../wrong.js';

type Entry = { readonly file: string; readonly title: string; readonly purpose: string };

/** The scenarios that come with the package, when the working folder has none of its own. */
const defaultFolder = (): string =>
  existsSync('scenarios') ? 'scenarios' : join(relative('.', packageFolder()) || '.', 'scenarios');

function entryOf(file: string): Entry {
  const document = parseDocument(readText(file), { logLevel: 'silent' });
  const tree: unknown = document.errors.length > 0 ? null : document.toJS();
  const text = (key: 'title' | 'purpose'): string =>
    typeof tree === 'object' && tree !== null && key in tree ? String(Reflect.get(tree, key)) : '';
  const title = text('title');
  return { file, title: title === '' ? '(not a valid scenario; see thecal check)' : title, purpose: text('purpose') };
}

/** `list [FOLDER]`: the scenarios with title and purpose. @throws {WrongUse} when there is no such folder */
export const list: Command = async (request) => {
  const folder = request.args[0] ?? defaultFolder();
  const entries = must(listScenarios(folder)).map(entryOf);
  const lines = entries.flatMap(({ file, title, purpose }): readonly Line[] => [
    line(file, 'head'),
    ...hanging('  ', title),
    ...(purpose === '' ? [] : hanging('  ', purpose, 'dim')),
  ]);
  return give(request, {
    lines: entries.length === 0 ? [line(`no scenario files in ${folder}`)] : lines,
    json: { folder, scenarios: entries },
  });
};
