import type { Server } from 'node:net';
import { WrongUse } from '../wrong.js';
import { type Address, writtenAddress } from './address.js';

const REFUSALS: Readonly<Record<string, readonly [found: string, remedy: string]>> = {
  EADDRINUSE: ['where something listens already', 'choose another port, or 0 for any that is free'],
  EACCES: ['which the system does not allow', 'choose a port above 1023'],
  EADDRNOTAVAIL: ['which is no address of this machine', 'leave the host away, or write one of its addresses'],
  ENOTFOUND: ['whose host is not known', 'leave the host away, or write one of its addresses'],
};

const refused = (address: Address, error: NodeJS.ErrnoException): WrongUse => {
  const code = error.code ?? String(error);
  const [found, remedy] = REFUSALS[code] ?? [`where nothing can listen (${code})`, 'choose another address'];
  return new WrongUse({
    code: 'address-unusable',
    found: `${writtenAddress(address)}, ${found}`,
    expected: 'an address where nothing listens yet',
    remedy,
  });
};

/** Begins to listen. @returns the address as it is bound. @throws {WrongUse} when nothing can listen there */
export async function listening(server: Server, address: Address): Promise<Address> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(address, error)));
    server.listen({ host: address.host, port: address.port, exclusive: true }, resolve);
  });
  const bound = server.address();
  return bound !== null && typeof bound === 'object' ? { host: bound.address, port: bound.port } : address;
}
