import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Done, Write } from '../../../src/firmware/rules/log-notes.js';
import { hunt } from '../../support/planted.js';

const NOTES = '../../../src/firmware/rules/log-notes.js';
const SEED = 20_261_122;
const STORIES = 300;

type Notes = typeof import('../../../src/firmware/rules/log-notes.js');

/** Hunts in a world whose pump writes its notes as `wrong` says. */
async function huntWith(wrong: (right: Notes) => Notes['writeNotes']) {
  vi.resetModules();
  vi.doMock(NOTES, async (original) => {
    const right = await original<Notes>();
    return { ...right, writeNotes: wrong(right) };
  });
  const { findingsOf } = await import('../../support/world.js');
  return hunt(findingsOf, { seed: SEED, stories: STORIES });
}

afterEach(() => {
  vi.doUnmock(NOTES);
  vi.resetModules();
});

describe('the oracle, which reads the log like a clinician,', () => {
  it('finds nothing wrong in the log of a sound pump', async () => {
    expect(await huntWith((right) => right.writeNotes)).toEqual({ after: null, story: '', findings: [] });
  }, 120_000);

  it.each<readonly [string, (right: Notes) => Notes['writeNotes']]>([
    [
      'forgets what it has refused',
      (right) => (done: Done, at: number, write: Write) =>
        right.writeNotes(done, at, (code, ...rest) => {
          if (code !== 'refused') write(code, ...rest);
        }),
    ],
    [
      'writes down a picolitre less than was given',
      (right) => (done: Done, at: number, write: Write) =>
        right.writeNotes(done, at, (code, about, detail, value, value2) =>
          write(code, about, detail, value, code === 'dose' ? value2 - 1 : value2),
        ),
    ],
    [
      'writes the states of a step in the wrong order',
      (right) => (done: Done, at: number, write: Write) =>
        right.writeNotes({ ...done, changes: done.changes.toReversed() }, at, write),
    ],
    [
      'writes a change of flow twice',
      (right) => (done: Done, at: number, write: Write) =>
        right.writeNotes(done, at, (code, ...rest) => {
          write(code, ...rest);
          if (code === 'flow') write(code, ...rest);
        }),
    ],
    [
      'writes the flow that was before',
      (right) => (done: Done, at: number, write: Write) =>
        right.writeNotes(done, at, (code, about, detail, value, value2) =>
          write(code, about, detail, code === 'flow' ? done.before.motor.train.flow : value, value2),
        ),
    ],
  ])(
    'SR-045 catches one that %s',
    async (_, wrong) => {
      const caught = await huntWith(wrong);
      expect(caught.after).not.toBe(null);
      expect(new Set(caught.findings.map((finding) => finding.rule))).toEqual(new Set(['log-tells-truth']));
      expect(caught.story).toMatch(/\[read the .*log\]/);
    },
    60_000,
  );
});
