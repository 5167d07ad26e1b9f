import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Button } from '../../../src/controller/index.js';
import type { Duration } from '../../../src/units/index.js';
import { HandheldBench } from '../../support/handheld-bench.js';
import { PATIENT } from '../../support/orders.js';

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** What the diary tells of each request, and how often the pump was asked and has said yes between it and the next one. */
function accounts(bench: HandheldBench) {
  const { diary } = bench.handheld.memory();
  const asked = diary.filter(({ what }) => what === 'bolus');
  return asked.map(({ at, outcome }, i) => {
    const until = asked[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const orders = bench.asked.filter((order) => order.at >= at && order.at < until);
    return { outcome, asked: orders.length, granted: orders.filter(({ reply }) => reply.accepted).length };
  });
}

/** Everything that the diary tells wrongly. */
const lies = (bench: HandheldBench) =>
  accounts(bench).filter(({ outcome, asked, granted }) => {
    if (asked > 1) return true;
    return outcome !== 'unknown' && granted !== (outcome === 'granted' ? 1 : 0);
  });

describe('a handheld', () => {
  it('SR-049 asks once for each press and tells what came of it, where three of ten frames are lost', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const bench = new HandheldBench({ air: { loss: 0.3 }, seed }).press('bolus').rest();
        expect(accounts(bench)).toEqual([{ outcome: 'granted', asked: 1, granted: 1 }]);
        bench.wait(1_000).press('bolus').press('bolus').rest();
        expect(accounts(bench)[1]).toEqual({ outcome: 'DENY_BOLUS_RUNNING', asked: 1, granted: 0 });
        expect(bench.grants).toBe(1);
      }),
      { numRuns: 100 },
    );
  });

  it('SR-049 never asks twice, nor says what is not so, where frames are lost, damaged, doubled and overtake one another', () => {
    const shares = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(seeds, shares, shares, shares, fc.nat(1_200), (seed, loss, duplication, corruption, jitter) => {
        const air = { loss, duplication, corruption, jitter: jitter as Duration };
        const bench = new HandheldBench({ air, seed }).press('bolus').rest();
        bench.wait(1_000).press('bolus').press('bolus').rest();
        expect(accounts(bench)).toHaveLength(2);
        expect(lies(bench)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  /** A handheld that is carried away with the so-many-th frame, for a while, with so many boluses before. */
  function carriedAway(frames: number, span: number, before: number): HandheldBench {
    const bench = new HandheldBench();
    for (let i = 0; i < before; i++) bench.press('bolus').rest().wait(4_300_000);
    let sent = 0;
    bench.onFrame = () => {
      sent += 1;
      if (sent === frames) bench.air = { ...bench.air, inRange: false };
    };
    bench.press('bolus');
    const away = bench.wait(30_000, () => !bench.air.inRange).now;
    bench.wait(Math.max(0, away + span - bench.now)).air = { ...bench.air, inRange: true };
    return bench.rest();
  }

  it('SR-054 that is carried away at any frame never says what is not so, and finds out once it is back', () => {
    for (const before of [0, 1, 3])
      for (let frames = 1; frames <= 26; frames++)
        for (const span of [0, 700, 12_000, 40_000]) {
          const bench = carriedAway(frames, span, before);
          const last = accounts(bench).at(-1);
          expect(lies(bench), `frame ${frames}, ${span} ms`).toEqual([]);
          expect(last?.outcome, `frame ${frames}, ${span} ms, after ${before}`).not.toBe('unknown');
          expect(bench.handheld.state().errand).toBe('idle');
        }
  });

  it('SR-054 that stays away says that nobody knows, after so many calls, and no more', () => {
    const outcomes = new Set<string>();
    for (let frames = 1; frames <= 26; frames++) {
      const bench = carriedAway(frames, 3_000_000, 0);
      expect(lies(bench)).toEqual([]);
      outcomes.add(accounts(bench).at(-1)?.outcome ?? '');
      if (bench.screen.request?.outcome !== 'unknown') continue;
      expect(bench.screen).toMatchObject({ link: 'no-answer', busyWith: null });
      expect(bench.handheld.memory().calls).toBe(4);
      expect(bench.screen.conditions).toMatchObject([{ condition: 'no-link' }]);
    }
    expect([...outcomes].sort()).toEqual(['DENY_NO_LINK', 'granted', 'unknown']);
  });

  it('finds out by the next status what it had given up, and does not ask again', () => {
    const bench = new HandheldBench();
    bench.onFrame = (by) => {
      if (by === 'implant' && bench.grants === 1) bench.air = { ...bench.air, inRange: false };
    };
    const seen = new Set<string>();
    bench.press('bolus').wait(300_000, () => {
      const { errand } = bench.handheld.state();
      seen.add(`${errand} ${bench.screen.request?.outcome}`);
      return errand === 'idle';
    });
    expect([...seen]).toEqual([
      'calling undefined',
      'reading undefined',
      'asking undefined',
      'lost unknown',
      'recalling unknown',
      'idle unknown',
    ]);
    bench.onFrame = () => {};
    bench.air = { ...bench.air, inRange: true };
    bench.wait(600_000);
    expect(bench.press('status').rest().screen.request?.outcome).toBe('granted');
    expect(bench.asked).toHaveLength(1);
  });

  it('SR-012 tells why it got nothing, and until when, though the refusal was lost on its way', () => {
    const bench = new HandheldBench().press('bolus').rest().wait(3_000_000);
    bench.onFrame = () => {
      const away = bench.asked.length === 2 && bench.handheld.state().errand === 'asking';
      bench.air = { ...bench.air, inRange: !away };
    };
    bench.press('bolus').wait(9_000);
    expect(bench.handheld.state().errand).toBe('asking');
    bench.rest();
    const [first] = bench.asked;
    const allowedAt = (first?.at ?? 0) + PATIENT.duration + PATIENT.lockout;
    expect(bench.screen.request).toMatchObject({ outcome: 'DENY_LOCKOUT', allowedAt });
    expect(bench.asked).toHaveLength(2);
  });

  type Step = { readonly what: Button | 'away' | 'back' | 'restart' | 'nothing'; readonly span: number };
  const steps = fc.array(
    fc.record<Step>({
      what: fc.constantFrom<Step['what']>(
        'bolus',
        'bolus',
        'status',
        'silence',
        'away',
        'back',
        'back',
        'restart',
        'nothing',
      ),
      span: fc.constantFrom(0, 30, 130, 290, 700, 5_000, 20_000, 400_000, 4_300_000),
    }),
    { minLength: 5, maxLength: 25 },
  );

  function lived(story: readonly Step[], seed: number, restored: boolean): HandheldBench {
    const bench = new HandheldBench({ air: { loss: 0.2, duplication: 0.1, jitter: 300 as Duration }, seed, restored });
    for (const { what, span } of story) {
      if (what === 'away' || what === 'back') bench.air = { ...bench.air, inRange: what === 'back' };
      else if (what === 'restart') bench.restart();
      else if (what !== 'nothing') bench.press(what);
      bench.wait(span);
    }
    return bench.rest();
  }

  it('SR-054 never says what is not so, whatever is pressed and wherever it is carried', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(steps, seeds, (story, seed) => {
        const bench = lived(story, seed, false);
        expect(lies(bench)).toEqual([]);
        expect(bench.asked.length).toBeLessThanOrEqual(story.filter(({ what }) => what === 'bolus').length);
        for (const { outcome } of accounts(bench)) outcomes.add(outcome);
      }),
      { numRuns: 300 },
    );
    expect([...outcomes]).toEqual(expect.arrayContaining(['granted', 'unknown', 'DENY_LOCKOUT', 'DENY_NO_LINK']));
  });

  it('goes on from a snapshot after each input as if it had never been put down', () => {
    fc.assert(
      fc.property(steps, seeds, (story, seed) => {
        const [unbroken, broken] = [lived(story, seed, false), lived(story, seed, true)];
        expect(broken.all).toEqual(unbroken.all);
        expect(broken.handheld.snapshot()).toEqual(unbroken.handheld.snapshot());
      }),
      { numRuns: 60 },
    );
  });
});
