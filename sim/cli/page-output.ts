import { invariant } from '../../src/base/index.js';
import { loadRunPage, type RunPage } from '../report/index.js';
import { writeOutput } from './outputs.js';
import type { StoryOutput } from './story-run.js';

/** The page of `--report FILE.html`, and of `report SCENARIO --out FILE.html`. @throws {WrongUse} when the file cannot be written; found out before the run */
export async function pageOutput(path: string): Promise<StoryOutput> {
  const begin = await loadRunPage();
  writeOutput(path, '');
  let page: RunPage | null = null;
  return {
    sink: (record) => {
      if (record.kind === 'header') page = begin(record);
      else page?.sink(record);
    },
    finish: async ({ closing }) => {
      invariant(page !== null, 'report: a run has begun without a header');
      writeOutput(path, page.html({ repeat: { command: closing.reproduce, note: '' }, outOfTime: closing.outOfTime }));
    },
  };
}
