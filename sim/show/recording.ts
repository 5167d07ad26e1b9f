import { storyOf } from '../replay/index.js';
import type { Issue, Scenario } from '../scenario/index.js';
import { createTraceChecker, type EndRecord, type HeaderRecord, linesOf, type TraceRecord } from '../trace/index.js';
import { readStory, type StoryRead } from './story.js';

/** A trace that was read whole: what it says happened. */
export type Recording = {
  readonly header: HeaderRecord;
  readonly end: EndRecord;
  /** in the present format, whatever that of the file */
  readonly records: readonly TraceRecord[];
  /** format that the file is of */
  readonly format: number;
};

/** A story as a trace tells it, with what happened in it; or everything that is wrong with the trace. */
export type RecordingRead =
  | (Extract<StoryRead, { readonly ok: true }> & { readonly recording: Recording })
  | Extract<StoryRead, { readonly ok: false }>;

/** Characters that a trace may have at most: some three times that of seven years of therapy. @source ASSUMED, A-317 */
export const RECORDING_LONGEST = 64_000_000;

/**
 * Whether a text is meant as a trace: its first line is a header; or its name ends as those of traces do, so that a trace without its head
 * is answered as a trace. A scenario may be written in braces too.
 */
export const looksLikeRecording = (text: string, name: string): boolean =>
  /\.jsonl(\.gz)?$/i.test(name) || /^\s*\{[^\n]*"kind":"header"/.test(text);

type Trouble = Pick<Issue, 'line' | 'found' | 'expected' | 'remedy'>;

const wrong = (file: string, troubles: readonly Trouble[]): Extract<RecordingRead, { readonly ok: false }> => ({
  ok: false,
  issues: troubles.map((trouble) => ({ file, column: 0, path: '', ...trouble })),
});

const TOO_LONG = {
  line: 0,
  expected: `at most ${RECORDING_LONGEST} characters`,
  remedy: 'replay it on the command line: thecal replay',
};

const WITH_GUESTS = {
  line: 1,
  found: 'a trace in which controllers of somebody’s own took part',
  expected: 'a trace that its story and its seed alone have made',
  remedy: 'run the scenario without them',
};

/** The format that the first line names; the checker has found it to be one. */
const formatOf = (text: string): number =>
  Number((JSON.parse(text.slice(0, text.indexOf('\n'))) as { readonly format: unknown }).format);

const isGuest = (record: TraceRecord): boolean => record.kind === 'frame' && record.from === 'guest';

/** Whether more was ordered than the text of the scenario says: other seeds, settings or drugs make another run than the text alone. */
function isOverlaid({ story }: HeaderRecord, { seed, device, until }: Scenario, file: string): boolean {
  if (story === undefined || story.settings.length > 0 || story.formulary !== undefined) return true;
  const alone = readStory(story.text, file);
  if (!alone.ok) return true;
  const { scenario } = alone.story;
  return scenario.seed !== seed || scenario.device !== device || scenario.until !== until;
}

/**
 * Reads a trace and the story it was made from.
 *
 * @param file  the name that issues tell
 */
export function readRecording(trace: string, file: string): RecordingRead {
  if (trace.length > RECORDING_LONGEST) return wrong(file, [{ ...TOO_LONG, found: `${trace.length} characters` }]);
  const records: TraceRecord[] = [];
  const checker = createTraceChecker((record) => records.push(record));
  for (const line of linesOf(trace)) if (!checker.take(line)) break;
  const issues = checker.end(!trace.endsWith('\n'));
  if (issues.length > 0) return wrong(file, issues);
  if (records.some(isGuest)) return wrong(file, [WITH_GUESTS]);
  const [header, end] = [records[0] as HeaderRecord, records.at(-1) as EndRecord];
  const told = storyOf(header, null, null);
  if (!told.ok) return wrong(file, [{ line: 1, ...told.refusal }]);
  const { scenario, profile, formulary } = told.value;
  const text = header.story?.text ?? '';
  return {
    ok: true,
    story: { text, file, recorded: true, scenario, profile, formulary, overlaid: isOverlaid(header, scenario, file) },
    recording: { header, end, records, format: formatOf(trace) },
  };
}
