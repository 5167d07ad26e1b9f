import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../../sim/fault/index.js';
import { drawerFor, readStory, Show } from '../../../sim/show/index.js';
import { PROFILES } from '../../../src/profile/index.js';
import { fileOf } from '../../scenario/told.js';
import { textOf } from '../../support/tree.js';

const TEXT = textOf(fileOf('fault/occlusion-and-release'));

describe('the drawer of faults', () => {
  const drawer = drawerFor(PROFILES['peristaltic-40-sensing']);

  it('holds the whole catalogue, each with its explanation', () => {
    expect(drawer.map(({ kind }) => kind)).toEqual(Object.keys(FAULTS));
    for (const { effect, signature, source, title } of drawer)
      for (const text of [effect, signature, source, title]) expect(text).not.toBe('');
  });

  it('says why a pump without its sensor cannot have a fault of it', () => {
    const kinds = (profile: keyof typeof PROFILES): readonly string[] =>
      drawerFor(PROFILES[profile]).flatMap(({ kind, unsupported }) => (unsupported === null ? [] : [kind]));
    expect(kinds('peristaltic-40')).toContain('pressure-sensor-stuck');
    expect(kinds('peristaltic-40-sensing')).not.toContain('pressure-sensor-stuck');
  });

  it.each(drawer.filter(({ unsupported }) => unsupported === null).map((fault) => [fault.kind, fault] as const))(
    'offers %s so that it can be caused with what it says',
    (kind, { parameters }) => {
      const read = readStory(TEXT, 'story.yaml');
      if (!read.ok) throw new Error('not read');
      const filled = parameters
        .filter(({ default: value }) => value !== 'chosen by the fault')
        .map(({ name, default: value }) => [name, /^\d+$/.test(value) ? Number(value) : value]);
      const acted = new Show(read.story).act({ fault: { kind, ...Object.fromEntries(filled) } });
      expect(acted).toMatchObject({ ok: true });
    },
  );
});
