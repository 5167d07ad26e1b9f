import { asTyped, loadRunPage, type Repeat, repeatOfTrace } from '../report/index.js';
import { createTraceWriter, type HeaderRecord, type TraceRecord } from '../trace/index.js';
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

const LIBRARY = 'scenarios';
const ONCE_SAVED = 'The scenario is one that was made on the page: save it there first, as this file.';

/** The file to which the page saves a story: `fault/stall.yaml` and `stall.jsonl` become `stall.yaml`. */
const savedAs = (name: string): string =>
  `${(name.split('/').at(-1) ?? '').replace(/\.(ya?ml|jsonl?)(\.gz)?$/i, '')}.yaml`;

/** How the run of a story is repeated. Only those of the library are in a folder: a browser tells of no other. */
function repeatOf(story: Story, name: string, header: HeaderRecord): Repeat {
  const run = (file: string) => asTyped(['run', file, '--seed', String(story.scenario.seed)]);
  if (story.file !== name) return { command: run(savedAs(name)), note: ONCE_SAVED };
  if (story.recorded) return repeatOfTrace(name, header, false);
  return { command: run(name.includes('/') ? `${LIBRARY}/${name}` : name), note: '' };
}

async function reportOf(story: Story, name: string): Promise<Paper> {
  const begin = await loadRunPage();
  let page: ReturnType<typeof begin> = null;
  let repeat: Repeat = { command: '', note: '' };
  const see = (record: TraceRecord): void => {
    if (record.kind === 'header') {
      page = begin(record);
      repeat = repeatOf(story, name, record);
    } else page?.sink(record);
  };
  const retelling = new Retelling(story, see);
  return { retelling, parts: () => [page?.html({ repeat, outOfTime: false }) ?? ''] };
}

/**
 * Begins a paper.
 *
 * @param name  under which the reader has opened the story, for the command in a report that repeats the run
 */
export const beginPaper = async (story: Story, kind: PaperKind, name: string): Promise<Paper> =>
  kind === 'trace' ? traceOf(story) : reportOf(story, name);
