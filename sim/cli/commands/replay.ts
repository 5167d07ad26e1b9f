import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROFILE_IDS } from '../../../src/profile/index.js';
import { type Recorded, replay as replayed, storyOf } from '../../replay/index.js';
import { replayLines } from '../../report/index.js';
import { traceLines } from '../../trace/file-reader.js';
import type { EndRecord, HeaderRecord, StoryFields } from '../../trace/index.js';
import type { FirmwareBuild } from '../../world/index.js';
import { EXIT } from '../exit.js';
import { drugsOf } from '../formulary-file.js';
import { startProgress } from '../progress.js';
import { readText } from '../reading.js';
import { type Command, type Flags, parseWhole } from '../request.js';
import { printJson, printLines } from '../terminal.js';
import { traceRecords } from '../trace-inputs.js';
import { version } from '../version.js';
import { BadFile, didYouMean, must, WrongUse } from '../wrong.js';

const CONTEXT = 3;

/** What a trace is compared with besides this version as it is. */
type Against = {
  readonly firmware: FirmwareBuild | null;
  readonly profile: string | null;
  readonly told: string | null;
};

const asIs: Against = { firmware: null, profile: null, told: null };

/** The firmware of a module that the user has built. @throws {WrongUse} when it is none */
async function firmwareIn(path: string): Promise<FirmwareBuild> {
  const refuse = (found: string): never => {
    throw new WrongUse({
      code: 'firmware-unusable',
      found: `--against "${path}"${found}`,
      expected: `a device family (${PROFILE_IDS.join(', ')}), or a module that exports bootFirmware and restoreFirmware`,
      remedy: didYouMean(path, PROFILE_IDS) ?? 'name e.g. dist/src/index.js of another build of thecal',
    });
  };
  let module: Readonly<Record<string, unknown>> = {};
  try {
    module = (await import(pathToFileURL(resolve(path)).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    refuse(
      `, which cannot be loaded (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})`,
    );
  }
  const { bootFirmware: boot, restoreFirmware: restore } = module;
  if (typeof boot !== 'function' || typeof restore !== 'function') refuse(', which exports no firmware');
  return { boot, restore } as FirmwareBuild;
}

/** Under the firmware of somebody else the simulator is not to blame for what breaks. @throws {WrongUse} in its place */
async function blamed<T>(work: Promise<T>, told: string | null, foreign: boolean): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!foreign || error instanceof WrongUse || error instanceof BadFile) throw error;
    throw new WrongUse({
      code: 'firmware-broke',
      found: `${told ?? ''}, which broke in the replay (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})`,
      expected: 'a firmware with the functions of this version, which answers every input',
      remedy: 'mend that build, or replay with the version that it belongs to',
    });
  }
}

async function againstOf(flags: Flags): Promise<Against> {
  const word = flags.text('against');
  if (word === null) return asIs;
  const profile = PROFILE_IDS.find((id) => id === word);
  if (profile !== undefined) return { ...asIs, profile, told: `profile ${profile}` };
  return { ...asIs, firmware: await firmwareIn(word), told: `the firmware of ${word}` };
}

/** The story that the user gives where the trace tells none. */
function givenStory(flags: Flags): StoryFields | null {
  const file = flags.text('scenario');
  if (file === null) return null;
  const { told } = drugsOf(flags);
  const text = readText(file)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
  return { text, settings: flags.list('set'), ...(told === undefined ? {} : { formulary: told }) };
}

async function* linesIn(file: string): AsyncGenerator<readonly string[]> {
  for await (const { lines } of must(traceLines(file))) yield lines;
}

/** Looks through the whole trace once: what it says of itself, and that nothing was cut or changed. */
async function recordedIn(file: string): Promise<Recorded> {
  let header: HeaderRecord | null = null;
  let end: EndRecord | null = null;
  let guests = false;
  await traceRecords(file, (record) => {
    if (record.kind === 'header') header = record;
    if (record.kind === 'end') end = record;
    if (record.kind === 'frame' && record.from === 'guest') guests = true;
  });
  if (guests)
    throw new WrongUse({
      code: 'replay-with-guests',
      found: `${file}, in which controllers of somebody's own took part (thecal serve)`,
      expected: 'a trace that its story and its seed alone have made',
      remedy: 'run the scenario without them',
    });
  // A whole trace has both: the reader has told so.
  return {
    ...({ header, end } as unknown as Pick<Recorded, 'header' | 'end'>),
    format: await formatOf(file),
    lines: linesIn(file),
  };
}

/** The format that the file itself is of; records are passed on in the present one. */
async function formatOf(file: string): Promise<number> {
  for await (const [first = '{}'] of linesIn(file))
    return Number((JSON.parse(first) as { readonly format: unknown }).format);
  return 0;
}

/**
 * `replay TRACE`: runs again what a trace has recorded and compares record by record.
 *
 * @throws {WrongUse} for flags that cannot be used, and for a trace that cannot be repeated
 * @throws {BadFile} when the trace is not whole
 */
export const replay: Command = async ({ args, flags, json, terminal }) => {
  const [file = ''] = args;
  const context = flags.optional('context', parseWhole) ?? CONTEXT;
  const against = await againstOf(flags);
  const recorded = await recordedIn(file);
  const told = must(storyOf(recorded.header, givenStory(flags), against.profile));
  const progress = await startProgress(terminal, told.scenario.until);
  const work = replayed(told, recorded, {
    firmware: against.firmware,
    otherProfile: against.profile !== null,
    context,
    onProgress: progress.update,
  }).finally(progress.stop);
  const found = await blamed(work, against.told, against.firmware !== null);
  const code = found.difference === null ? EXIT.held : EXIT.failed;
  const names = { file, header: recorded.header, thecal: version(), against: against.told };
  if (json)
    printJson(terminal, {
      same: found.difference === null,
      records_shared: found.shared,
      recorded_by: recorded.header.thecal,
      replayed_by: version(),
      against: against.told,
      difference: found.difference,
      exit_code: code,
    });
  else printLines(terminal, replayLines(found, names));
  return code;
};
