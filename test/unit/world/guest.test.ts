import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { telemetryConfig } from '../../../sim/world/radio-config.js';
import { bootLink, LINK_PATIENCE, type LinkOutput } from '../../../src/controller/index.js';
import { logEntries } from '../../../src/firmware/rules/event-log.js';
import { PROFILES } from '../../../src/profile/index.js';
import { type Command, fromHex, type Role, TEST_CONTROLLER_SECRET, TEST_KEYS } from '../../../src/protocol/index.js';
import type { Instant } from '../../../src/units/index.js';
import { told } from '../../support/told-story.js';
import { worldOf } from '../../support/world.js';

const MINUTE = 60_000;
const ON_AIR = ['frame', 'link', 'command', 'reply'];

/** A controller from outside at the air of a world that runs, a millisecond at a time. */
class Guest {
  readonly records: TraceRecord[] = [];
  readonly told: string[] = [];
  readonly world;
  readonly #link;

  constructor(role: Role, ...steps: readonly string[]) {
    this.world = worldOf(told('3h', ...steps), (r) => this.records.push(r));
    const { implant } = telemetryConfig(PROFILES['peristaltic-40-sensing']);
    this.#link = bootLink(
      { role, controller: 99, key: TEST_KEYS[role], secret: TEST_CONTROLLER_SECRET[role], implant, ...LINK_PATIENCE },
      0,
    );
    this.world.radio.heard$.subscribe((bytes) =>
      this.#obey(this.#link.handle({ type: 'radio.frame', at: this.now, bytes })),
    );
  }

  get now(): Instant {
    return this.world.kernel.now;
  }

  #obey(outputs: readonly LinkOutput[]): void {
    for (const output of outputs) {
      if (output.type === 'radio.wake') this.world.radio.wake();
      else if (output.type === 'radio.send') this.world.radio.send(output.bytes);
      else if (output.type === 'link.answered') this.told.push(output.answer.say);
      else this.told.push(output.type === 'link.lost' ? output.why : output.type);
    }
  }

  until(at: number): this {
    while (this.now < at) {
      const due = Math.min(this.#link.nextDeadline() ?? at, this.world.kernel.nextMoment() ?? at, at);
      this.world.kernel.runUntil(Math.max(due, this.now) as Instant);
      if ((this.#link.nextDeadline() ?? Number.POSITIVE_INFINITY) <= this.now)
        this.#obey(this.#link.handle({ type: 'clock.deadline', at: this.now }));
      if (due === at) this.world.kernel.runUntil(at as Instant);
    }
    return this;
  }

  open(): this {
    this.#obey(this.#link.handle({ type: 'link.open', at: this.now }));
    return this.until(this.now + 2_000);
  }

  order(command: Command): this {
    this.#obey(this.#link.handle({ type: 'link.say', at: this.now, request: { say: 'order', command } }));
    return this.until(this.now + 2_000);
  }

  onAir(): string[] {
    return this.records.flatMap((r) => {
      if (!ON_AIR.includes(r.kind) || r.t < 60 * MINUTE) return [];
      if (r.kind === 'frame') return [`${r.from} ${r.type} ${r.after_ms.length === 1 ? '' : r.after_ms.length}`.trim()];
      if (r.kind === 'link') return [`${r.what} ${r.why}`.trim()];
      if (r.kind === 'command') return [`${r.by} orders ${r.order}${r.direct === true ? ' by hand' : ''}`];
      return r.kind === 'reply' ? [r.reply.accepted ? 'yes' : r.reply.refusal.code] : [];
    });
  }
}

describe('a controller from outside', () => {
  it('talks to the pump through the air, and everything is written down', () => {
    const guest = new Guest('patient')
      .until(60 * MINUTE)
      .open()
      .order({ type: 'command.interrogate' });
    expect(guest.told).toEqual(['link.opened', 'reply']);
    expect(guest.onAir().slice(0, 9)).toEqual([
      'guest hello',
      'implant challenge',
      'guest proof',
      'implant welcome',
      'session-opened patient',
      'guest put',
      'patient orders interrogate',
      'yes',
      'implant part',
    ]);
  });

  it('SR-048 orders nothing that its role may not', () => {
    const guest = new Guest('patient')
      .until(60 * MINUTE)
      .open()
      .order({ type: 'command.stop' });
    expect(guest.told).toEqual(['link.opened', 'refused']);
    expect(guest.onAir().some((line) => line.includes('orders'))).toBe(false);
    expect(guest.world.states().infusion).toBe('simple');
  });

  it('is not heard out of range, and not through a jammer', () => {
    for (const [step, why] of [
      ['at: 55min, world: { jam: { for: 1h } }', 'no-answer'],
      ['at: 55min, world: { radio: { loss: 1, for: 1h } }', 'no-answer'],
    ] as const) {
      const guest = new Guest('patient', step)
        .until(60 * MINUTE)
        .open()
        .until(60 * MINUTE + 30_000);
      expect(guest.told).toEqual([why]);
      expect(guest.world.states().telemetry).toBe('awake');
    }
  });

  it('SR-054 loses its session with the watchdog, and the pump goes on', () => {
    const guest = new Guest('patient', 'at: 61min, fault: { kind: firmware-hang }').until(60 * MINUTE).open();
    expect(guest.world.states().telemetry).toBe('in-session');
    guest.until(65 * MINUTE);
    expect(guest.onAir()).toContain('session-closed reset');
  });

  it('SR-054 gets no answer from a pump whose main loop has stalled', () => {
    const guest = new Guest('patient', 'at: 1h 1s, fault: { kind: firmware-hang, reset: fails }')
      .until(60 * MINUTE)
      .open();
    guest.order({ type: 'command.interrogate' });
    expect(guest.onAir()).toContain('session-closed pump does not answer');
    expect(guest.told).toEqual(['link.opened']);
    expect(guest.world.states().telemetry).toBe('asleep');
  });

  it('SR-045 is written into the pump’s own log: who came, and of what is refused the first of each kind', () => {
    const guest = new Guest('patient').until(60 * MINUTE).open();
    for (let i = 0; i < 5; i++) guest.world.radio.send(fromHex('010203' as never));
    guest.until(60 * MINUTE + 10_000);
    const codes = logEntries(guest.world.snapshot().firmware.log).map(({ code, about }) => `${code} ${about}`);
    expect(codes.filter((said) => said.startsWith('session-opened'))).toEqual(['session-opened patient']);
    expect(codes.filter((said) => said.startsWith('frame-refused'))).toEqual(['frame-refused frame-noise']);
    expect(guest.onAir().filter((line) => line === 'refused frame-noise')).toHaveLength(5);
  });

  it('costs charge while the implant listens, and none after', () => {
    const charge = (guest: Guest, at: number): number => guest.until(at).world.reading(at as Instant).chargeUsed;
    const still = new Guest('patient').until(60 * MINUTE);
    const woken = new Guest('patient').until(60 * MINUTE);
    woken.world.radio.wake();
    const [a, b] = [charge(still, 62 * MINUTE), charge(woken, 62 * MINUTE)];
    // One window of a minute at 1 mA.
    expect(b - a).toBeCloseTo(1000 / 60, 6);
    expect(charge(woken, 90 * MINUTE) - charge(still, 90 * MINUTE)).toBeCloseTo(b - a, 6);
  });

  it('SR-055 costs little however often somebody wakes it in vain, and lets a genuine controller in soon after', () => {
    const still = new Guest('patient').until(60 * MINUTE);
    const bothered = new Guest('patient').until(60 * MINUTE);
    for (let at = 60 * MINUTE; at < 120 * MINUTE; at += 5_000) {
      bothered.until(at);
      bothered.world.radio.wake();
      bothered.world.radio.send(fromHex('00ff'.repeat(30) as never));
    }
    const used = (guest: Guest): number => guest.until(120 * MINUTE).world.reading(guest.now).chargeUsed;
    // Nine windows of a minute at 1 mA.
    expect(used(bothered) - used(still)).toBeLessThan((9.01 * 1000) / 60);
    bothered.until(140 * MINUTE).open();
    expect(bothered.told).toEqual(['link.opened']);
  });
});
