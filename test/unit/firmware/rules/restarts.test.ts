import { describe, expect, it } from 'vitest';
import type { FirmwareContext } from '../../../../src/firmware/context.js';
import { alarmHoldsTherapy, flowGoesOn, pausedUnderAlarm } from '../../../../src/firmware/rules/restarts.js';
import { type Flow, millilitresPerDay, type Volume } from '../../../../src/units/index.js';
import { CAUSES } from '../../../support/causes.js';
import { h, memory } from '../../../support/memory.js';

const prime = { from: h(1), until: h(2), flow: millilitresPerDay(24), volume: 1 as Volume, fills: 1 as Volume };
const blocked = { suspected: true, occluded: true };
const listed = (alarm: 'occlusion' | 'low-reservoir') => ({
  active: [{ alarm, since: h(1), present: true, escalatesAt: h(25), escalated: false }],
});
const driven = (flow: Flow) => ({ train: { ...memory().motor.train, flow } });

describe('SR-044 a therapy', () => {
  it.each([
    ['a therapy that runs', memory(), true],
    ['a prime over a therapy', memory({ infusion: { prime } }), true],
    ['no therapy', memory({ infusion: { running: false } }), false],
    ['a prime without a therapy', memory({ infusion: { prime, running: false } }), false],
    ['a pause', memory({ infusion: { suspended: true } }), false],
    ['a prime in a pause', memory({ infusion: { prime, suspended: true } }), false],
  ])('is held by an occlusion or not: %s', (_, c, held) => expect(alarmHoldsTherapy(c, 'occlusion')).toBe(held));

  it.each([
    ['a picolitre a day above it', 1, true],
    ['at it', 0, false],
  ])('is limited to the minimum rate or not: %s', (_, more, limited) => {
    const basal = (millilitresPerDay(0.006) + more) as Flow;
    expect(alarmHoldsTherapy(memory({ infusion: { basal } }), 'temperature-limit')).toBe(limited);
  });

  it.each([
    ['while a critical condition signals', memory({ alarm: listed('occlusion') }), true],
    ['while another one signals', memory({ alarm: listed('low-reservoir') }), false],
    ['while nothing signals', memory(), false],
    ['that is paused already', memory({ alarm: listed('occlusion'), infusion: { suspended: true } }), false],
  ])('is paused under an alarm or not: %s', (_, c, counts) => expect(pausedUnderAlarm(c, null, h(2))).toBe(counts));

  it.each<[string, FirmwareContext, boolean]>([
    ['the drive turns as wanted', memory({ motor: driven(millilitresPerDay(0.15)) }), true],
    ['it turns as slowly as can be', memory({ infusion: { basal: 1 as Flow }, motor: driven(1 as Flow) }), true],
    ['it turns at another flow', memory({ motor: driven(millilitresPerDay(0.1)) }), false],
    ['it stands, and should', memory({ infusion: { running: false } }), false],
    ['a condition holds it', memory({ line: blocked }), false],
    [
      'a condition leaves the minimum rate',
      { ...CAUSES['temperature-limit'], motor: memory({ motor: driven(millilitresPerDay(0.006)) }).motor },
      false,
    ],
  ])('has gone on or not: %s', (_, c, goesOn) => expect(flowGoesOn(c)).toBe(goesOn));
});
