import { nearest, ok, type Result, refuse } from '../../../src/base/index.js';
import { LOG_CODE_IDS, type LogCode } from '../../../src/protocol/index.js';
import type { Happening } from '../scenario.js';
import { door } from './shape.js';

const EXAMPLE = 'alarm-raised occlusion';

/**
 * Reads what an entry of the pump's own log must say: its code, then if wanted what it is about, then its detail.
 *
 * @param written  e.g. `alarm-raised occlusion` or `refused command.patient-bolus lockout`
 */
export function parseLogged(written: unknown): Result<Happening> {
  const expected = `an entry of the log: its code, what it is about, its detail, such as ${EXAMPLE}`;
  if (typeof written !== 'string' || written.trim() === '')
    return refuse('logged-malformed', String(written), expected, `write e.g. ${EXAMPLE}`);
  const [code = '', about = null, ...detail] = written.trim().split(/\s+/);
  if (!(LOG_CODE_IDS as readonly string[]).includes(code)) {
    const meant = nearest(code, LOG_CODE_IDS);
    return refuse(
      'logged-code',
      `"${code}"`,
      `a code of the log: ${LOG_CODE_IDS.join(', ')}`,
      meant === null ? 'choose one of these' : `did you mean ${meant}?`,
    );
  }
  return ok({
    happening: 'logged',
    code: code as LogCode,
    about,
    detail: detail.length === 0 ? null : detail.join(' '),
  });
}

/** What somebody who reads the pump's own log must find there. */
export const logged = door('an entry of the pump’s own log that is read', EXAMPLE, parseLogged);
