import { describe, expect, it } from 'vitest';
import { bootFirmware, type CommandInput, REGIONS } from '../../../src/firmware/index.js';
import { instantOf, minutes } from '../../../src/units/index.js';
import { CONFIG, FILL, runningPump } from '../../support/pump.js';

const AT = instantOf(60_000);
const SENT: readonly CommandInput[] = [
  { type: 'command.patient-bolus', at: AT, id: 1 },
  { type: 'command.cancel-bolus', at: AT, id: 1 },
  { type: 'command.resume', at: AT, id: 1 },
  { type: 'command.suspend', at: AT, id: 1, span: minutes(5) },
  { type: 'command.pause-audio', at: AT, id: 1 },
  { type: 'command.acknowledge', at: AT, id: 1, alarm: 'occlusion' },
];

describe('the mode of the pump', () => {
  it('SR-001 is one state of each region, always', () => {
    expect(Object.keys(runningPump().states())).toEqual([...REGIONS]);
  });

  it.each(SENT)('SR-001 is not changed by $type where nothing is defined for it', (command) => {
    for (const pump of [bootFirmware(CONFIG, FILL), runningPump()]) {
      const before = pump.states();
      const { outputs } = pump.handle(command);
      expect(pump.states()).toEqual(before);
      expect(outputs).toContainEqual(
        expect.objectContaining({ type: 'reply', reply: expect.objectContaining({ accepted: false }) }),
      );
    }
  });
});
