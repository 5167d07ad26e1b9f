import { createServer } from 'node:http';
import type { WebSocket } from 'ws';
import type { Address } from './address.js';
import { inbox } from './inbox.js';
import { FAREWELL_MS, HELLO_WITHIN_MS, RECORD_MAX } from './limits.js';
import { listening } from './listening.js';
import type { Door, Meet, Peer } from './peer.js';

/** What is longer than this is not even taken off the line; between the two it is answered in our words. */
const MESSAGE_MOST = 64 * RECORD_MAX;
const NOT_UPGRADED = 426;
const NO_RECORD = new Uint8Array(0);

const peerOf = (socket: WebSocket): Peer => ({
  send: (record) => {
    if (socket.readyState === socket.OPEN) socket.send(record);
  },
  get unread() {
    return socket.bufferedAmount;
  },
  end: () => {
    socket.close();
    socket.resume();
    setTimeout(() => socket.terminate(), FAREWELL_MS).unref();
  },
  drop: () => socket.terminate(),
});

/** Records over WebSocket, each a binary message. @throws {WrongUse} when nothing can listen there */
export async function wsDoor(address: Address, meet: Meet): Promise<Door> {
  const { WebSocketServer } = await import('ws');
  const http = createServer(
    { headersTimeout: HELLO_WITHIN_MS, requestTimeout: HELLO_WITHIN_MS, connectionsCheckingInterval: HELLO_WITHIN_MS },
    (_request, response) => response.writeHead(NOT_UPGRADED).end('WebSocket only\n'),
  );
  const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_MOST, perMessageDeflate: false });
  http.on('upgrade', (request, stream, head) => {
    server.handleUpgrade(request, stream, head, (socket) => {
      const visitor = meet(peerOf(socket));
      const take = inbox(socket, visitor.hear);
      socket.on('message', (data: Buffer, isBinary) => {
        const record = isBinary ? new Uint8Array(data) : NO_RECORD;
        take([record.length === 0 || record.length > RECORD_MAX ? null : record]);
      });
      socket.on('close', visitor.gone);
      // An end that has broken off is an end; 'close' follows.
      socket.on('error', () => {});
    });
  });
  const bound = await listening(http, address);
  return {
    kind: 'ws',
    ...bound,
    close: () => {
      http.close();
      http.closeAllConnections();
    },
  };
}
