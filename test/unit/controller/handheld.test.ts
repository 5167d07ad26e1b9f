import { describe, expect, it } from 'vitest';
import { HANDHELD, HandheldBench, pumpForPatients } from '../../support/handheld-bench.js';
import { PATIENT, prime, refill, simple } from '../../support/orders.js';
import { runningPump } from '../../support/pump.js';

const READ = 'command.interrogate';
const BOLUS = 'command.patient-bolus';
const SOUND = 'command.pause-audio';
const BLOCKED = { type: 'sensor.pressure-above', level: 69 as never } as const;
const HOT = { type: 'sensor.temperature-above', level: 39 as never } as const;

const commands = ({ orders }: HandheldBench): readonly string[] => orders.map(({ command }) => command);
/** What the screen has told of the link, in order, each once. */
const links = ({ told }: HandheldBench): readonly string[] =>
  told.flatMap((o) => (o.type === 'screen' ? [o.screen.link] : [])).filter((link, i, all) => link !== all[i - 1]);

describe('a press of a button', () => {
  it.each([
    ['bolus', [READ, BOLUS, READ]],
    ['status', [READ]],
    ['silence', [SOUND]],
  ] as const)('for %s opens a session, says what it must, and closes it', (button, said) => {
    const bench = new HandheldBench().press(button).rest();
    expect(commands(bench)).toEqual(said);
    expect([bench.handheld.state().errand, bench.implant.state()]).toEqual(['idle', 'asleep']);
    expect(links(bench)).toEqual(['calling', 'open', 'closed']);
  });

  it('for a bolus is told as granted, with a status read after it', () => {
    const bench = new HandheldBench().press('bolus').rest();
    expect(bench.grants).toBe(1);
    expect(bench.screen).toMatchObject({
      busyWith: null,
      request: { what: 'bolus', outcome: 'granted', allowedAt: null },
      status: { doing: 'patient-bolus', old: false, boluses: { used: 1, most: 4, denial: 'DENY_BOLUS_RUNNING' } },
    });
  });

  it('says nothing of a request while nothing is known of it, not even of the one before', () => {
    const bench = new HandheldBench().press('bolus').rest();
    const before = bench.told.length;
    bench.wait(5_000).press('bolus').rest();
    const requests = bench.told
      .slice(before)
      .flatMap((o) => (o.type === 'screen' ? [o.screen.request?.outcome ?? 'nothing'] : []));
    expect(requests.filter((outcome, i) => outcome !== requests[i - 1])).toEqual(['nothing', 'DENY_BOLUS_RUNNING']);
    bench.wait(5_000).press('status').wait(50);
    expect(bench.screen).toMatchObject({ busyWith: 'status', request: { outcome: 'DENY_BOLUS_RUNNING' } });
  });

  it('leads to one request at most, however often it is repeated while that is under way', () => {
    const bench = new HandheldBench().press('bolus');
    for (let i = 0; i < 50; i++) bench.wait(10).press(i % 2 === 0 ? 'bolus' : 'status');
    expect(bench.screen.ignored).toEqual({ button: 'status', at: bench.now });
    bench.rest();
    expect(commands(bench)).toEqual([READ, BOLUS, READ]);
    expect(bench.screen).toMatchObject({ request: { outcome: 'granted' }, busyWith: null });
    expect(bench.handheld.memory().diary).toHaveLength(1);
  });

  it('that bounces is none, also where the first has come to its end meanwhile', () => {
    const { bounce } = HANDHELD;
    const bench = new HandheldBench().press('status').rest();
    const first = bench.now;
    bench.wait(bounce).press('status').wait(1).press('status').rest().wait(bounce);
    expect(commands(bench)).toHaveLength(2);
    expect(bench.screen.ignored).toEqual({ button: 'status', at: first + bounce + 1 });

    const late = new HandheldBench({ config: { bounce: 1_000 as never } }).press('status').rest();
    expect(late.now - 3_620_000).toBeLessThan(900);
    late.press('status').wait(999).press('status').wait(999).press('bolus').rest();
    expect(commands(late)).toEqual([READ, READ, BOLUS, READ]);
    late.wait(5_000).press('status').rest();
    expect(commands(late)).toHaveLength(5);
  });

  it('is the next one at the very moment at which the bounce is over, and takes back what was ignored', () => {
    const bench = new HandheldBench({ config: { bounce: 1_000 as never } }).press('status').rest();
    const pressed = 3_620_000;
    bench.wait(pressed + 999 - bench.now).press('status');
    expect([commands(bench).length, bench.screen.ignored?.button]).toEqual([1, 'status']);
    bench.wait(1_000).press('status');
    expect([bench.handheld.state().errand, bench.screen.ignored]).toEqual(['calling', null]);
  });
});

