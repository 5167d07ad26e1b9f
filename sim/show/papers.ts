import { loadRunPage } from '../report/index.js';
import { createTraceWriter, type TraceRecord } from '../trace/index.js';
import { Retelling } from './retelling.js';
import type { Story } from './story.js';

/** What can be taken along of a story: its trace, as the command line writes it, or the page that reports it. */
export type PaperKind = 'trace' | 'report';

/** A paper that is being written. */
export type Paper = {
  readonly retelling: Retelling;
  /** The text in parts; only once the retelling is over. */
  readonly parts: () => readonly string[];
};

function traceOf(story: Story): Paper {
  const lines: string[] = [];
  const writer = createTraceWriter((line) => lines.push(`${line}\n`));
  const retelling = new Retelling(story, writer.sink);
  return {
    retelling,
    parts: () => {
      if (retelling.result !== null) writer.end(retelling.result.end);
      return lines;
    },
  };
}

async function reportOf(story: Story, name: string): Promise<Paper> {
  const begin = await loadRunPage();
  let page: ReturnType<typeof begin> = null;
  const see = (record: TraceRecord): void => {
    if (record.kind === 'header') page = begin(record);
    else page?.sink(record);
  };
  const retelling = new Retelling(story, see);
  const repeat = { command: `npx thecal run ${name} --seed ${story.scenario.seed}`, note: '' };
  return { retelling, parts: () => [page?.html({ repeat, outOfTime: false }) ?? ''] };
}

/**
 * Begins a paper.
 *
 * @param name  of the file of the story, for the command in a report that repeats the run
 */
export const beginPaper = async (story: Story, kind: PaperKind, name: string): Promise<Paper> =>
  kind === 'trace' ? traceOf(story) : reportOf(story, name);
