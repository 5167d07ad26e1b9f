import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootFirmware, type Firmware, type FirmwareConfig, restoreFirmware } from '../../../src/firmware/index.js';
import { durationOf, MS_PER_DAY, type Volume } from '../../../src/units/index.js';
import * as laws from '../../support/laws.js';
import { bridgeLives, calmLives, latePrimeLives, lives } from '../../support/lives.js';
import { play } from '../../support/play.js';
import { CONFIG, FILL } from '../../support/pump.js';

const same = (pump: Firmware): Firmware => pump;
const SPANS: Partial<FirmwareConfig>[] = [
  {},
  { stroke: 2_500_000 as Volume },
  { hardEnd: durationOf(9 * MS_PER_DAY), replacementToEnd: durationOf(2 * MS_PER_DAY) },
  { lowAlarm: 39_900_000_000 as Volume, emptyAt: 39_000_000_000 as Volume },
];
const configs = fc.constantFrom(...SPANS).map((c): FirmwareConfig => ({ ...CONFIG, ...c }));
const BEYOND = 2 * MS_PER_DAY;

const holds = (law: laws.Law, numRuns: number, kinds = [lives, calmLives]) => {
  fc.assert(
    fc.property(fc.oneof(...kinds), configs, (life, config) => {
      expect(law(play(bootFirmware(config, FILL), life, same, BEYOND), config)).toEqual([]);
    }),
    { numRuns: numRuns },
  );
};

describe('whatever is asked of the pump and whatever happens to it', () => {
  it('SR-013 no sliding window holds more than its limit', () => holds(laws.doseWindow, 250), 60_000);
  it('SR-013 SR-006 a first prime counts as dose what the line does not lack', () =>
    holds(laws.doseWindow, 100, [latePrimeLives]));
  it('SR-012 no patient bolus comes before the lockout is over', () => holds(laws.lockout, 200));
  it('SR-014 no count window holds more boluses than allowed', () => holds(laws.count, 200));
  it('SR-009 the drive never exceeds the pump maximum', () =>
    holds(laws.pumpMaximum, 200, [lives, calmLives, bridgeLives]));
  it('SR-002 stopped means that the drive stands still', () =>
    holds(laws.stillness, 200, [lives, calmLives, bridgeLives]));
  it('SR-034 nothing but the stated rate runs after a reset', () => holds(laws.safeState, 200, [lives, bridgeLives]));
  it('SR-028 damage to what decides a dose stops the pump', () => holds(laws.failStop, 150, [lives]));
  it('SR-025 every bolus, bridge and prime is booked exactly once', () =>
    holds(laws.ledger, 300, [lives, calmLives, bridgeLives]));
  it('SR-010 the rest of a square bolus is given exactly once', () => holds(laws.squareResidue, 300));
  it('SR-010 a patient bolus flows in the place of a square bolus, never beside it', () =>
    holds(laws.calmFlow, 200, [calmLives]));
  it('SR-001 SR-045 every command is answered once', () => holds(laws.oneAnswer, 150));
  it('SR-038 SR-040 SR-041 the tone is that of the highest signal', () => holds(laws.oneTone, 200, [lives]));
  it('every deadline is consumed and none lies in the past', () => {
    holds((steps) => steps.flatMap((s, i) => (s.at < (steps[i - 1]?.at ?? 0) ? [`${s.at}`] : [])), 200);
  });
});

const revived = (pump: Firmware): Firmware => restoreFirmware(JSON.parse(JSON.stringify(pump.snapshot())));

describe('memory', () => {
  it('SR-034 a pump that is restored before any input goes on as the unbroken one', () => {
    fc.assert(
      fc.property(fc.oneof(lives, bridgeLives), configs, fc.nat({ max: 400 }), (life, config, cut) => {
        const unbroken = play(bootFirmware(config, FILL), life, same, BEYOND);
        let n = 0;
        let pump = bootFirmware(config, FILL);
        const broken: Firmware = {
          handle: (input) => {
            if (n++ === cut % unbroken.length) pump = revived(pump);
            return pump.handle(input);
          },
          note: (at, what, why) => pump.note(at, what, why),
          nextDeadline: () => pump.nextDeadline(),
          states: () => pump.states(),
          computedVolume: (at) => pump.computedVolume(at),
          therapy: (at) => pump.therapy(at),
          memory: () => pump.memory(),
          log: () => pump.log(),
          snapshot: () => pump.snapshot(),
        };
        const told = (steps: ReturnType<typeof play>) => steps.map(({ before, ...rest }) => rest);
        expect(told(play(broken, life, same, BEYOND))).toEqual(told(unbroken));
        expect(broken.snapshot()).toEqual(JSON.parse(JSON.stringify(broken.snapshot())));
      }),
      { numRuns: 120 },
    );
  });
});
