/** What kept bytes from being read. */
export type ReadingFault = { readonly at: number; readonly found: string; readonly expected: string };

/** Bytes that are read from front to back. The first fault stays; what is read after it has no meaning and does no harm. */
export class Reading {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #fault: ReadingFault | null = null;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The first fault; null while all was as it should be. */
  get fault(): ReadingFault | null {
    return this.#fault;
  }

  /** Notes that what was just read, from `at` on, cannot stand there. */
  refuse(at: number, found: string, expected: string): void {
    this.#fault ??= { at, found, expected };
  }

  /** Where the next byte stands. */
  get at(): number {
    return this.#at;
  }

  /** Steps over `count` bytes. @returns where they begin, or null when there are not so many */
  #step(count: number): number | null {
    const begin = this.#at;
    if (this.#fault !== null) return null;
    if (begin + count > this.#bytes.length) {
      this.refuse(begin, `${this.#bytes.length - begin} bytes left`, `${count} bytes more`);
      return null;
    }
    this.#at = begin + count;
    return begin;
  }

  u8(): number {
    const begin = this.#step(1);
    return begin === null ? 0 : this.#view.getUint8(begin);
  }

  u16(): number {
    const begin = this.#step(2);
    return begin === null ? 0 : this.#view.getUint16(begin);
  }

  u32(): number {
    const begin = this.#step(4);
    return begin === null ? 0 : this.#view.getUint32(begin);
  }

  i32(): number {
    const begin = this.#step(4);
    return begin === null ? 0 : this.#view.getInt32(begin);
  }

  f64(): number {
    const begin = this.#step(8);
    return begin === null ? 0 : this.#view.getFloat64(begin);
  }

  /** `count` bytes as they are; none when there are not so many. */
  bytes(count: number): Uint8Array {
    const begin = this.#step(count);
    return begin === null ? new Uint8Array(0) : this.#bytes.slice(begin, begin + count);
  }

  /** Nothing may follow. */
  end(): void {
    const more = this.#bytes.length - this.#at;
    if (more > 0) this.refuse(this.#at, `${more} bytes more`, 'nothing after the last field');
  }
}
