import type { TelemetryEvent } from '../../../src/telemetry/events.js';
import type { TelemetryState } from '../../../src/telemetry/index.js';
import { ACTS } from '../../support/completeness.js';

type Row = { readonly [E in TelemetryEvent['type']]: string };

const DEAF = 'the receiver is off: whatever goes through the air is not heard';
const NO_SESSION = 'no session stands that it could belong to; the ears take it for another';
const AWAKE = 'it listens already, and being woken again makes no window longer';
const ASLEEP = 'nothing is kept that a reset could take';
const NOTHING_DUE = 'nothing waits for a moment';
const NOT_ASKED = 'the pump is asked only within a session';

const HEARD_OPEN = { 'heard.identify': ACTS, 'heard.hello': ACTS, 'heard.doubtful': ACTS };
const NOT_WITHIN = {
  'heard.proof-again': NO_SESSION,
  'heard.put': NO_SESSION,
  'heard.get': NO_SESSION,
  'heard.ping': NO_SESSION,
  'heard.bye': NO_SESSION,
  'pump.replied': NOT_ASKED,
  'pump.judged': NOT_ASKED,
  'pump.silent': NOT_ASKED,
};
const WITHIN = {
  'heard.proof': ACTS,
  'heard.proof-again': ACTS,
  'heard.put': ACTS,
  'heard.get': ACTS,
  'heard.ping': ACTS,
  'heard.bye': ACTS,
  'pump.replied': ACTS,
  'pump.silent': ACTS,
};
const UNHEARD = {
  'heard.identify': DEAF,
  'heard.hello': DEAF,
  'heard.doubtful': DEAF,
  'heard.proof': DEAF,
  'heard.proof-again': DEAF,
  'heard.put': DEAF,
  'heard.get': DEAF,
  'heard.ping': DEAF,
  'heard.bye': DEAF,
  'pump.replied': NOT_ASKED,
  'pump.judged': NOT_ASKED,
  'pump.silent': NOT_ASKED,
};

/** What the telemetry does with each event in each of its states: acts, or why not. A new state or event asks for its row. */
export const TABLE: { readonly [S in TelemetryState]: Row } = {
  asleep: { ...UNHEARD, 'radio.wake': ACTS, 'clock.deadline': NOTHING_DUE, 'power.reset': ASLEEP },
  deaf: {
    ...UNHEARD,
    'radio.wake': 'too many windows in a row have ended in vain',
    'clock.deadline': ACTS,
    'power.reset': 'it stays deaf, or a reset would open the door to whoever can cause one',
  },
  awake: {
    ...HEARD_OPEN,
    ...NOT_WITHIN,
    'heard.proof': 'nobody was challenged; the ears take it for a frame of another session',
    'radio.wake': AWAKE,
    'clock.deadline': ACTS,
    'power.reset': ACTS,
  },
  challenged: {
    ...HEARD_OPEN,
    ...NOT_WITHIN,
    'heard.proof': ACTS,
    'radio.wake': AWAKE,
    'clock.deadline': ACTS,
    'power.reset': ACTS,
  },
  'in-session': {
    ...HEARD_OPEN,
    ...WITHIN,
    'pump.judged': ACTS,
    'radio.wake': AWAKE,
    'clock.deadline': ACTS,
    'power.reset': ACTS,
  },
  proposed: {
    ...HEARD_OPEN,
    ...WITHIN,
    'pump.judged': 'a later proposal drops this one before the pump is asked',
    'radio.wake': AWAKE,
    'clock.deadline': ACTS,
    'power.reset': ACTS,
  },
};
