import fc from 'fast-check';
import { crc32 } from '../../src/base/index.js';
import type { Firmware } from '../../src/firmware/index.js';
import type { Command } from '../../src/protocol/index.js';
import { behind, Caller, Implant } from './caller.js';
import { clinicianBolus, PATIENT, PATIENT_BOLUS, program, simple } from './orders.js';
import { runningPump } from './pump.js';

const START = 60_000;
/** What runs in the end. */
export const PROGRAM = program(simple(0.24, { patient: PATIENT }));
const HIGHER = program(simple(0.36, { patient: PATIENT }));
export const order = (command: Command) => ({ say: 'order', command }) as const;

/** Everything that goes over the air in three sessions: a program, a bolus of the clinician, a bolus of the patient. */
export function overheard(): { pump: Firmware; implant: Implant; recorded: readonly Uint8Array[] } {
  const pump = runningPump();
  const implant = new Implant(behind(pump), START);
  const recorded: Uint8Array[] = [];
  const hear = implant.hear.bind(implant);
  implant.hear = (bytes) => {
    const answer = hear(bytes);
    recorded.push(bytes, ...(answer === null ? [] : [answer]));
    return answer;
  };
  const clinician = new Caller('clinician').open(implant.wake());
  clinician.confirm(implant, PROGRAM);
  clinician.confirm(implant, clinicianBolus(10));
  implant.hear(clinician.bye());
  const patient = new Caller('patient').open(implant.wait(7_200_000).wake());
  patient.ask(implant, order(PATIENT_BOLUS));
  implant.hear(patient.bye());
  const second = new Caller('clinician', { controller: 18 }).open(implant.wake());
  second.confirm(implant, HIGHER);
  second.ask(implant, order({ type: 'command.stop' }));
  second.confirm(implant, PROGRAM);
  implant.hear = hear;
  return { pump, implant, recorded };
}

/** All that decides what is given. */
export function therapy(pump: Firmware): string {
  const { infusion, bolus, square, bridge, patient, reservoir, motor } = pump.memory();
  return JSON.stringify([pump.states(), infusion, bolus, square, bridge, patient, reservoir, motor]);
}

/** Every frame of those sessions. */
export const TAPE = overheard().recorded;
const frame = fc.nat(TAPE.length - 1);
const fitted = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.length - 4;
  if (end < 0) return bytes;
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(end, crc32(bytes.subarray(0, end)));
  return bytes;
};

/** One thing that somebody can do who has heard everything and knows no key. */
export type Move =
  | { readonly kind: 'replay'; readonly frame: number }
  | { readonly kind: 'cut'; readonly frame: number; readonly to: number }
  | { readonly kind: 'change'; readonly frame: number; readonly at: number; readonly by: number; readonly fit: boolean }
  | { readonly kind: 'splice'; readonly frame: number; readonly other: number; readonly at: number }
  | { readonly kind: 'hello' | 'wake' | 'reset' | 'bytes'; readonly frame: number };

/** Whatever he thinks of. */
export const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('replay' as const), frame }) },
  fc.record({ kind: fc.constant('cut' as const), frame, to: fc.nat(300) }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      frame,
      at: fc.nat(300),
      by: fc.integer({ min: 1, max: 255 }),
      fit: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('splice' as const), frame, other: frame, at: fc.nat(300) }),
  fc.record({ kind: fc.constantFrom('hello' as const, 'wake' as const, 'reset' as const, 'bytes' as const), frame }),
);

/** The bytes that come of it; those of the frame itself for what is not about bytes. */
export function made(move: Move): Uint8Array {
  const bytes = (TAPE[move.frame] as Uint8Array).slice();
  if (move.kind === 'cut') return fitted(bytes.slice(0, move.to));
  if (move.kind === 'splice') {
    const tail = (TAPE[move.other] as Uint8Array).slice(move.at);
    return fitted(Uint8Array.from([...bytes.slice(0, move.at), ...tail]));
  }
  if (move.kind === 'bytes') return Uint8Array.from(bytes, (byte, i) => byte ^ (i * 7));
  if (move.kind !== 'change') return bytes;
  const at = move.at % bytes.length;
  bytes[at] = (bytes[at] as number) ^ move.by;
  return move.fit ? fitted(bytes) : bytes;
}

/** Does it to an implant. */
export function attack(implant: Implant, move: Move): void {
  if (move.kind === 'wake') implant.wake();
  else if (move.kind === 'reset') implant.reset().wake();
  else if (move.kind === 'hello') implant.hear(new Caller('clinician', { controller: move.frame }).hello());
  else implant.hear(made(move));
}
