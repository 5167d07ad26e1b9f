import { ok, refuse } from '../../../src/base/index.js';
import type { Parser } from '../request.js';

/** Where to listen. */
export type Address = { readonly host: string; readonly port: number };

/** Where nobody but this machine can come. */
const LOOPBACK = '127.0.0.1';
const PORT_MAX = 65_535;

/** Whether only programs of this machine can reach such an address. */
export const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|::1|localhost)$/i.test(host);

/** An address as it is written: host and port, an IPv6 host in brackets. */
export const writtenAddress = ({ host, port }: Address): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Reads `PORT`, `HOST:PORT` or `[IPV6]:PORT`; without a host it is the loopback address, port 0 lets the system choose. */
export const parseAddress: Parser<Address> = (text) => {
  const match = /^(?:(?:\[([0-9a-fA-F:]+)\]|([^:[\]\s]+)):)?(\d{1,5})$/.exec(text);
  const port = Number(match?.[3] ?? Number.NaN);
  if (match === null || port > PORT_MAX)
    return refuse(
      'address-malformed',
      `"${text}"`,
      `PORT or HOST:PORT, the port 0 … ${PORT_MAX}`,
      'write e.g. 7400, or 0 for any port that is free',
    );
  return ok({ host: match[1] ?? match[2] ?? LOOPBACK, port });
};