describe('SR-054 what is known of the pump', () => {
  it('is shown with the moment at which it was read, and as old from its limit on', () => {
    const bench = new HandheldBench().press('status').rest();
    const readAt = bench.screen.status?.readAt as number;
    expect(bench.screen.status?.old).toBe(false);
    bench.wait(readAt + HANDHELD.oldAfter - 1 - bench.now);
    expect(bench.screen.status?.old).toBe(false);
    bench.wait(1);
    expect(bench.told.at(-1)).toMatchObject({ type: 'screen', at: readAt + HANDHELD.oldAfter });
    expect(bench.screen.status).toMatchObject({ old: true, readAt });
    bench.press('status').rest();
    expect(bench.screen.status?.old).toBe(false);
    expect(bench.screen.status?.readAt).toBeGreaterThan(readAt);
  });

  it('is what the pump tells: reservoir, what it is at, boluses and its alarms', () => {
    const bench = new HandheldBench().pumpGets(BLOCKED).press('status').rest();
    const { alarm, reservoir } = bench.pump.memory();
    expect(alarm.active.map((a) => a.alarm)).toEqual(['occlusion']);
    expect(bench.screen.status).toMatchObject({
      doing: 'basal',
      boluses: { used: 0, most: 4, window: PATIENT.countWindow, denial: 'DENY_STOPPED', allowedAt: null },
    });
    expect(bench.screen.status?.reservoir).toBeLessThanOrEqual(reservoir.fill);
    expect(bench.screen.conditions).toMatchObject([{ condition: 'occlusion', priority: 'medium' }]);
  });

  it('is without boluses where the program has none', () => {
    const bench = new HandheldBench({ pump: pumpForPatients(simple(0.24)) }).press('status').rest();
    expect(bench.screen.status).toMatchObject({ doing: 'basal', boluses: null });
  });

  it('SR-037 is ranked by the drug in the pump, and by the stricter class while the line holds another', () => {
    const priorities = ({ screen }: HandheldBench) => screen.conditions.map((c) => `${c.condition} ${c.priority}`);
    const strict = new HandheldBench().pumpGets(HOT).press('status').rest();
    expect(priorities(strict)).toEqual(['temperature medium']);
    const mild = (): HandheldBench => new HandheldBench({ pump: runningPump({ drugClass: 'comfort' }) });
    expect(priorities(mild().pumpGets(HOT).press('status').rest())).toEqual(['temperature low']);
    const other = refill(40, { drug: 'clonidine', drugClass: 'comfort' });
    const mixed = mild().pumpGets(prime()).wait(3_600_000).pumpGets(other).pumpGets(HOT).press('status').rest();
    expect(mixed.handheld.memory().status?.therapy).toMatchObject({ fluid: { drugClass: 'comfort' } });
    expect(priorities(mixed)).toEqual(['temperature medium']);
  });

  it('stays as it was where the pump is not reached, and the link says so', () => {
    const bench = new HandheldBench().press('status').rest();
    const { status } = bench.screen;
    bench.wait(1_000).air = { ...bench.air, inRange: false };
    bench.press('status').rest();
    expect(bench.screen).toMatchObject({ link: 'no-answer', status, busyWith: null });
    expect(bench.screen.conditions).toMatchObject([{ condition: 'no-link', priority: 'low' }]);
    bench.air = { ...bench.air, inRange: true };
    bench.press('status').rest();
    expect(bench.screen).toMatchObject({ link: 'closed', conditions: [] });
  });
});

