import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Firmware } from '../../../src/firmware/index.js';
import { restoreTelemetry } from '../../../src/telemetry/index.js';
import { attack, moves, order, overheard, PROGRAM, TAPE, therapy } from '../../support/attack.js';
import { behind, Caller, Implant } from '../../support/caller.js';
import { runningPump } from '../../support/pump.js';

const START = 60_000;

describe('who has heard everything and knows no key', () => {
  it('SR-048 SR-049 SR-050 SR-051 changes nothing of the therapy, with whatever he makes of it', () => {
    const { pump, implant } = overheard();
    const snapshot = implant.telemetry.snapshot();
    const before = therapy(pump);
    fc.assert(
      fc.property(fc.array(moves, { minLength: 1, maxLength: 40 }), (attempts) => {
        const again = new Implant(behind(pump), implant.now, restoreTelemetry(snapshot));
        for (const move of attempts) attack(again, move);
        expect(therapy(pump)).toBe(before);
        expect(again.notes.filter((note) => note.startsWith('session-opened'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('SR-049 plays back each session from its beginning in vain', () => {
    const { pump, implant } = overheard();
    const before = therapy(pump);
    const moments = [() => implant, () => implant.reset().wake(), () => implant.wait(86_400_000).wake()];
    for (const woken of moments) {
      const listening = woken();
      expect(['asleep', 'deaf']).not.toContain(listening.telemetry.state());
      for (const bytes of TAPE) listening.hear(bytes);
    }
    expect(therapy(pump)).toBe(before);
    expect(implant.notes.filter((note) => note.startsWith('session-opened')).length).toBe(3);
  });

  it('SR-055 does not keep the session away that is under way', () => {
    const { implant } = overheard();
    const caller = new Caller('clinician').open(implant);
    fc.assert(
      fc.property(
        fc.array(
          moves.filter(({ kind }) => kind !== 'reset'),
          { maxLength: 10 },
        ),
        (attempts) => {
          for (const move of attempts) attack(implant, move);
          expect(caller.ask(implant, order({ type: 'command.interrogate' }))).toBe('accepted');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a session that is cut off', () => {
  /** Tells a whole session of a program, frame by frame; the link is gone from frame `lost` on. */
  function toldUntil(lost: number, answers: boolean): { pump: Firmware; frames: number } {
    const pump = runningPump();
    const implant = new Implant(behind(pump), START).wake();
    const hear = implant.hear.bind(implant);
    let frames = 0;
    implant.hear = (bytes) => {
      frames += 1;
      if (frames > lost || (frames === lost && !answers)) throw new Error('gone');
      const answer = hear(bytes);
      if (frames === lost) throw new Error('gone');
      return answer;
    };
    try {
      const caller = new Caller('clinician').open(implant);
      caller.confirm(implant, PROGRAM);
      implant.hear(caller.bye());
    } catch (error) {
      if ((error as Error).message !== 'gone') throw error;
    }
    implant.wait(3_600_000);
    expect(implant.telemetry.state()).toBe('asleep');
    return { pump, frames };
  }

  it('SR-052 SR-054 leaves all old or all new, wherever the link is lost', () => {
    const whole = toldUntil(Number.POSITIVE_INFINITY, true);
    const [old, fresh] = [
      JSON.stringify(runningPump().memory().infusion),
      JSON.stringify(whole.pump.memory().infusion),
    ];
    const left: string[] = [];
    for (let lost = 1; lost <= whole.frames; lost++) {
      for (const answers of [false, true]) {
        const infusion = JSON.stringify(toldUntil(lost, answers).pump.memory().infusion);
        left.push(infusion === old ? 'old' : infusion === fresh ? 'new' : 'a mix');
      }
    }
    expect(left.join(' ')).toMatch(/^(old )+(new ?)+$/);
    // The confirmation is the last frame but the goodbye: nothing before it changes anything.
    expect(left.filter((infusion) => infusion === 'new').length).toBe(3);
  });
});
