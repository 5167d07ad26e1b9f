import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootFirmware, type Firmware, type FirmwareConfig, restoreFirmware } from '../../../src/firmware/index.js';
import type { EventLog } from '../../../src/firmware/memory/event-log.js';
import { logEntries, verifyLog } from '../../../src/firmware/rules/event-log.js';
import type { LogEntry } from '../../../src/protocol/index.js';
import { MS_PER_DAY } from '../../../src/units/index.js';
import { lives } from '../../support/lives.js';
import { play, type Step } from '../../support/play.js';
import { CONFIG, FILL } from '../../support/pump.js';

const same = (pump: Firmware): Firmware => pump;
/** A small ring, so that short lives fill it too. */
const SMALL: FirmwareConfig = { ...CONFIG, logEntries: 40 };
const configs = fc.constantFrom(CONFIG, SMALL);

/** What a played life told the outside, in the words of the log. */
const toldOutside = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap(({ at, outputs }) =>
    outputs.flatMap((o) => {
      if (o.type === 'alarm') return [`${at} alarm-${o.phase} ${o.alarm}`];
      if (o.type !== 'reply') return [];
      const { reply } = o;
      return [
        reply.accepted ? `${at} accepted ${reply.command}` : `${at} refused ${reply.command} ${reply.refusal.code}`,
      ];
    }),
  );

const inLog = (log: EventLog): readonly string[] =>
  logEntries(log).flatMap(({ at, code, about, detail }) => {
    if (code === 'accepted' || code.startsWith('alarm-')) return [`${at} ${code} ${about}`];
    return code === 'refused' ? [`${at} ${code} ${about} ${detail}`] : [];
  });

const withEntries = (log: EventLog, entries: readonly LogEntry[]): EventLog => ({ ...log, blocks: [], open: entries });

describe('the log after any life', () => {
  it('SR-045 holds each command and each alarm phase, in order, once', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const pump = bootFirmware({ ...CONFIG, logEntries: 100_000 }, FILL);
        const steps = play(pump, life, same, 2 * MS_PER_DAY);
        expect(inLog(pump.log())).toEqual(toldOutside(steps));
      }),
      { numRuns: 150 },
    );
  });

  it('SR-046 holds its chain from the oldest entry kept, and has as many as it must', () => {
    fc.assert(
      fc.property(lives, configs, (life, config) => {
        const pump = bootFirmware(config, FILL);
        play(pump, life, same, 10 * MS_PER_DAY);
        const log = pump.log();
        expect(verifyLog(log)).toBe(null);
        expect(logEntries(log)).toHaveLength(log.last - log.first + 1);
        expect(log.last - log.first + 1).toBeGreaterThanOrEqual(Math.min(log.last, config.logEntries));
      }),
      { numRuns: 150 },
    );
  });

  it('SR-046 shows any entry that is edited, missing or swapped with another', () => {
    let shown = 0;
    const edits = fc.oneof(
      fc
        .constantFrom('at', 'wall', 'value', 'value2', 'seq', 'chain')
        .chain((field) => fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => ({ field, to: n as unknown }))),
      fc
        .constantFrom('code', 'about', 'detail')
        .chain((field) =>
          fc.constantFrom('', 'flow', 'motor', 'idle', 'turning').map((word) => ({ field, to: word as unknown })),
        ),
    );
    fc.assert(
      fc.property(lives, configs, fc.nat(), fc.nat(), edits, (life, config, a, b, { field, to }) => {
        const pump = bootFirmware(config, FILL);
        play(pump, life, same, MS_PER_DAY);
        const log = pump.log();
        const entries = logEntries(log);
        const [i, j] = [a % entries.length, b % entries.length];
        const one = entries[i] as LogEntry;
        const removed = entries.filter((_, k) => k !== i);
        expect(verifyLog(withEntries(log, removed))).toEqual({ seq: log.first + i, found: 'missing' });
        if (one[field as keyof LogEntry] !== to) {
          shown++;
          const edited = entries.map((e, k) => (k === i ? { ...e, [field]: to } : e));
          expect(verifyLog(withEntries(log, edited))?.seq).toBe(log.first + i);
        }
        if (i === j) return;
        const swapped = entries.map((e, k) => (k === i ? entries[j] : k === j ? one : e) as LogEntry);
        expect(verifyLog(withEntries(log, swapped))).toEqual({
          seq: log.first + Math.min(i, j),
          found: 'out of order',
        });
      }),
      { numRuns: 200 },
    );
    expect(shown).toBeGreaterThan(100);
  });

  it('SR-045 is the same after a snapshot and a restart at any moment', () => {
    fc.assert(
      fc.property(lives, configs, fc.nat({ max: 400 }), (life, config, cut) => {
        const unbroken = bootFirmware(config, FILL);
        const inputs = play(unbroken, life, same, MS_PER_DAY).map((step) => step.input);
        let pump = bootFirmware(config, FILL);
        for (const [n, input] of inputs.entries()) {
          if (n === cut % inputs.length) pump = restoreFirmware(JSON.parse(JSON.stringify(pump.snapshot())));
          pump.handle(input);
        }
        expect(pump.log()).toEqual(unbroken.log());
        expect(pump.log()).toEqual(JSON.parse(JSON.stringify(pump.log())));
      }),
      { numRuns: 120 },
    );
  });
});
