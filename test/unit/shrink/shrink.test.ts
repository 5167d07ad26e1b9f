import { beforeAll, describe, expect, it } from 'vitest';
import { draftOf, edited } from '../../../sim/shrink/draft.js';
import { shrink, toldAs } from '../../../sim/shrink/index.js';
import type { Try } from '../../../sim/shrink/trial.js';
import type { FirmwareBuild } from '../../../sim/world/index.js';
import { BREAKS_AT_SUSPEND, shortLockout } from '../../support/wrong-firmware.js';
import { BUSY, failuresIn, HEAD, runWith, shrunk } from './planted.js';

const bodyOf = (text: string): string => text.slice(text.indexOf('drug:'));
const rest = 'drug: { name: morphine, concentration: 2 mg/mL }\nimplant: { fill: 40 mL }\n';

let wrong: FirmwareBuild;
beforeAll(async () => {
  wrong = await shortLockout();
});

const expecting = (...lines: readonly string[]): string =>
  BUSY.replace(/expect:[\s\S]*/, `expect:\n${lines.map((line) => `  - ${line}\n`).join('')}`);

describe('a story that fails', () => {
  it('shrinks to one request too early, where a lockout is too short', () => {
    const { text, before, after, finished } = shrunk(BUSY, 'finding', { firmware: wrong });
    expect(bodyOf(text)).toBe(
      `${rest}until: 1min
steps:
  - at: 0s
    direct:
      program:
        mode: simple
        patient: { dose: 10 mcg, duration: 1min, lockout: 5min, max: 4, per: 1s }
        dose: 0.1 mg/day
  # too early
  - { at: 1min, direct: request-bolus }
`,
    );
    expect([before.steps, after.steps, finished]).toEqual([8, 2, true]);
  });

  it('shrinks to one order, where the emulator breaks over it', () => {
    const { text } = shrunk(BUSY, 'broken', { firmware: BREAKS_AT_SUSPEND });
    expect(bodyOf(text)).toBe(`${rest}until: 1min\nsteps:\n  - { at: 0s, direct: suspend }\n`);
  });

  it('shrinks to what an expectation needs to fail: nothing at all, or a therapy and a fault', () => {
    const leaks = shrunk(
      expecting('{ at: end, delivered.total: ">= 2 mL" }', 'never: { alarm: occlusion }'),
      'expectation',
    );
    expect(bodyOf(leaks.text)).toBe(
      `${rest}until: 1min\nsteps: []\nexpect:\n  - { at: end, delivered.total: ">= 2 mL" }\n`,
    );
    const stops = shrunk(expecting('never: { alarm: motor-stall }').replace('20min', '2d'), 'expectation');
    expect(stops.text).toContain('mri: { field: 3 T');
    expect(stops.after.steps).toBe(2);
  });

  it.each([
    ['fault: { kind: heat, temperature: 50 °C }', 'heat'],
    ['world: { temperature: { to: 39 °C } }', 'temperature'],
    ['person: { walks-away: { for: 3d } }', 'apart'],
  ])('loses %s together with what clears it, where neither may go alone', (brought, name) => {
    const text = `${HEAD}steps:
  - { at: 0s, direct: { program: { mode: simple, dose: 0.1 mg/day } } }
  - { at: 1d, ${brought} }
  - { at: 2d, direct: suspend }
  - { at: 3d, clear: ${name} }
`;
    const failure = { what: 'finding', rule: 'half', requirement: 'SR-001' } as const;
    // A failure that needs the order to suspend, and shows neither with a fault that stays nor with one that is not there to be cleared.
    const run: Try = (draft, most) => {
      const trial = runWith()(draft, most);
      const shows = draft.includes('suspend') && /fault:|world:|person:/.test(draft) === draft.includes('clear:');
      return trial.is === 'run' ? { ...trial, failures: shows ? [{ failure, at: null }] : [] } : trial;
    };
    const small = shrink(text, { run, failure, keep: 'found', tries: 500 });
    expect(small?.text).toContain('steps:\n  - { at: 0s, direct: suspend }\n');
    expect(small?.after.steps).toBe(1);
  });

  it('keeps what was found instead, unless told to keep the expectation alone', () => {
    const text = expecting('{ at: end, state: { infusion: stopped } }').replace(
      '12d, world',
      '12d, fault: { kind: leak }, world',
    );
    const suspends = text.replace(
      '12d, fault: { kind: leak }, world: { mri: { field: 3 T, for: 20min } }',
      '12d, direct: suspend',
    );
    expect(failuresIn(suspends)).toMatchObject([{ found: 'infusion is suspended' }]);
    const found = shrunk(suspends, 'expectation');
    expect(found.text).toContain('direct: suspend');
    expect(found.after.steps).toBe(2);
    const alone = shrunk(suspends, 'expectation', { keep: 'text' });
    expect(alone.after.steps).toBe(1);
  });

  it('keeps counting from the step that is meant, by its number', () => {
    const text = expecting('{ within: 1min, of: 8, alarm: occlusion }', '{ at: end, active: [] }');
    const { text: small, after } = shrunk(text, 'expectation');
    expect(small).toContain('of: 1,');
    expect(after.steps).toBe(1);
    expect(small).toContain('mri:');
  });

  it('leaves no step, expectation or key in that can go', () => {
    for (const [what, firmware] of [
      ['finding', wrong],
      ['broken', BREAKS_AT_SUSPEND],
    ] as const) {
      const [failure] = failuresIn(BUSY, firmware);
      const draft = draftOf(shrunk(BUSY, what, { firmware }).text);
      if (draft === null || failure === undefined) throw new Error('it is no story');
      const places = placesIn(draft.tree).filter(([first]) => !['title', 'purpose'].includes(String(first)));
      expect(places.length).toBeGreaterThan(5);
      for (const path of places) {
        const text = edited(draft, [{ drop: path }])?.text ?? '';
        const trial = runWith(firmware)(text, 1_000);
        const fails =
          trial.is === 'run' &&
          trial.failures.some(({ failure: it }) => JSON.stringify(it) === JSON.stringify(failure));
        expect(fails, `without ${path.join('.')}`).toBe(false);
      }
    }
  });

  it('shrinks the same way each time, and no further a second time', () => {
    const once = shrunk(BUSY, 'finding', { firmware: wrong });
    expect(shrunk(BUSY, 'finding', { firmware: wrong })).toEqual(once);
    const again = shrunk(once.text, 'finding', { firmware: wrong });
    expect([again.text, again.changed, again.finished]).toEqual([once.text, false, true]);
  });

  it('is told as a file that fails the same way, and is as it was when nothing has gone', () => {
    const [failure] = failuresIn(BUSY, wrong);
    if (failure === undefined) throw new Error('it holds');
    const origin = { from: 'busy.yaml', seed: 7, failure, keep: 'found' } as const;
    const small = shrunk(BUSY, 'finding', { firmware: wrong });
    const file = toldAs(small, origin);
    expect(failuresIn(file, wrong)).toEqual([failure]);
    expect(file).toContain('title: "Still fails: A planted failure"');
    const words = file.replaceAll(/\s+/g, ' ');
    expect(words).toContain('What fails: the oracle’s rule lockout (SR-012) does not hold.');
    expect(words).toMatch(
      /busy.yaml with seed 7 in \d+ runs: of 8 steps, 2 expectations and 20d are left 2 steps, 0 expectations and 1min/,
    );
    expect(toldAs(shrunk(file, 'finding', { firmware: wrong }), origin)).toBe(file);
  });

  it('stops when its runs are used up, with what it has', () => {
    const { text, tries, finished } = shrunk(BUSY, 'finding', { firmware: wrong, tries: 5 });
    expect([tries, finished]).toEqual([5, false]);
    expect(failuresIn(text, wrong)).toMatchObject([{ rule: 'lockout' }]);
  });

  it('is not shrunk by a failure that it does not have, nor when it is no scenario', () => {
    const failure = { what: 'finding', rule: 'lockout', requirement: 'SR-012' } as const;
    const options = { run: runWith(), failure, keep: 'found', tries: 10 } as const;
    expect(shrink(BUSY, options)).toBe(null);
    expect(shrink(HEAD, options)).toBe(null);
    expect(shrink('[', options)).toBe(null);
  });
});

/** Every place of a tree but its root. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    placesIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}
