import { describe, expect, it } from 'vitest';
import { matchSequence, ownForm, readLog, ToldEvents, writeSequence } from '../../sim/sequence/index.js';
import { REGIONS } from '../unit/sequence/shown.js';
import { play, STORIES, storyOf } from './told.js';

/** Stories that raise no alarm: what they export is a head alone, which no run can meet. */
const seen = { alarms: 0, quiet: 0, pages: 0 };

describe('what a story exports is what it is', () => {
  it.each(STORIES)('%s', (name) => {
    const told = { alarms: new ToldEvents(['alarm']), log: new ToldEvents(['log']) };
    play(storyOf(name), told.alarms.see, told.log.see);
    for (const what of ['alarms', 'log'] as const) {
      const events = told[what].events();
      if (what === 'log') seen.pages += events.length;
      else seen[events.length === 0 ? 'quiet' : 'alarms'] += 1;
      for (const format of ['csv', 'jsonl'] as const) {
        const log = readLog(writeSequence(events, what, format), ownForm(REGIONS), format);
        if (events.length === 0) {
          expect(log.ok).toBe(false);
          continue;
        }
        expect(log.ok && log.events.map(({ time, event, fields }) => ({ at: time, event, fields }))).toEqual(events);
        const match = log.ok ? matchSequence(log, events, ownForm(REGIONS)) : null;
        expect(match).toMatchObject({ ok: true, value: { held: true, counts: { met: events.length } } });
      }
    }
  });

  it('was asked of stories with alarms and with pages of the log', () => {
    expect(seen.alarms).toBeGreaterThan(40);
    expect(seen.pages).toBeGreaterThan(100);
  });
});
