import { describe, expect, it } from 'vitest';
import { DENIALS } from '../../../src/controller/index.js';
import { DENIAL_OF, denialOf } from '../../../src/controller/patient/denials.js';
import { type Command, TEST_KEYS } from '../../../src/protocol/index.js';
import { HANDHELD, HandheldBench, pumpForPatients } from '../../support/handheld-bench.js';
import { bridged, clinicianBolus, limit, PATIENT, prime, program, refill, simple } from '../../support/orders.js';
import { refusalCodesFrom } from '../../support/refusal-codes.js';

/** Every code with which the pump can refuse a patient's bolus, read from its source. */
const OF_THE_PUMP = refusalCodesFrom('src/firmware/rules', ['patientBolusAnswer', 'admitted', 'reasonOf']);
const OF_ITS_SOUND = refusalCodesFrom('src/firmware/rules', ['pauseAllowed']);
const OF_THE_TELEMETRY = [
  ...refusalCodesFrom('src/telemetry', ['permitted']),
  ...refusalCodesFrom('src/protocol/wire', ['decode']),
];
const LOSSES = ['no-answer', 'not-recognised', 'lost', 'timed-out', 'garbled'];
const ALL = [...OF_THE_PUMP, ...OF_ITS_SOUND, ...OF_THE_TELEMETRY, ...LOSSES];

/** What says nothing that a person could do something about. */
const GENERAL = [
  'malformed-command',
  'malformed-message',
  'needs-confirmation',
  'needs-no-confirmation',
  'not-now',
  'unknown-command',
];

describe('the table of denials', () => {
  it('SR-015 has a line for every code that can be heard, and no other', () => {
    expect(OF_THE_PUMP.length).toBeGreaterThan(15);
    expect(Object.keys(DENIAL_OF).sort()).toEqual([...ALL].sort());
  });

  it('says something in particular of each that concerns a person', () => {
    const vague = ALL.filter((code) => denialOf(code) === 'DENY_OTHER');
    expect(vague.sort()).toEqual(GENERAL);
  });

  it.each(['', 'a-code-of-tomorrow', 'constructor', '__proto__', 'toString'])(
    'makes a general denial of "%s"',
    (code) => expect(denialOf(code)).toBe('DENY_OTHER'),
  );

  it('has a text of its own for each, and leads to each', () => {
    expect(new Set(Object.values(DENIALS)).size).toBe(Object.keys(DENIALS).length);
    expect([...new Set(ALL.map(denialOf))].sort()).toEqual(Object.keys(DENIALS).sort());
  });
});

const stop: Command = { type: 'command.stop' };
const none = simple(0.24);
const narrow = simple(0.24, { patient: PATIENT, windows: [limit(250)] });
const spent = simple(0.24, { patient: { ...PATIENT, maxCount: 1 } });
const stalled = { type: 'sensor.rotor-missed', strokes: 400 } as const;
const blocked = { type: 'sensor.pressure-above', level: 69 as never } as const;

const asked = (wanted = new HandheldBench()): HandheldBench => wanted.press('bolus').rest();
const given = (wanted: Parameters<typeof pumpForPatients>[0]): HandheldBench =>
  asked(new HandheldBench({ pump: pumpForPatients(wanted) })).wait(2 * 3_600_000);

/** For each code a pump that refuses with it. */
const REFUSERS: Readonly<Record<string, () => HandheldBench>> = {
  lockout: () => asked().wait(3_000_000),
  'bolus-running': () => asked(),
  'max-count': () => given(spent),
  'dose-window': () => new HandheldBench({ pump: pumpForPatients(narrow) }),
  'not-enabled': () => new HandheldBench({ pump: pumpForPatients(none) }),
  'pump-stopped': () => new HandheldBench().pumpGets(stop),
  'motor-stalled': () => new HandheldBench().pumpGets(stalled),
  'line-occluded': () => new HandheldBench().pumpGets(blocked),
  'prime-running': () => new HandheldBench().pumpGets(prime()),
  'bridge-running': () =>
    new HandheldBench()
      .pumpGets(prime())
      .wait(24 * 3_600_000)
      .pumpGets(refill(40, { concentration: 10_000 }))
      .pumpGets(bridged(simple(0.48, { patient: PATIENT }), 0.24)),
  'old-fluid-in-line': () =>
    new HandheldBench()
      .pumpGets(refill(40, { concentration: 10_000 }))
      .pumpGets(program(simple(0.24, { patient: PATIENT })))
      .wait(3_600_000),
};

describe('a request that the pump refuses', () => {
  it.each(Object.entries(REFUSERS))('SR-012 SR-014 SR-015 is told as what it is: %s', (code, refuser) => {
    const bench = refuser();
    const before = bench.grants;
    asked(bench);
    const reply = bench.asked.at(-1)?.reply;
    if (reply === undefined || reply.accepted) throw new Error('not refused');
    expect(reply.refusal.code).toBe(code);
    const { request } = bench.screen;
    expect(request).toMatchObject({ what: 'bolus', outcome: denialOf(code), allowedAt: reply.allowedAt });
    expect(request?.text).toBe(DENIALS[denialOf(code)]);
    expect(bench.grants).toBe(before);
  });

  it('tells when it would be granted: then it is', () => {
    const bench = asked().wait(1_000_000);
    const asksAgainAt = bench.now;
    const { allowedAt, wait } = asked(bench).screen.request ?? {};
    const toldAt = bench.handheld.memory().diary.at(-1);
    expect(toldAt).toMatchObject({ at: asksAgainAt, allowedAt });
    if (allowedAt == null || wait == null) throw new Error('no moment');
    expect(allowedAt - wait).toBeGreaterThan(asksAgainAt);
    expect(allowedAt - wait).toBeLessThan(bench.now);
    bench.wait(allowedAt - bench.now);
    expect(asked(bench).screen.request).toMatchObject({ outcome: 'granted', allowedAt: null, wait: null });
  });

  it('is told without a moment where time alone cures nothing', () => {
    const bench = asked(new HandheldBench().pumpGets(stop));
    expect(bench.screen.request).toMatchObject({ outcome: 'DENY_STOPPED', allowedAt: null, wait: null });
  });

  it('SR-048 never reaches a pump that does not know the handheld', () => {
    const stranger = { ...HANDHELD.link, key: TEST_KEYS.service };
    const bench = asked(new HandheldBench({ config: { link: stranger } }));
    expect(bench.screen).toMatchObject({ link: 'not-recognised', request: { outcome: 'DENY_NO_LINK' } });
    expect(bench.orders).toEqual([]);
  });

  it('is refused by the telemetry where the role may not ask, and the pump is not asked', () => {
    const bench = asked(new HandheldBench({ role: 'service' }));
    expect(bench.orders.map(({ command }) => command)).toEqual(['command.interrogate', 'command.interrogate']);
    expect(bench.screen.request).toMatchObject({ outcome: 'DENY_NO_LINK' });
  });

  it('is not a patient’s dose where a clinician’s is under way', () => {
    const bench = asked(new HandheldBench().pumpGets(clinicianBolus(10)));
    expect(bench.screen.request).toMatchObject({ outcome: 'DENY_BOLUS_RUNNING' });
  });
});
