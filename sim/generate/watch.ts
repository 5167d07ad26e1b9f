import { bootFirmware, type Firmware, restoreFirmware } from '../../src/firmware/index.js';
import type { Reach } from '../../src/statechart/index.js';
import type { Instant } from '../../src/units/index.js';
import type { FirmwareBuild } from '../world/index.js';

/** Whoever is told of arrows as they are taken. */
export type Watcher = { readonly moment: (at: Instant) => void; readonly took: (arrow: number) => void };

/** The firmware of this version, which tells of each arrow as it takes it, and when; what the world counts is counted as ever. */
export function watchedFirmware({ moment, took }: Watcher): FirmwareBuild {
  const watched = (reach: Reach | null | undefined): Reach | null => {
    if (reach === null || reach === undefined) return null;
    const set = (target: number[], key: string | symbol, value: unknown): boolean => {
      took(Number(key));
      return Reflect.set(target, key, value);
    };
    return { refused: reach.refused, taken: new Proxy(reach.taken, { set }) };
  };
  const timed = (firmware: Firmware): Firmware => ({
    ...firmware,
    handle: (input) => {
      moment(input.at);
      return firmware.handle(input);
    },
  });
  return {
    boot: (config, fill, reach) => timed(bootFirmware(config, fill, watched(reach))),
    restore: (snapshot, reach) => timed(restoreFirmware(snapshot, watched(reach))),
  };
}
