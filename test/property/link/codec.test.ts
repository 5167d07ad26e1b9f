import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answerWire,
  type Command,
  commandWire,
  decode,
  encode,
  FRAME_TYPES,
  type Frame,
  type FrameType,
  LOG_CODE_IDS,
  PAYLOADS,
  type Reply,
  readFrame,
  requestWire,
  type Wire,
  writeFrame,
} from '../../../src/protocol/index.js';
import { COMMANDS, pathsOf, spoilt } from '../../negative/samples.js';

const bytes = (most: number) => fc.uint8Array({ maxLength: most });
const numbers = fc.oneof(fc.maxSafeInteger(), fc.nat(), fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER));
const samples = fc.constantFrom(...Object.values(COMMANDS).flat());
/** Good commands with any whole number in the place of each of theirs. */
const commands: fc.Arbitrary<Command> = samples.chain((command) => {
  const paths = pathsOf(command).filter((path) => {
    const value = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], command);
    return typeof value === 'number' && path.at(-1) !== 'concentration';
  });
  return fc
    .array(numbers, { minLength: paths.length, maxLength: paths.length })
    .map((values) => paths.reduce((all, path, i) => spoilt(all, path, values[i]), command));
});
const words = fc.string({ unit: 'grapheme', maxLength: 30 });
const entries = fc.record({
  seq: numbers,
  at: numbers,
  wall: numbers,
  code: fc.constantFrom(...LOG_CODE_IDS),
  about: words,
  detail: words,
  value: numbers,
  value2: numbers,
  chain: numbers,
});
const replies: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({
    accepted: fc.constant(true as const),
    command: fc.constant('command.read-log' as const),
    log: fc.record({
      first: numbers,
      last: numbers,
      damage: fc.constantFrom(null, { seq: 3, found: 'edited' as const }),
      before: numbers,
      entries: fc.array(entries, { maxLength: 5 }),
    }),
  }),
  fc.record({
    accepted: fc.constant(false as const),
    command: fc.constant('command.stop' as const),
    refusal: fc.record({ code: words, found: words, expected: words, remedy: words }),
    allowedAt: fc.option(numbers),
  }),
) as fc.Arbitrary<Reply>;
const answers: fc.Arbitrary<Answer> = replies.map((reply) => ({ say: 'reply', reply }));

const decoded = <T>(wire: Wire<T>, from: Uint8Array): T | string => {
  const read = decode(wire, from, 'it');
  return read.ok ? read.value : read.refusal.found;
};

describe('the code of messages', () => {
  it('SR-051 gives every command back as it was', () => {
    fc.assert(
      fc.property(commands, (command) => {
        expect(decoded(commandWire, encode(commandWire, command))).toEqual(command);
      }),
      { numRuns: 500 },
    );
  });

  it('gives every answer back as it was', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(decoded(answerWire, encode(answerWire, answer))).toEqual(answer);
      }),
      { numRuns: 500 },
    );
  });

  const WIRES: readonly (readonly [string, Wire<unknown>])[] = [
    ['a message', requestWire as Wire<unknown>],
    ['an answer', answerWire as Wire<unknown>],
    ...Object.entries(PAYLOADS).map(([type, wire]) => [`the payload of ${type}`, wire as Wire<unknown>] as const),
  ];

  it.each(WIRES)('SR-050 never throws at any bytes, and takes none that it would not write itself: %s', (_, wire) => {
    fc.assert(
      fc.property(bytes(300), (from) => {
        const read = decode(wire, from, 'it');
        if (read.ok) expect(encode(wire, read.value)).toEqual(from);
      }),
      { numRuns: 2_000 },
    );
  });

  it('SR-050 takes no message of which a byte is another, or takes it as another', () => {
    fc.assert(
      fc.property(commands, fc.nat(), fc.integer({ min: 1, max: 255 }), (command, place, change) => {
        const from = encode(commandWire, command);
        const at = place % from.length;
        from[at] = (from[at] as number) ^ change;
        const read = decode(commandWire, from, 'it');
        if (read.ok) expect(read.value).not.toEqual(command);
      }),
      { numRuns: 2_000 },
    );
  });
});

const frames: fc.Arbitrary<Frame> = fc.record({
  type: fc.constantFrom(...(Object.keys(FRAME_TYPES) as FrameType[])),
  implant: fc.nat(0xffffffff),
  session: fc.nat(0xffffffff),
  counter: fc.nat(0xffffffff),
  heard: fc.nat(0xffffffff),
  payload: bytes(256),
});

describe('the code of frames', () => {
  it('gives every frame back as it was', () => {
    fc.assert(
      fc.property(frames, fc.uint8Array({ minLength: 32, maxLength: 32 }), (frame, key) => {
        const read = readFrame(writeFrame(frame, key));
        expect(read).toMatchObject({ ok: true, value: { frame } });
        expect(read.ok && read.value.madeWith(key)).toBe(FRAME_TYPES[frame.type].sealed);
      }),
      { numRuns: 500 },
    );
  });

  it('SR-050 never throws at any bytes', () => {
    fc.assert(
      fc.property(bytes(320), (from) => {
        expect(readFrame(from).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
