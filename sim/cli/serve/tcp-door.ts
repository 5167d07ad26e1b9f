import { createServer, type Socket } from 'node:net';
import type { Address } from './address.js';
import { inbox } from './inbox.js';
import { FAREWELL_MS } from './limits.js';
import { listening } from './listening.js';
import type { Door, Meet, Peer } from './peer.js';
import { splitter, withLength } from './splitter.js';

const peerOf = (socket: Socket): Peer => ({
  send: (record) => {
    if (socket.writable) socket.write(withLength(record));
  },
  get unread() {
    return socket.writableLength;
  },
  end: () => {
    socket.end();
    // What it still says is read and thrown away: a connection that is torn down over unread bytes takes the last words with it.
    socket.resume();
    setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
  },
  drop: () => socket.destroy(),
});

/** Records over TCP, each with its length before it. @throws {WrongUse} when nothing can listen there */
export async function tcpDoor(address: Address, meet: Meet): Promise<Door> {
  const server = createServer({ noDelay: true }, (socket) => {
    const visitor = meet(peerOf(socket));
    const cut = splitter();
    const take = inbox(socket, visitor.hear);
    socket.on('data', (chunk: Buffer) => take(cut(chunk)));
    socket.on('close', visitor.gone);
    // An end that has broken off is an end; 'close' follows.
    socket.on('error', () => {});
  });
  const bound = await listening(server, address);
  return { kind: 'tcp', ...bound, close: () => server.close() };
}
