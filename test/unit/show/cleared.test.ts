import { describe, expect, it } from 'vitest';
import { readStory, Show } from '../../../sim/show/index.js';
import type { Instant } from '../../../src/units/index.js';
import { fileOf } from '../../scenario/told.js';
import { textOf } from '../../support/tree.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const showOf = (name: string): Show => {
  const read = readStory(textOf(fileOf(name)), 'story.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return new Show(read.story);
};
const whole = (show: Show): Show => {
  while (!show.film.finished) show.film.go(500);
  return show;
};

describe('what acts', () => {
  it.each([
    [{ world: { mri: { field: '3 T' } } }, 'mri'],
    [{ world: { temperature: { to: '40 °C', for: '1d' } } }, 'temperature'],
    [{ world: { ambient: { pressure: '75 kPa', for: '8h' } } }, 'ambient'],
    [{ world: { radio: { loss: 0.3, for: '8h' } } }, 'radio'],
    [{ world: { jam: { for: '8h' } } }, 'jam'],
    [{ person: { 'walks-away': { for: '8h' } } }, 'apart'],
    [{ fault: { kind: 'occlusion', name: 'kinked' } }, 'kinked'],
  ])('ends again by the name under which it acts: %j', (words, name) => {
    const show = whole(showOf('fault/mri-stall'));
    show.goTo((4 * DAY) as Instant);
    const before = show.view();
    const acted = show.act(words);
    if (!acted.ok) throw new Error('refused');
    const next = whole(acted.show);
    expect(next.goTo((4 * DAY + HOUR) as Instant).faults).toEqual([name]);
    const ended = next.act({ clear: name });
    if (!ended.ok) throw new Error(JSON.stringify(ended));
    const after = whole(ended.show).goTo((4 * DAY + HOUR + 10) as Instant);
    expect(after).toMatchObject({ faults: [], rotorHeld: before.rotorHeld });
  });
});
