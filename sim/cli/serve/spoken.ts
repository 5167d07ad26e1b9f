import { formatDuration } from '../../../src/units/index.js';
import { hanging, type Line, line } from '../../report/index.js';
import type { Scenario } from '../../scenario/index.js';
import type { RunResult } from '../../world/index.js';
import { pairs } from '../answer.js';
import { NOTICE } from '../notice.js';
import { isLoopback, writtenAddress } from './address.js';
import type { Door } from './peer.js';

/** What is offered, and to whom. */
export type Opening = {
  readonly file: string;
  readonly scenario: Scenario;
  readonly doors: readonly Door[];
  /** the token when it was made for this run; null when the user has chosen it */
  readonly token: string | null;
  /** simulated milliseconds for each real one; 0 when time stands still until it is advanced */
  readonly speed: number;
  readonly implant: number;
  readonly model: string;
};

const KEYS_PAGE = 'docs/reference/frame-vectors.json';
const PAGE = 'docs/reference/serve.md';
const OPEN_TO_OTHERS = 'other machines may reach this address: it is not loopback';

const openToOthers = (doors: readonly Door[]): readonly Door[] => doors.filter(({ host }) => !isLoopback(host));
const hexOf = (implant: number): string => `0x${implant.toString(16).padStart(8, '0')}`;

/** The first lines: all that a controller needs to be told. */
export function openingLines(o: Opening): readonly Line[] {
  const clock = o.speed === 0 ? 'stands still until a client advances it' : `runs, ${o.speed} ms for each real one`;
  return [
    ...hanging('', NOTICE, 'dim'),
    line(o.scenario.title, 'head'),
    ...pairs([
      ['file', `${o.file}, seed ${o.scenario.seed}, scenario ${o.scenario.hash.slice(0, 12)}`],
      ...o.doors.map((door): readonly [string, string] => [door.kind, writtenAddress(door)]),
      ['token', o.token ?? 'as given'],
      ['implant', `${o.implant} (${hexOf(o.implant)}), ${o.model}`],
      ['roles', `patient, clinician, service; their TEST KEYS, which are no secret, are in ${KEYS_PAGE}`],
      ['clock', `${clock}; 0s of ${formatDuration(o.scenario.until)}`],
      ['records', `${PAGE}; Ctrl+C ends it`],
    ]),
    ...openToOthers(o.doors).flatMap((door) =>
      hanging('  WARNING  ', `${writtenAddress(door)}: ${OPEN_TO_OTHERS}`, 'warn'),
    ),
  ];
}

/** The same as data. */
export const openingJson = (o: Opening): Readonly<Record<string, unknown>> => ({
  notice: NOTICE,
  file: o.file,
  seed: o.scenario.seed,
  scenario_hash: o.scenario.hash,
  doors: o.doors.map(({ kind, host, port }) => ({ kind, host, port })),
  token: o.token,
  implant: o.implant,
  model: o.model,
  roles: ['patient', 'clinician', 'service'],
  test_keys: KEYS_PAGE,
  speed: o.speed,
  now_ms: 0,
  until_ms: o.scenario.until,
  warnings: openToOthers(o.doors).map((door) => `${writtenAddress(door)}: ${OPEN_TO_OTHERS}`),
});

/** What has become of it. */
export type Closing = { readonly result: RunResult; readonly scenario: Scenario; readonly finished: boolean };

/** The last lines: how far it has come, and what was wrong. */
export function closingLines({ result, scenario, finished }: Closing): readonly Line[] {
  const { expectations, findings } = result;
  const failed = expectations.filter((e) => !e.held);
  const expected = finished
    ? `${expectations.length - failed.length} of ${expectations.length} expectations held`
    : 'ended before its end, so what the file expects was not asked';
  const oracle =
    findings.length === 0 ? 'the oracle found nothing wrong' : `the oracle has ${findings.length} findings`;
  const tone = result.verdict === 'held' ? 'good' : 'bad';
  const reached = `${formatDuration(result.simulated)} of ${formatDuration(scenario.until)}`;
  return [
    ...failed.flatMap(({ line: at, text, found }) =>
      hanging(`  FAILED  line ${at}  `, `${text}; found ${found}`, 'bad'),
    ),
    ...findings.flatMap(({ rule, requirement, text }) =>
      hanging('  FINDING  ', `${rule} (${requirement}): ${text}`, 'bad'),
    ),
    ...hanging('  ended    ', `${reached}; ${expected}; ${oracle}`, tone),
  ];
}

/** The same as data. */
export const closingJson = ({ result, finished }: Closing): Readonly<Record<string, unknown>> => ({
  simulated_ms: result.simulated,
  finished,
  verdict: result.verdict,
  expectations_held: result.expectations.filter((e) => e.held).length,
  expectations_failed: result.expectations
    .filter((e) => !e.held)
    .map(({ line: at, text, found }) => ({ line: at, text, found })),
  findings: result.findings,
  totals: result.totals,
});
