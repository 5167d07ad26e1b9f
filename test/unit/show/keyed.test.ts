import { describe, expect, it } from 'vitest';
import { readStory, Show, type View } from '../../../sim/show/index.js';
import { type Instant, seconds } from '../../../src/units/index.js';

const HEAD = `version: 1
title: t
purpose: p
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
seed: 5
start: Mon 08:00
until: 7d
steps:
  - at: 5min
    clinician: { prime: full-system }
  - after: prime-complete
    clinician: { program: { mode: simple, dose: 1 mg/day, limits: [{ dose: 2 mg, per: 24h }] } }
`;
const HOUR = 3_600_000;

function showOf(more = ''): Show {
  const read = readStory(`${HEAD}${more}`, 'story.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return new Show(read.story);
}
function whole(show: Show): Show {
  while (!show.film.finished) show.film.go(500);
  return show;
}
function at(show: Show, moment: number): Show {
  whole(show).goTo(moment as Instant);
  return show;
}
function pressed(show: Show, ...keys: readonly unknown[]): Show {
  return keys.reduce<Show>((now, key) => {
    const acted = now.act({ clinician: { keys: [key] } });
    if (!acted.ok) throw new Error(JSON.stringify(acted));
    return acted.show;
  }, show);
}
const programmer = (show: Show): View['programmer'] => show.view().programmer;

const FORM = [
  'order:bolus',
  'field:dose',
  'unit:mg',
  '0',
  '.',
  '2',
  'field:duration',
  'unit:min',
  '2',
  '2',
  'delete',
  '0',
];

describe('a key that is pressed in a show', () => {
  it('is answered at once: the show goes on until the programmer awaits the next', () => {
    let show = at(showOf(), 24 * HOUR);
    const screens = ['connect', ...FORM, 'review', 'approve', 'confirm', 'ok', 'disconnect'].map((key) => {
      show = pressed(show, key);
      return programmer(show).at;
    });
    expect(screens).toEqual([
      'menu',
      ...FORM.map(() => 'editing'),
      'reviewing',
      'reading-back',
      'told',
      'menu',
      'away',
    ]);
    expect(show.now).toBeLessThan(24 * HOUR + 10_000);
    expect(show.view().states.bolus).toBe('clinician');
  });

  it('makes a story whose text alone gives the same film, moment by moment', () => {
    const show = whole(
      pressed(at(showOf(), 24 * HOUR), 'connect', ...FORM, 'review', 'approve', 'confirm', 'ok', 'disconnect'),
    );
    const alone = whole(showOf(show.story.text.slice(HEAD.length)));
    expect(alone.story.text).toBe(show.story.text);
    expect(show.film.told()).toEqual(alone.film.told());
    for (const moment of [24 * HOUR + 2_000, 24 * HOUR + 9_000, 25 * HOUR, 7 * 24 * HOUR])
      expect(JSON.stringify(show.goTo(moment as Instant))).toBe(JSON.stringify(alone.goTo(moment as Instant)));
  });

  it('is waited for while the link is tried, and no longer than that', () => {
    const apart = '  - { at: 1d, person: { walks-away: { for: 1h } } }\n';
    const show = pressed(at(showOf(apart), 24 * HOUR + 60_000), 'connect');
    expect(programmer(show)).toMatchObject({ at: 'away', why: 'no-answer' });
    const held = pressed(at(showOf(), 24 * HOUR), { press: 'connect', for: '10min' });
    expect(held.now).toBe(24 * HOUR + seconds(30));
  });

  it('leaves time for the next one to be no bounce of it', () => {
    const show = pressed(at(showOf(), 24 * HOUR), 'connect', 'order:bolus', 'field:dose', 'unit:mcg', '2', '2', '2');
    const [dose] = programmer(show).form?.fields ?? [];
    expect(dose).toMatchObject({
      name: 'dose',
      label: 'dose',
      open: true,
      text: '222',
      unit: 'mcg',
      units: ['mg', 'mcg'],
    });
  });
});

describe('what is shown of the programmer', () => {
  const menu = pressed(at(showOf(), 24 * HOUR), 'connect');

  it('are the fields of its form, the keys that lead anywhere, and why a key was not taken', () => {
    const show = pressed(menu, 'order:suspend', 'field:ends');
    expect(programmer(show).form).toEqual({
      order: 'suspend',
      fields: [{ kind: 'word', name: 'ends', label: 'ends by itself', open: true, chosen: null, of: ['no', 'yes'] }],
    });
    expect(programmer(show).offered).toEqual(['choose:no', 'choose:yes', 'review', 'cancel']);
    const long = pressed(show, 'choose:yes', 'field:span', '5');
    expect(programmer(long).keyRefused).toMatchObject({ code: 'unit-not-chosen' });
    const typed = pressed(long, 'unit:h', '3', '6');
    expect(programmer(typed).keyRefused).toBeNull();
    expect(programmer(typed).form?.fields[1]).toMatchObject({ text: '36', shown: { conversions: ['1d 12h'] } });
  });

  it('is what a number comes to with the drug that the pump has', () => {
    const show = pressed(menu, 'order:bolus', 'field:dose', 'unit:mg', '1');
    const [dose] = programmer(show).form?.fields ?? [];
    expect(dose).toMatchObject({ shown: { entered: '1', conversions: ['1,000 mcg', '0.05 mL at 20 mg/mL'] } });
  });

  it('is how long a yes, and an edit, are waited for', () => {
    const edit = pressed(menu, 'order:stop');
    expect((programmer(edit).restsUntil ?? 0) - edit.now).toBeCloseTo(600_000, -3);
    const asked = pressed(menu, ...FORM, 'review', 'approve');
    const { at: shown, confirmBy, restsUntil } = programmer(asked);
    expect([shown, restsUntil]).toEqual(['reading-back', null]);
    expect((confirmBy ?? 0) - asked.now).toBeCloseTo(60_000, -3);
  });

  it('is what it refuses of a form', () => {
    const show = pressed(menu, 'order:bolus', 'review');
    expect(programmer(show).refusals.map(({ found }) => found)).toEqual(['dose', 'duration']);
  });
});

describe('what is shown of the handheld', () => {
  it('is the burst of what it signals, as long as it sounds', () => {
    const show = at(
      showOf('  - { at: 1d, fault: { kind: permanent-stall } }\n  - { at: 2d, patient: read-status }\n'),
      24 * HOUR,
    );
    expect(show.view().burst).toBeNull();
    show.goTo((48 * HOUR + 5_000) as Instant);
    expect(show.view().burst).toMatchObject({ priority: 'high', pulseMs: 150 });
    expect(show.view().burst?.silencesMs).toHaveLength(9);
  });
});
