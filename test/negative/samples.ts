import type { FirmwareInput } from '../../src/firmware/index.js';
import { type Command, type CommandType, evenSamples } from '../../src/protocol/index.js';
import { type Flow, minutes, type Pressure, type Temperature, type Volume, weekTimeOf } from '../../src/units/index.js';
import type { Untimed } from '../support/inputs.js';
import {
  bridged,
  clinicianBolus,
  flex,
  limit,
  PATIENT,
  prime,
  program,
  refill,
  simple,
  squareBolus,
} from '../support/orders.js';

/** Good commands of every kind, to be spoilt field by field; a new command is a new line, which the type checker asks for. */
export const COMMANDS: { readonly [C in CommandType]: readonly Command[] } = {
  'command.program': [
    program(simple(0.16, { patient: PATIENT, windows: [limit(900)] })),
    program(
      flex(
        [
          [0, 0.1],
          [12, 0.2],
        ],
        { patient: PATIENT, windows: [limit(900)] },
      ),
    ),
    bridged(simple(0.16), 0.16),
  ],
  'command.prime': [prime(), prime('catheter-only', 1)],
  'command.purge': [{ type: 'command.purge' }],
  'command.clinician-bolus': [clinicianBolus(10)],
  'command.square-bolus': [squareBolus(10)],
  'command.patient-bolus': [{ type: 'command.patient-bolus' }],
  'command.cancel-bolus': [{ type: 'command.cancel-bolus' }],
  'command.stop': [{ type: 'command.stop' }],
  'command.suspend': [{ type: 'command.suspend', span: minutes(10) }],
  'command.resume': [{ type: 'command.resume' }],
  'command.refill': [refill()],
  'command.low-alarm': [{ type: 'command.low-alarm', level: 3e9 as never }],
  'command.pause-audio': [{ type: 'command.pause-audio' }],
  'command.acknowledge': [{ type: 'command.acknowledge', alarm: 'motor-stall' }],
  'command.self-test': [{ type: 'command.self-test' }],
  'command.set-clock': [{ type: 'command.set-clock', to: weekTimeOf(30 * 3_600_000) }],
  'command.interrogate': [{ type: 'command.interrogate' }],
  'command.read-log': [{ type: 'command.read-log', from: 1, count: 10 }],
};

/** What sensors report in the ordinary way. */
export const REPORTS: readonly Untimed<FirmwareInput>[] = [
  { type: 'sensor.rotor-missed', strokes: 5 },
  { type: 'sensor.count-differs', strokes: 20 },
  { type: 'sensor.pressure-above', level: 35 as Pressure },
  { type: 'sensor.pressure-below', level: 10 as Pressure },
  { type: 'sensor.battery-below', samples: evenSamples(2.4) },
  { type: 'sensor.temperature-above', level: 39 as Temperature },
  { type: 'sensor.temperature-below', level: 38.5 as Temperature },
  { type: 'sensor.flow-above', level: 165_000_000 as Flow },
  { type: 'sensor.flow-below', level: 135_000_000 as Flow },
  { type: 'sensor.flow-reverse', volume: 250_000 as Volume },
  { type: 'sensor.self-test-failed', part: 'rom' },
  { type: 'sensor.watchdog-reset', heldOff: 0 as never },
];

/** What no field of a command may be, whatever the types say. */
export const BAD: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  0.5,
  1e300,
  2 ** 53,
  '5',
  '',
  null,
  undefined,
  true,
  {},
  [],
  [1],
  () => 1,
  'nonsense',
  'toString',
  '__proto__',
];

/** How a bad value is called in the name of a test. */
export const shown = (value: unknown): string =>
  typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));

type Path = readonly (string | number)[];

/** Every field of a command and of what it holds, but its type. */
export function pathsOf(value: unknown, above: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    above.length === 0 && field === 'type' ? [] : [[...above, field], ...pathsOf(inner, [...above, field])],
  );
}

/** A copy in which one field is another. */
export function spoilt<T>(value: T, [field, ...rest]: Path, bad: unknown): T {
  if (field === undefined) return bad as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[field] = spoilt(copy[field], rest, bad);
  return copy as T;
}
