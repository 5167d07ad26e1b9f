import { describe, expect, it } from 'vitest';
import { mapShape } from '../../../sim/sequence/map-shape.js';
import { parseEvent } from '../../../sim/sequence/vocabulary.js';
import { blocksOf } from '../../docs/pages-of.js';
import { textOf } from '../../support/tree.js';
import { MAP, mapOf, REGIONS, wrongWith } from './shown.js';

const over = (from: string | RegExp, to: string): string => {
  expect(MAP).toMatch(from);
  return MAP.replace(from, to);
};
const plus = (lines: string): string => `${MAP}${lines}\n`;

describe('a map', () => {
  it('is read into tolerances, words and what it covers', () => {
    const map = mapOf();
    expect(map.meaning('Stall')).toEqual({
      is: 'alarm motor-stall raised',
      tolerance: { early: 30_000, late: 30_000 },
    });
    expect(map.meaning('Blocked')).toEqual({
      is: 'alarm occlusion raised',
      tolerance: { early: 10_000, late: 60_000 },
    });
    expect(map.meaning('Login of nurse A')).toBe('ignored');
    expect(map.meaning('Door')).toBe('ignored');
    expect(map.meaning('No Login')).toMatchObject({ unknown: { found: '"No Login"' } });
    expect(map.meaning('Doors')).toMatchObject({
      unknown: { remedy: expect.stringContaining('did you mean "Door"?') },
    });
    expect(map.covers).toEqual(['alarm motor-stall raised', 'alarm motor-stall ended', 'alarm occlusion raised']);
    expect(map).toMatchObject({ order: 'strict', apart: null, format: null, start: '00:00', newestFirst: false });
  });

  it('takes all there is to say', () => {
    const text = `${over('time: { column: Time, form: clock }', 'time: { column: Time, form: date-time, zone: "+01:00", changes: [{ at: 2026-03-29 02:00, to: 2026-03-29 03:00 }] }').replace('start: "00:00"', 'start: first-event')}
format: jsonl
delimiter: tab
leave-out: [{ column: Type, is: Info }, { column: Bed, is-not: [1, two] }]
fields: { who: Seen by }
covers: [alarm any raised, state, log flow]
order: free
newest-first: true
apart: 2h
`;
    expect(mapOf(text)).toMatchObject({
      clock: { zone: 3_600_000, changes: [{ at: Date.UTC(2026, 2, 29, 2), to: Date.UTC(2026, 2, 29, 3) }] },
      leaveOut: [
        { column: 'Type', texts: ['Info'], having: true },
        { column: 'Bed', texts: ['1', 'two'], having: false },
      ],
      start: null,
      order: 'free',
      apart: 7_200_000,
      newestFirst: true,
      delimiter: 'tab',
    });
    expect(mapOf(text).covers?.slice(-3)).toEqual(['alarm any raised', 'state', 'log flow']);
  });

  it.each<[string, string, RegExp]>([
    [
      'an unknown key',
      plus('tolerence: 3s'),
      /^11:1 tolerence an unknown key "tolerence" \| did you mean "tolerance"\?$/,
    ],
    ['no version', over('version: 1\n', ''), /^1:1 version nothing \| write version: 1$/],
    [
      'an alarm misspelt',
      over('alarm motor-stall raised', 'alarm motor-stal raised'),
      /^6:10 events\.Stall "motor-stal" \| did you mean "motor-stall"\?$/,
    ],
    ['a phase misspelt', over('motor-stall ended', 'motor-stall endet'), /"endet" \| did you mean "ended"\?$/],
    ['a kind misspelt', over('Stall: alarm', 'Stall: alram'), /"alram motor-stall raised" \| did you mean "alarm"\?$/],
    ['an event of nothing', over('Stall: alarm motor-stall raised', 'Stall:'), /^6:\d+ events\.Stall nothing/],
    ['too many words', over('motor-stall raised', 'motor-stall raised high'), /leave out "high"$/],
    [
      'a tolerance without unit',
      over('tolerance: 30s', 'tolerance: 30'),
      /^10:12 tolerance 30 \| write 30h, 30min or 30s$/,
    ],
    [
      'a tolerance with one side',
      over('{ early: 10s, late: 1min }', '{ early: 10s }'),
      /^8:\d+ events\.Blocked\.tolerance/,
    ],
    [
      'an unknown key of an entry',
      over('tolerance: {', 'tollerance: {'),
      /^8:\d+ events\.Blocked\.tollerance an unknown key "tollerance" \| did you mean "tolerance"\?$/,
    ],
    ['a form that is none', over('form: clock', 'form: clok'), /^2:\d+ time\.form "clok" \| did you mean "clock"\?$/],
    [
      'a zone with a clock',
      over('form: clock', 'form: clock, zone: Z'),
      /time\.zone zone with form: clock \| leave zone out$/,
    ],
    [
      'midnight with dates',
      over(/clock }\nstart: "00:00"/, 'date-time, over-midnight: true }\nstart: 2026-01-01 00:00'),
      /over-midnight with form: date-time/,
    ],
    [
      'a start of another form',
      over('"00:00"', '2026-01-01 00:00'),
      /^3:8 start "2026-01-01 00:00" \| .* or first-event$/,
    ],
    ['no events', over(/events:\n( .*\n)+/, 'events: {}\n'), /events an empty map/],
    ['is and is-not', plus('leave-out: [{ column: A, is: a, is-not: b }]'), /is and is-not together/],
    ['neither is nor is-not', plus('leave-out: [{ column: A }]'), /neither is nor is-not/],
    ['covers of nothing', plus('covers: [alarms]'), /covers\[0\] "alarms" \| did you mean "alarm"\?$/],
    [
      'a change of a zone',
      over('form: clock }', 'form: date-time, changes: [{ at: 2026-03-29T02:00Z, to: 2026-03-29 03:00 }] }').replace(
        '"00:00"',
        '2026-01-01 00:00',
      ),
      /leave the zone out$/,
    ],
    ['a key twice', plus('ignore: [x]'), /a key that the map already has/],
    ['no YAML', 'events: [', /YAML that cannot be read/],
    ['a list', '- a\n', /a list of 1/],
    ['nothing', '', /nothing/],
  ])('is refused for %s, with line, column and remedy', (_, text, said) => {
    expect(wrongWith(text).join('\n')).toMatch(new RegExp(said.source, 'm'));
  });

  it('tells all that is wrong at once', () => {
    const text = over('Stall: alarm', 'Stall: alrm')
      .replace('Stall over: alarm', 'Stall over: state')
      .replace('30s', '30');
    expect(wrongWith(text).map((one) => one.split(':')[0])).toEqual(['6', '7', '10']);
  });
});

