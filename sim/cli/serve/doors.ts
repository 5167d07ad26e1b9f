import type { Address } from './address.js';
import type { Door, Meet } from './peer.js';
import { tcpDoor } from './tcp-door.js';
import { wsDoor } from './ws-door.js';

/** Doors that stand, and nobody is let in yet. */
export type Doors = {
  readonly all: readonly Door[];
  /** lets people in from now on */
  admit(meet: Meet): void;
  close(): void;
};

/** Before there is anything to see, whoever comes is sent away. */
const NOT_YET: Meet = (peer) => {
  peer.drop();
  return { hear: () => {}, gone: () => {} };
};

/** Opens every door, or none. @throws {WrongUse} when one of the addresses cannot be used */
export async function openDoors(wanted: { readonly tcp: Address | null; readonly ws: Address | null }): Promise<Doors> {
  let meet = NOT_YET;
  const all: Door[] = [];
  const close = (): void => {
    for (const door of all) door.close();
  };
  try {
    if (wanted.tcp !== null) all.push(await tcpDoor(wanted.tcp, (peer) => meet(peer)));
    if (wanted.ws !== null) all.push(await wsDoor(wanted.ws, (peer) => meet(peer)));
  } catch (error) {
    close();
    throw error;
  }
  return {
    all,
    admit: (receives) => {
      meet = receives;
    },
    close,
  };
}