describe('the diary', () => {
  it('tells each request with what became of it, the newest last, and no status', () => {
    const bench = new HandheldBench().press('bolus').rest().wait(500).press('status').rest();
    bench.wait(60_000).press('bolus').rest().press('silence').rest();
    bench.air = { ...bench.air, inRange: false };
    bench.wait(1_000).press('bolus').rest();
    const { diary } = bench.handheld.memory();
    expect(diary.map((e) => `${e.what} ${e.outcome}`)).toEqual([
      'bolus granted',
      'bolus DENY_BOLUS_RUNNING',
      'silence DENY_SILENT',
      'bolus DENY_NO_LINK',
    ]);
    expect(diary[1]?.allowedAt).toBe((bench.asked[0]?.at ?? 0) + PATIENT.duration + PATIENT.lockout);
  });

  it('keeps so many entries and drops the oldest', () => {
    const bench = new HandheldBench({ config: { diaryMost: 3 } });
    const pressed: number[] = [];
    for (let i = 0; i < 5; i++) {
      pressed.push(bench.wait(1_000).now);
      bench.press('bolus').rest();
    }
    expect(bench.handheld.memory().diary.map((e) => e.at)).toEqual(pressed.slice(-3));
  });

  it('outlives a change of the battery, and nothing else does but the count of nonces', () => {
    const bench = new HandheldBench().pumpGets(BLOCKED).press('bolus').rest();
    const before = bench.handheld.snapshot();
    expect(bench.handheld.state()).toEqual({ data: 'fresh', errand: 'idle', sound: 'sounding' });
    bench.restart();
    expect(bench.told.slice(-2)).toMatchObject([{ type: 'burst', burst: null }, { type: 'screen' }]);
    expect(bench.handheld.state()).toEqual({ data: 'unread', errand: 'idle', sound: 'quiet' });
    const after = bench.handheld.snapshot();
    expect(after.memory.diary).toEqual(before.memory.diary);
    expect(after.memory.diary).toHaveLength(1);
    expect(after.link.memory.nonces).toBe(before.link.memory.nonces);
    expect(after.shown).toMatchObject({ link: 'unused', status: null, conditions: [] });
    expect(bench.handheld.nextDeadline()).toBe(null);
    expect(bench.press('status').rest().screen.link).toBe('closed');
  });

  it('says unknown of what was under way when the battery was changed, until a status tells', () => {
    const bench = new HandheldBench().press('bolus');
    bench.wait(5_000, () => bench.grants === 1).restart();
    expect(bench.handheld.memory().diary.map((e) => e.outcome)).toEqual(['unknown']);
    expect(bench.screen.request).toMatchObject({ outcome: 'unknown' });
    bench.wait(20_000);
    expect(commands(bench)).toEqual([READ, BOLUS]);
    bench.press('status').rest();
    expect(bench.handheld.memory().diary.map((e) => e.outcome)).toEqual(['granted']);
  });
});