describe('events in our words', () => {
  it.each([
    ['alarm occlusion', 'alarm occlusion raised'],
    ['  alarm   occlusion  escalated ', 'alarm occlusion escalated'],
    ['state infusion simple', 'state infusion simple'],
    ['reply patient-bolus refused lockout', 'reply patient-bolus refused lockout'],
    ['log alarm-raised occlusion high', 'log alarm-raised occlusion high'],
    ['log flow', 'log flow'],
  ])('%s', (written, event) => expect(parseEvent(written, REGIONS)).toEqual({ ok: true, value: event }));

  it.each([
    '',
    'alarm',
    'alarm any',
    'state infusion',
    'state infusion simpl',
    'state nowhere x',
    'reply bolus accepted',
    'reply prime yes',
    'log',
    'log alarm-raised oclusion',
    'log nothing',
    'alarm constructor raised',
    'state constructor x',
  ])('refuses "%s"', (written) => expect(parseEvent(written, REGIONS).ok).toBe(false));
});

it('every key of a map is explained in its page, and no other', () => {
  const page = textOf('docs/guide/sequences.md');
  const section = page.slice(page.indexOf('\n## The map'), page.indexOf('### Events of the pump'));
  const told = [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map((found) => found[1] ?? '');
  expect(told).toEqual(Object.keys(mapShape(REGIONS)));
});

it('the maps in its page are maps', () => {
  const maps = blocksOf('docs/guide/sequences.md').filter(({ language }) => language === 'yaml');
  expect(maps.map(({ text }) => wrongWith(text))).toEqual([[]]);
});
