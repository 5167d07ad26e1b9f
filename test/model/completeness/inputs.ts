import type { Region } from '../../../src/firmware/index.js';
import type { InputType } from '../../support/search/letters.js';

/** Which regions an input concerns, and why all others ignore it on purpose. */
export type Concern = { readonly regions: readonly Region[]; readonly others: string };

/**
 * Every way into the firmware. A region that is named here has a row for the input in each of its states; all others ignore
 * it, for the reason given here.
 *
 * A new input is a line here and a line in test/support/search/letters.ts that says how the search sends it (the type checker
 * asks for both), and a row in each state of the regions named, in regions/. The test says which rows are missing and what it
 * has seen there.
 */
export const INPUTS: { readonly [T in InputType]: Concern } = {
  'clock.deadline': {
    regions: [
      'memory',
      'power',
      'infusion',
      'bridge',
      'bolus',
      'patient-control',
      'old-fluid',
      'reservoir',
      'battery',
      'measured-flow',
      'motor',
      'restarts',
      'alarm',
    ],
    others: 'nothing else waits for a moment',
  },
  'clock.jumped': {
    regions: ['clock'],
    others: 'spans run on counted time; steps of the day follow the clock by an event of its own',
  },
  'power.implanted': {
    regions: ['power', 'infusion', 'measured-flow', 'motor'],
    others: 'the rest only sees that the pump is in service from now on',
  },
  'command.program': {
    regions: [
      'memory',
      'power',
      'infusion',
      'bridge',
      'bolus',
      'patient-control',
      'counter',
      'measured-flow',
      'motor',
      'restarts',
      'alarm',
    ],
    others: 'a program says nothing of line, reservoir, battery or warmth',
  },
  'command.prime': {
    regions: ['infusion', 'motor', 'restarts', 'alarm'],
    others: 'a prime is given by the infusion alone; the rest only sees the flow that it asks for',
  },
  'command.purge': {
    regions: ['infusion', 'motor'],
    others: 'a purge is given on the shelf by the infusion alone; the rest only sees the flow that it asks for',
  },
  'command.clinician-bolus': {
    regions: ['bolus'],
    others: 'a bolus adds to a flow that already runs, so nothing starts or stops',
  },
  'command.square-bolus': {
    regions: ['bolus'],
    others: 'a square bolus adds to a flow that already runs, so nothing starts or stops',
  },
  'command.patient-bolus': {
    regions: ['bolus', 'patient-control'],
    others: 'a bolus adds to a flow that already runs, so nothing starts or stops',
  },
  'command.cancel-bolus': {
    regions: ['bolus'],
    others: 'basal goes on; patient control hears of the end by an event of its own',
  },
  'command.stop': {
    regions: ['infusion', 'bridge', 'bolus', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'a stop ends what moves; what else is known of the pump stays',
  },
  'command.suspend': {
    regions: ['infusion', 'bolus', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'a pause holds what moves; what is known of the pump stays',
  },
  'command.resume': {
    regions: ['infusion', 'motor', 'restarts', 'alarm'],
    others: 'the flow of before goes on; a bolus that the pause has cut does not',
  },
  'command.refill': {
    regions: [
      'infusion',
      'bridge',
      'bolus',
      'patient-control',
      'old-fluid',
      'reservoir',
      'measured-flow',
      'motor',
      'restarts',
      'alarm',
    ],
    others: 'a fill says nothing of service, line, battery or warmth',
  },
  'command.low-alarm': { regions: ['reservoir', 'alarm'], others: 'a level of the reservoir is its own business' },
  'command.pause-audio': { regions: ['alarm'], others: 'the sounder belongs to the alarm alone' },
  'command.acknowledge': {
    regions: ['line', 'reservoir', 'motor', 'restarts', 'alarm'],
    others: 'an acknowledgement takes a signal away; only a released line and a fill that was held wait for it',
  },
  'command.self-test': {
    regions: ['power', 'measured-flow', 'motor', 'alarm'],
    others: 'the flow is held while the pump tests itself; therapy goes on afterwards',
  },
  'sensor.self-test-failed': {
    regions: ['power', 'infusion', 'bridge', 'alarm'],
    others: 'nothing moves in a self-test that could be ended; only a bridge may wait for it',
  },
  'command.set-clock': {
    regions: ['clock'],
    others: 'spans run on counted time; steps of the day follow the clock by an event of its own',
  },
  'command.interrogate': {
    regions: ['power', 'alarm'],
    others: 'a question changes nothing; the service answers it, and the alarm notes that somebody has seen its list',
  },
  'command.read-log': { regions: ['power'], others: 'reading changes nothing; the service answers it' },
  'sensor.rotor-missed': {
    regions: ['infusion', 'bolus', 'measured-flow', 'motor', 'alarm'],
    others: 'the motor judges the rotor; the rest only sees a stall',
  },
  'sensor.rotor-turned': { regions: ['motor'], others: 'the motor judges the rotor; a cleared stall stays signalled' },
  'sensor.count-differs': {
    regions: ['infusion', 'bolus', 'counter', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'the counters are judged by their own region; the rest only sees a pump that has stopped',
  },
  'sensor.pressure-above': {
    regions: ['infusion', 'bolus', 'line', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'the line judges the pressure; the rest only sees an occlusion',
  },
  'sensor.pressure-below': {
    regions: ['line', 'motor', 'restarts', 'alarm'],
    others: 'the line judges the pressure; what an occlusion has ended does not begin again by itself',
  },
  'sensor.battery-below': {
    regions: ['battery', 'alarm'],
    others: 'a battery that is due changes no therapy; only its end does',
  },
  'sensor.temperature-above': {
    regions: ['infusion', 'bolus', 'temperature', 'motor', 'restarts', 'alarm'],
    others: 'the temperature is judged by its own region; the rest only sees a pump that is far too warm',
  },
  'sensor.temperature-below': {
    regions: ['temperature', 'motor', 'restarts', 'alarm'],
    others: 'the temperature is judged by its own region; what heat has ended does not begin again by itself',
  },
  'sensor.flow-above': {
    regions: ['infusion', 'bolus', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'the measured flow is judged by its own region; the rest only sees over-delivery',
  },
  'sensor.flow-below': {
    regions: ['measured-flow'],
    others: 'too little flow is signalled after its span at the soonest, and takes no therapy away',
  },
  'sensor.flow-reverse': {
    regions: ['infusion', 'bolus', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'the measured flow is judged by its own region; the rest only sees fluid that runs back',
  },
  'memory.upset': {
    regions: ['memory', 'power', 'infusion', 'bridge', 'bolus', 'measured-flow', 'motor', 'alarm'],
    others: 'what has flipped is put right before anybody reads it',
  },
  'sensor.brown-out': {
    regions: ['power', 'infusion', 'bridge', 'bolus', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'what is known of patient, line, reservoir, battery and warmth outlives a reset',
  },
  'sensor.watchdog-reset': {
    regions: ['power', 'infusion', 'bridge', 'bolus', 'measured-flow', 'motor', 'restarts', 'alarm'],
    others: 'what is known of patient, line, reservoir, battery and warmth outlives a reset',
  },
};
