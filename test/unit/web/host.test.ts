import { describe, expect, it } from 'vitest';
import { Host, type WorkerPort } from '../../../sim/web/wire/host.js';
import type { Ask, Opened, Tell } from '../../../sim/web/wire/messages.js';

const STORY: Opened = {
  name: 's.yaml',
  title: 'S',
  purpose: 'P.',
  device: 'peristaltic-40',
  drug: 'saline',
  seed: 1,
  untilMs: 1_000_000,
  lesson: null,
  text: '',
  recordedBy: null,
  overlaid: false,
  faults: [],
};

/** A host with a worker that answers when the test says so. */
function staged() {
  const asked: Ask[] = [];
  const frames: ((now: number) => void)[] = [];
  const port: WorkerPort = { postMessage: (ask) => asked.push(ask), onmessage: null };
  const handed: string[] = [];
  const host = new Host(
    port,
    (work) => frames.push(work),
    (paper, name, parts) => handed.push(`${paper} ${name} ${parts.join('')}`),
  );
  const tell = (message: Tell): void => port.onmessage?.({ data: message });
  const view = (at: number): void => tell({ tell: 'view', view: { at } as never, beside: null });
  const film = (computed: number, result: object | null = null): void =>
    tell({ tell: 'film', film: { computed, result } as never });
  const frame = (now: number): void => frames.shift()?.(now);
  return { asked, handed, host, tell, view, film, frame, frames };
}
const looks = (asked: readonly Ask[]): readonly number[] =>
  asked.flatMap((ask) => (ask.ask === 'look' ? [ask.at] : []));

describe('the host of the page', () => {
  it('asks for one moment at a time, and then for the last that was wanted', () => {
    const { asked, host, view } = staged();
    for (const at of [10, 20, 30]) host.goTo(at);
    expect(looks(asked)).toEqual([10]);
    view(10);
    expect(looks(asked)).toEqual([10, 30]);
    view(30);
    expect(looks(asked)).toEqual([10, 30]);
  });

  it('plays at its speed, no further than what is computed, and ends at the end', () => {
    const { asked, film, frame, frames, host, tell, view } = staged();
    tell({ tell: 'opened', story: STORY });
    view(0);
    host.setSpeed(1_000);
    film(60_000);
    host.play();
    frame(1_000);
    view(0);
    frame(1_050);
    expect(looks(asked)).toEqual([0, 50_000]);
    view(50_000);
    frame(1_090);
    expect(looks(asked).at(-1)).toBe(60_000);
    view(60_000);
    film(1_000_000, {});
    for (let now = 1_190; frames.length > 0; now += 100) {
      frame(now);
      view(looks(asked).at(-1) ?? 0);
    }
    expect(host.shown()).toMatchObject({ playing: false, view: { at: 1_000_000 } });
  });

  it('stops at each narration once, and goes on from it', () => {
    const { asked, frame, frames, host, tell, view } = staged();
    const narration = { paragraphs: ['Look.'], point: null, ask: null, pace: null, planned: null };
    const lesson = { notes: null, narrations: [3, 5].map((index) => ({ ...narration, index })) };
    tell({ tell: 'opened', story: { ...STORY, lesson } });
    view(0);
    const steps = [
      { index: 3, at: 30_000 },
      { index: 4, at: 40_000 },
      { index: 5, at: 50_000 },
    ];
    tell({ tell: 'film', film: { computed: 1_000_000, result: {}, steps } as never });
    expect(host.shown().cues.map(({ at }) => at)).toEqual([30_000, 50_000]);
    host.setSpeed(1_000);
    const playUp = (): number => {
      host.play();
      for (let now = 0; frames.length > 0; now += 100) {
        frame(now);
        view(looks(asked).at(-1) ?? 0);
      }
      return host.shown().view?.at ?? -1;
    };
    expect([playUp(), playUp(), playUp()]).toEqual([30_000, 50_000, 1_000_000]);
    tell({ tell: 'opened', story: { ...STORY, lesson, seed: 2 } });
    expect(host.shown().cues, 'a story that was changed').toHaveLength(2);
    tell({ tell: 'opened', story: { ...STORY, lesson, name: 'other.yaml' } });
    expect(host.shown().cues).toEqual([]);
  });

  it('does not leap when the page was hidden, and stands still in a pause', () => {
    const { asked, film, frame, frames, host, tell, view } = staged();
    tell({ tell: 'opened', story: STORY });
    film(1_000_000, {});
    host.setSpeed(1);
    host.play();
    frame(0);
    view(0);
    frame(3_600_000);
    view(500);
    expect(looks(asked).at(-1)).toBe(500);
    host.pause();
    frame(3_600_100);
    expect(frames.length).toBe(0);
    expect(looks(asked).at(-1)).toBe(500);
  });

  it('tells of a file that is too large without asking anybody, until something is opened', () => {
    const { asked, host } = staged();
    host.refuse({ line: 0, found: 'a', expected: 'b', remedy: 'c' });
    expect([asked.length, host.shown().troubles.length]).toEqual([0, 1]);
    host.open('version: 1', 's.yaml');
    expect([asked.length, host.shown().troubles.length]).toEqual([1, 0]);
  });

  it('asks for records once at a time, and then for those that were wanted last', () => {
    const { asked, host, tell } = staged();
    const wanted = (): readonly number[] => asked.flatMap((ask) => (ask.ask === 'rows' ? [ask.at] : []));
    const rows = { first: 0, total: 0, rows: [] };
    for (const at of [10, 20, 30]) host.readRows(at);
    expect(wanted()).toEqual([10]);
    tell({ tell: 'rows', rows });
    expect(wanted()).toEqual([10, 30]);
    tell({ tell: 'rows', rows });
    expect(wanted()).toEqual([10, 30]);
  });

  it('waits for nothing any more once the simulator broke, and begins anew with the next story', () => {
    const { asked, host, tell } = staged();
    tell({ tell: 'opened', story: STORY });
    host.write('trace');
    host.readRows(10);
    tell({ tell: 'broke', message: 'x' });
    host.write('report');
    host.readRows(20);
    expect(host.shown()).toMatchObject({ broke: 'x', writing: null });
    tell({ tell: 'opened', story: STORY });
    host.readRows(30);
    host.write('report');
    expect(asked.map((ask) => ('at' in ask ? ask.at : ask.ask))).toEqual(['paper', 10, 20, 30, 'paper']);
    expect(host.shown()).toMatchObject({ broke: null, writing: 0 });
  });

  it('tells its listeners, until they leave', () => {
    const { host, tell } = staged();
    let told = 0;
    const leave = host.subscribe(() => {
      told += 1;
    });
    tell({ tell: 'refused', troubles: [{ line: 3, found: 'a', expected: 'b', remedy: 'c' }] });
    expect([told, host.shown().troubles[0]?.line]).toEqual([1, 3]);
    leave();
    tell({ tell: 'broke', message: 'x' });
    expect([told, host.shown().broke]).toEqual([1, 'x']);
  });
});
