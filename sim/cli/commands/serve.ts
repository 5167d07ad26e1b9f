import { randomBytes } from 'node:crypto';
import { PROFILE_IDS, PROFILES, type Profile } from '../../../src/profile/index.js';
import type { Formulary } from '../../../src/therapy/index.js';
import { type Duration, type Instant, START } from '../../../src/units/index.js';
import type { Scenario } from '../../scenario/index.js';
import { beginRun, IMPLANT, type RunUnderWay } from '../../world/index.js';
import { whenAskedToEnd } from '../asked-to-end.js';
import { EXIT, type ExitCode } from '../exit.js';
import { drugsOf } from '../formulary-file.js';
import { checkOutputs, type Output, traceOutput } from '../outputs.js';
import type { Command } from '../request.js';
import { scenarioFrom } from '../scenario-file.js';
import { type Asked, askedOf } from '../serve/asked.js';
import { type Doors, openDoors } from '../serve/doors.js';
import { Room } from '../serve/room.js';
import { closingJson, closingLines, openingJson, openingLines } from '../serve/spoken.js';
import { runningClock, type StoryClock, standingClock } from '../serve/story-clock.js';
import { printLines, type Terminal } from '../terminal.js';
import { known } from '../wrong.js';

const TOKEN_BYTES = 16;
/** Lines for people, or one object in one line for programs, which read them while this one goes on. */
function say(terminal: Terminal, json: boolean, lines: Parameters<typeof printLines>[1], data: unknown): void {
  if (json) terminal.out(`${JSON.stringify(data)}\n`);
  else printLines(terminal, lines);
}

type Offer = {
  readonly asked: Asked;
  readonly file: string;
  readonly scenario: Scenario;
  readonly profile: Profile;
  readonly formulary: Formulary;
  readonly outputs: readonly Output[];
};

type Offered = { readonly run: RunUnderWay; readonly clock: StoryClock; readonly room: Room; readonly token: string };

/** Puts a running pump behind the doors. */
function offer({ asked, scenario, profile, formulary, outputs }: Offer, doors: Doors): Offered {
  const run = beginRun(scenario, { profile, formulary, sinks: outputs.map(({ sink }) => sink) });
  const { kernel, radio } = run.world;
  const until = (START + scenario.until) as Instant;
  const clock = asked.speed === 0 ? standingClock(kernel, until) : runningClock(kernel, until, asked.speed);
  const token = asked.token ?? randomBytes(TOKEN_BYTES).toString('hex');
  const model = profile.id;
  const room = new Room({ token, radio, clock, now: () => kernel.now, until, implant: IMPLANT, model });
  doors.admit((peer) => room.meet(peer));
  return { run, clock, room, token };
}

/** The same story, for as long as it is to be offered. */
const lasting = (scenario: Scenario, span: Duration | null): Scenario =>
  span === null ? scenario : { ...scenario, until: span };

/**
 * `serve FILE`: offers the air of a running pump to controllers from outside, until the story ends or somebody ends it.
 *
 * @throws {WrongUse} for flags, paths and addresses that cannot be used
 * @throws {BadFile} when the scenario or the formulary is not valid; then nothing is opened
 */
export const serve: Command = async ({ args, flags, json, terminal }): Promise<ExitCode> => {
  const [file = ''] = args;
  const asked = askedOf(flags);
  const drugs = drugsOf(flags);
  const { formulary } = drugs;
  const trace = flags.text('trace');
  checkOutputs(file, trace === null ? [] : [{ flag: '--trace', path: trace }]);
  const told = scenarioFrom(file, drugs, {
    settings: flags.list('set'),
    ...(asked.seed === null ? {} : { seed: asked.seed }),
  });
  const scenario = lasting(told, asked.span);
  const profile = PROFILES[known(scenario.device, PROFILE_IDS, 'profile')];
  const doors = await openDoors(asked);
  try {
    const outputs = trace === null ? [] : [traceOutput(trace)];
    const { run, clock, room, token } = offer({ asked, file, scenario, profile, formulary, outputs }, doors);
    const shownToken = asked.token === null ? token : null;
    const opening = {
      file,
      scenario,
      doors: doors.all,
      token: shownToken,
      speed: asked.speed,
      implant: IMPLANT,
      model: profile.id,
    };
    const takeBack = whenAskedToEnd(clock.stop);
    let how: 'end' | 'stopped';
    try {
      say(terminal, json, openingLines(opening), openingJson(opening));
      how = await clock.over;
    } finally {
      takeBack();
      doors.close();
      room.close();
    }
    const finished = how === 'end' && scenario.until === told.until;
    const result = run.end(finished ? 'finished' : 'left');
    for (const output of outputs) await output.finish(result.end);
    const closing = { result, scenario, finished };
    const code = result.verdict === 'held' ? EXIT.held : EXIT.failed;
    say(terminal, json, closingLines(closing), { ...closingJson(closing), exit_code: code });
    return code;
  } finally {
    doors.close();
  }
};
