import { ok, refuse } from '../../../src/base/index.js';
import { type Duration, parseDuration } from '../../../src/units/index.js';
import { type Flags, type Parser, parseWhole } from '../request.js';
import { known, WrongUse } from '../wrong.js';
import { type Address, parseAddress } from './address.js';

/** What the flags of `serve` ask for. */
export type Asked = {
  readonly tcp: Address | null;
  readonly ws: Address | null;
  /** null when one is to be made */
  readonly token: string | null;
  /** simulated milliseconds for each real one; 0 for a clock that stands still until it is advanced */
  readonly speed: number;
  /** how long the pump is offered; null for as long as the story goes on */
  readonly span: Duration | null;
  readonly seed: number | null;
};

/** Longest token, so that it fits into its record with room to spare. */
const TOKEN_MOST = 128;

/** Reads `x10` or `10`: how many times as fast as real time, above 0. */
const parseSpeed: Parser<number> = (text) => {
  const speed = Number(/^x?(\d+(?:\.\d+)?)$/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isFinite(speed) && speed > 0) return ok(speed);
  return refuse('speed-malformed', `"${text}"`, 'how many times as fast as real time, above 0', 'write e.g. x10');
};

/** Reads a token: what can be typed and is not empty. */
const parseToken: Parser<string> = (text) =>
  /^[\x21-\x7e]+$/.test(text) && text.length <= TOKEN_MOST
    ? ok(text)
    : refuse(
        'token-malformed',
        'that is empty, too long, or has other signs',
        `1 to ${TOKEN_MOST} letters, digits and signs`,
        'leave --token away and one is made',
      );

function speedOf(flags: Flags): number {
  const clock = known(flags.text('clock') ?? 'real', ['real', 'virtual'], 'clock');
  const speed = flags.optional('speed', parseSpeed);
  if (clock === 'real') return speed ?? 1;
  if (speed === null) return 0;
  throw new WrongUse({
    code: 'speed-of-virtual-clock',
    found: '--speed with --clock virtual',
    expected: 'a speed for a clock that runs by itself only',
    remedy: 'leave --speed away, or write --clock real',
  });
}

/** Reads the flags. @throws {WrongUse} for those that cannot be read or do not fit together */
export function askedOf(flags: Flags): Asked {
  const tcp = flags.optional('tcp', parseAddress);
  const ws = flags.optional('ws', parseAddress);
  if (tcp === null && ws === null) {
    throw new WrongUse({
      code: 'flag-missing',
      found: 'neither --tcp nor --ws',
      expected: 'a port at which the pump is offered',
      remedy: 'add --tcp 0 for any port of this machine that is free',
    });
  }
  return {
    tcp,
    ws,
    token: flags.optional('token', parseToken),
    speed: speedOf(flags),
    span: flags.optional('for', parseDuration),
    seed: flags.optional('seed', parseWhole),
  };
}
