/** One kind of entry of the pump's own log, and what its words and numbers mean. */
export type LogCodeEntry = {
  /** what is said to people */
  readonly text: string;
  /** what makes the pump write it */
  readonly when: string;
  /** meaning of `about` and `detail`; empty where the entry has no such word */
  readonly about: string;
  readonly detail: string;
  /** meaning of `value` and `value2`, with the unit; empty where it is always 0 */
  readonly value: string;
  readonly value2: string;
};

const entry = (
  text: string,
  when: string,
  [about = '', detail = '']: readonly string[] = [],
  [value = '', value2 = '']: readonly string[] = [],
): LogCodeEntry => ({ text, when, about, detail, value, value2 });

/**
 * Everything the pump writes into its own log: the one dictionary of its entries. A state is noted for every region, so that
 * at each moment the log says in which mode the pump was.
 *
 * @requirement SR-045
 */
export const LOG_CODES = {
  implanted: entry('taken into service', 'the pump is taken from the shelf and put in'),
  accepted: entry(
    'command accepted',
    'a command is obeyed',
    ['command', 'its main word: mode, extent or alarm'],
    ['its first number, in the unit of the command', 'its second number'],
  ),
  refused: entry('command refused', 'a command is refused; nothing else has changed', [
    'command',
    'code of the refusal',
  ]),
  state: entry('state', 'a region of the statechart comes into another state', ['region', 'the new state']),
  'alarm-raised': entry('alarm raised', 'a condition begins', ['alarm', 'priority']),
  'alarm-ended': entry('alarm ended', 'a condition is over', ['alarm', 'latched when its signal stays']),
  'alarm-acknowledged': entry('alarm acknowledged', 'a clinician takes a signal away', ['alarm', 'priority']),
  'alarm-escalated': entry('alarm escalated', 'nobody attends to a condition', ['alarm', 'the new priority']),
  dose: entry(
    'dose booked',
    'a bolus, bridge, prime or purge ends: its one entry in the ledger',
    ['kind of dose', 'why it was cut short; empty when complete'],
    ['asked, pL', 'given, pL'],
  ),
  released: entry('released volume booked', 'a blockage clears', [], ['booked as delivered, pL']),
  flow: entry(
    'flow',
    'the drive is ordered to run at another flow: an operating entry',
    [],
    ['flow, pL/day', 'strokes booked since manufacture'],
  ),
  operating: entry(
    'in operation',
    'the pump wakes and a day has passed since its last operating entry',
    [],
    ['flow, pL/day', 'strokes booked since manufacture'],
  ),
  'temperature-peak': entry(
    'highest temperature',
    'a pump that was beyond its limit has cooled',
    [],
    ['hundredths of a °C'],
  ),
  'clock-moved': entry(
    'clock moved',
    'the pump clock is set, or jumps by itself; its own two times are those after the move',
    ['set or jumped'],
    ['by, ms; below 0 for back', 'steps of the day skipped or repeated'],
  ),
  'step-skipped': entry(
    'step of the day skipped',
    'a move of the clock passes over a step of the program, from begin to end',
    [],
    ['pump clock of the step, ms since Monday 00:00', 'flow, pL/day'],
  ),
  'step-repeated': entry(
    'step of the day repeated',
    'a move of the clock makes a step of the program begin once more',
    [],
    ['pump clock of the step, ms since Monday 00:00', 'flow, pL/day'],
  ),
  reset: entry('supply gave way', 'a brown-out resets the pump'),
  'update-cut': entry(
    'update cut off',
    'the supply gave way while a program was being written; the one before stays',
    [],
    ['bytes written'],
  ),
  'watchdog-reset': entry(
    'reset by the watchdog',
    'the firmware had stalled, and the watchdog has reset the pump',
    [],
    ['for how long the drive had been cut, ms'],
  ),
  'session-opened': entry('session opened', 'a controller has shown who it is', ['role']),
  'session-closed': entry('session closed', 'a session ends', ['why']),
  'frame-refused': entry(
    'frame refused',
    'a frame is not believed: the first for this reason since the window or the session began',
    ['why'],
  ),
  ignored: entry('report ignored', 'a sensor report for which no state has an arrow changed nothing', ['report']),
} as const satisfies Readonly<Record<string, LogCodeEntry>>;

/** Name of a kind of entry. */
export type LogCode = keyof typeof LOG_CODES;
/** The names in the order of the dictionary. */
export const LOG_CODE_IDS = Object.keys(LOG_CODES) as readonly LogCode[];
