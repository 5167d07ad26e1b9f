import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/index.js';
import { primeAnswer } from '../../../../src/firmware/rules/prime-answer.js';
import {
  afterPurge,
  flowOnShelf,
  purgeAllowed,
  purgeCutReason,
  purgeMustEnd,
  withPurge,
} from '../../../../src/firmware/rules/purge.js';
import { type Instant, microlitres, NO_FLOW, type Volume } from '../../../../src/units/index.js';
import { h, memory } from '../../../support/memory.js';
import { limit, simple } from '../../../support/orders.js';
import { CONFIG } from '../../../support/pump.js';

type Changes = Parameters<typeof memory>[0];
const stopped = { program: null, running: false } as const;
/** A pump on its shelf. */
const shelf = (changes: Changes = {}, wanted: Parameters<typeof memory>[1] = {}) =>
  memory(
    { ...changes, power: { implantedAt: null, ...changes.power }, infusion: { ...stopped, ...changes.infusion } },
    wanted,
  );
const purging = (changes: Changes = {}) =>
  shelf({ ...changes, infusion: { ...withPurge(shelf(), h(1)), ...changes.infusion } });
const codeOf = (c: ReturnType<typeof shelf>): string => {
  const answer = purgeAllowed(c);
  return answer.ok ? 'yes' : answer.refusal.code;
};

describe('SR-002 a purge', () => {
  it('fills the tubing that the pump was told of, at the flow of a prime', () => {
    const purge = { from: h(1), until: h(1) + 504_000, flow: CONFIG.primeFlow, volume: microlitres(140) };
    expect(withPurge(shelf(), h(1))).toMatchObject({ purge, purged: true });
    const odd = shelf({}, { line: { ...CONFIG.line, tubing: 140_000_001 as Volume } });
    expect(withPurge(odd, h(1)).purge).toMatchObject({ volume: 140_000_001, until: h(1) + 504_001 });
  });

  it.each<[string, Changes, string]>([
    ['in a new pump', {}, 'yes'],
    ['in a pump that is implanted', { power: { implantedAt: h(0) } }, 'purge-implanted'],
    [
      'in one that is implanted and purged',
      { power: { implantedAt: h(0) }, infusion: { purged: true } },
      'purge-implanted',
    ],
    ['a second time', { infusion: { purged: true } }, 'purge-twice'],
    ['at the end of service', { battery: { ended: true } }, 'pump-not-running'],
    ['with a motor that has stalled', { motor: { stalled: true } }, 'pump-on-hold'],
    ['with a reservoir that is empty', { reservoir: { empty: true } }, 'pump-on-hold'],
    ['with a memory that is damaged', { integrity: { failed: 'dose' } }, 'pump-on-hold'],
    ['with a reservoir that is low', { reservoir: { low: true } }, 'yes'],
  ])('may begin or not: %s', (_, changes, code) => {
    expect(codeOf(shelf(changes))).toBe(code);
  });

  it.each<[string, Changes, boolean]>([
    ['as long as nothing comes', {}, false],
    ['at implantation', { power: { implantedAt: h(2) } }, true],
    ['with a stall', { motor: { stalled: true } }, true],
    ['with an occlusion', { line: { occluded: true } }, true],
    ['but not with a mere suspicion', { line: { suspected: true }, motor: { suspected: true } }, false],
  ])('ends before its time: %s', (_, changes, ends) => {
    expect(purgeMustEnd(purging(changes))).toBe(ends);
    expect(purgeMustEnd(shelf(changes))).toBe(false);
  });

  it('may begin, and says so', () => expect(purgeAllowed(shelf())).toEqual(ok(true)));

  it.each<[string, Changes, string]>([
    ['power.implanted', { power: { implantedAt: h(2) } }, 'implanted'],
    ['command.stop', {}, 'stopped'],
    ['sensor.brown-out', {}, 'reset'],
    ['sensor.watchdog-reset', {}, 'reset'],
    ['sensor.rotor-missed', { motor: { stalled: true } }, 'motor-stall'],
    ['sensor.pressure-above', { line: { occluded: true } }, 'occlusion'],
    ['sensor.pressure-above', { line: { occluded: true }, motor: { stalled: true } }, 'occlusion'],
    ['clock.deadline', {}, 'interrupted'],
  ])('says why it was cut short by %s with %o: %s', (type, changes, reason) => {
    expect(purgeCutReason(purging(changes), { type, at: h(2), id: 1 } as never)).toBe(reason);
  });

  it('is all that flows on the shelf', () => {
    expect(flowOnShelf(shelf({ infusion: { running: true } }))).toBe(NO_FLOW);
    expect(flowOnShelf(purging())).toBe(CONFIG.primeFlow);
    expect(flowOnShelf(purging({ line: { occluded: true } }))).toBe(NO_FLOW);
  });

  it('leaves nothing behind but that it was', () => {
    expect(afterPurge(purging())).toEqual({ ...shelf().infusion, purged: true });
  });
});

describe('SR-006 SR-013 a prime after a purge', () => {
  const implanted = (program: ReturnType<typeof simple> | null, booked = 560) =>
    memory({ infusion: { ...stopped, program, purged: true }, motor: { booked } });
  const answer = (extent: 'full-system' | 'catheter-only', c = implanted(null)) => {
    const said = primeAnswer(c, { type: 'command.prime', extent }, 0 as Instant);
    return said.ok ? 'yes' : said.refusal.code;
  };

  it('fills the catheter without any limit to judge it by, and no tubing that is full', () => {
    expect(answer('catheter-only')).toBe('yes');
    expect(answer('full-system')).toBe('prime-tubing-full');
  });

  it('fills what a purge that was cut short has left of the tubing', () => {
    expect(answer('full-system', implanted(null, 559))).toBe('yes');
    expect(answer('full-system', implanted(null, 100))).toBe('yes');
  });

  it('into a full tubing is a dose of its volume, which the limits of a program judge', () => {
    expect(answer('full-system', implanted(simple(0.15, { windows: [limit(290)] })))).toBe('dose-window');
    expect(answer('full-system', implanted(simple(0.15, { windows: [limit(291)] })))).toBe('yes');
  });
});
