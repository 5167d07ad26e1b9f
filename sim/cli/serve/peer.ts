import type { Cut } from './splitter.js';

/** The other end of a connection, however it came about. None of it throws, whatever has become of the connection. */
export type Peer = {
  send(record: Uint8Array): void;
  /** bytes that it has not taken yet */
  readonly unread: number;
  /** ends the connection once it has heard what was sent, or has had time to */
  end(): void;
  /** ends it at once */
  drop(): void;
};

/** What is done with a connection. */
export type Visitor = {
  /** a record of the other end; null for one that is longer than any may be, or empty */
  hear(record: Cut): void;
  /** the connection is over, whoever has ended it */
  gone(): void;
};

/** Receives whoever comes. */
export type Meet = (peer: Peer) => Visitor;

/** A place at which clients are received. */
export type Door = {
  readonly kind: 'tcp' | 'ws';
  /** the address as it is bound, with the port that was chosen */
  readonly host: string;
  readonly port: number;
  /** lets nobody in any more */
  close(): void;
};