describe('silence', () => {
  it('pauses its own sound at once, and that of the pump once it is reached', () => {
    const bench = new HandheldBench().pumpGets(BLOCKED).press('status').rest().press('silence');
    expect(bench.handheld.state().sound).toBe('paused');
    expect(bench.screen).toMatchObject({ audio: 'paused', pausedUntil: bench.now + HANDHELD.audioPause });
    expect(bench.screen.light?.colour).toBe('yellow');
    bench.rest();
    expect(bench.pump.states().alarm).toBe('audio-paused');
    expect(bench.screen.request).toMatchObject({ what: 'silence', outcome: 'granted' });
    bench.wait(2_000).press('silence').rest();
    expect(bench.screen.request).toMatchObject({ what: 'silence', outcome: 'DENY_PAUSED' });
  });

  it('is not what a bounce means: a signal that begins meanwhile goes on', () => {
    const bench = new HandheldBench({ config: { bounce: 2_000 as never } }).pumpGets(BLOCKED).press('silence').rest();
    bench.press('status').rest();
    expect([bench.handheld.state().sound, bench.now < 3_622_000]).toEqual(['sounding', true]);
    expect(bench.press('silence').screen).toMatchObject({ audio: 'sounding', ignored: { button: 'silence' } });
    expect(bench.wait(2_000).press('silence').screen.audio).toBe('paused');
  });

  it('ends by itself, and is not made longer by another press', () => {
    const bench = new HandheldBench().pumpGets(BLOCKED).press('status').rest().press('silence');
    const until = bench.now + HANDHELD.audioPause;
    bench
      .wait(60_000)
      .press('silence')
      .wait(until - 1 - bench.now);
    expect(bench.handheld.state().sound).toBe('paused');
    bench.wait(1);
    expect(bench.screen).toMatchObject({ audio: 'sounding', pausedUntil: null });
    expect(bench.told.at(-2)).toMatchObject({ type: 'burst', at: until, burst: { priority: 'medium' } });
  });

  it('ends on a new condition, not on one that it was for', () => {
    const bench = new HandheldBench().pumpGets(BLOCKED).press('status').rest().press('silence').rest();
    bench.wait(1_000).press('status').rest();
    expect(bench.handheld.state().sound).toBe('paused');
    bench.pumpGets(HOT).wait(1_000).press('status').rest();
    expect(bench.screen).toMatchObject({ audio: 'sounding', pausedUntil: null });
  });

  it('is over with its conditions, and one that comes back sounds again', () => {
    const bench = new HandheldBench().pumpGets(HOT).press('status').rest().press('silence').rest();
    bench
      .pumpGets({ type: 'sensor.temperature-below', level: 38.5 as never })
      .wait(1_000)
      .press('status')
      .rest();
    expect(bench.screen).toMatchObject({ audio: 'quiet', pausedUntil: null, conditions: [] });
    bench.pumpGets(HOT).wait(1_000).press('status').rest();
    expect(bench.screen.audio).toBe('sounding');
  });

  it('forgets a condition that has gone while another is paused: it sounds when it comes back', () => {
    const bench = new HandheldBench().pumpGets(HOT).pumpGets(BLOCKED).press('status').rest().press('silence').rest();
    const cooled = { type: 'sensor.temperature-below', level: 38.5 as never } as const;
    bench.pumpGets(cooled).wait(1_000).press('status').rest();
    expect(bench.screen).toMatchObject({ audio: 'paused', conditions: [{ condition: 'occlusion' }] });
    bench.pumpGets(HOT).wait(1_000).press('status').rest();
    expect(bench.screen.audio).toBe('sounding');
  });

  it('works while it is busy, and is told as no request', () => {
    const bench = new HandheldBench().pumpGets(BLOCKED).press('status').rest();
    bench.wait(1_000).press('status').wait(50).press('silence');
    expect(bench.screen).toMatchObject({ audio: 'paused', ignored: { button: 'silence' }, busyWith: 'status' });
    bench.rest();
    expect(commands(bench)).toEqual([READ, READ]);
  });

  it('says that nobody knows where its answer is lost, and does not call again', () => {
    const bench = new HandheldBench().press('silence');
    bench.onFrame = (by) => {
      if (by === 'implant' && bench.orders.length === 1) bench.air = { ...bench.air, inRange: false };
    };
    bench.rest();
    expect(bench.screen).toMatchObject({ link: 'lost', request: { what: 'silence', outcome: 'unknown' } });
    bench.wait(300_000);
    expect(bench.orders).toHaveLength(1);
  });
});
