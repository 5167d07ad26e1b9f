import { firmwareSetup } from '../setup.js';

/** The flow before is booked first: the one that goes on may be that of another step. */
const CONTINUE = ['bookBasalEnd', 'continueProgram'] as const;

/** A reset of the electronics: nothing goes on by itself, and the program is read from its store. */
const RESET = ['bookBasalEnd', 'haltInfusion', 'recallProgram'] as const;

/** What is being given as basal: nothing, the minimum rate, a prime, one flow, a flow by the clock, or a pause of these. */
export const infusion = firmwareSetup.createStateConfig({
  initial: 'stopped',
  on: {
    'command.program': [
      { guard: 'programStartsSimple', target: '.simple', actions: ['bookBasalEnd', 'startProgram', 'replyAccepted'] },
      { guard: 'programStartsFlex', target: '.flex', actions: ['bookBasalEnd', 'startProgram', 'replyAccepted'] },
      {
        guard: 'programStartsMinimumRate',
        target: '.minimum-rate',
        actions: ['bookBasalEnd', 'startProgram', 'replyAccepted'],
      },
      { actions: 'refuseProgram' },
    ],
    'command.stop': { target: '.stopped', actions: ['bookBasalEnd', 'stopInfusion', 'replyAccepted'] },
    'command.prime': [
      { guard: 'primeAllowed', target: '.priming', actions: ['startPrime', 'replyAccepted'] },
      { actions: 'refusePrime' },
    ],
    'command.suspend': [
      { guard: 'suspendAllowed', target: '.suspended', actions: ['suspendInfusion', 'replyAccepted'] },
      { actions: 'refuseSuspend' },
    ],
    'command.resume': { actions: 'refuseResume' },
    'command.refill': {
      guard: 'fluidChanges',
      target: '.stopped',
      actions: ['bookBasalEnd', 'forgetProgram'],
    },
    'sensor.brown-out': { target: '.stopped', actions: [...RESET] },
    'sensor.watchdog-reset': { target: '.stopped', actions: [...RESET] },
    'sensor.self-test-failed': {
      guard: 'selfTestRuns',
      target: '.stopped',
      actions: ['bookBasalEnd', 'haltInfusion'],
    },
    'internal.memory-checked': { guard: 'doseMemoryFailed', target: '.stopped', actions: [...RESET] },
  },
  states: {
    stopped: {
      on: { 'clock.deadline': { guard: 'safeRateBegins', target: 'minimum-rate', actions: 'runAtSafeRate' } },
    },
    'minimum-rate': {},
    simple: {},
    flex: {
      on: {
        'clock.deadline': { guard: 'flexStepDue', actions: ['bookBasalEnd', 'nextFlexStep'] },
        'internal.clock-moved': { actions: ['bookBasalEnd', 'nextFlexStep'] },
      },
    },
    priming: {
      always: {
        guard: 'primeMustEnd',
        target: 'stopped',
        actions: ['tellPrimeEnd', 'endPrime', 'bookBasalEnd', 'haltInfusion'],
      },
      on: {
        'clock.deadline': [
          { guard: 'primeOverIntoSimple', target: 'simple', actions: ['tellPrimeEnd', 'endPrime', ...CONTINUE] },
          { guard: 'primeOverIntoFlex', target: 'flex', actions: ['tellPrimeEnd', 'endPrime', ...CONTINUE] },
          {
            guard: 'primeOverIntoMinimumRate',
            target: 'minimum-rate',
            actions: ['tellPrimeEnd', 'endPrime', ...CONTINUE],
          },
          { guard: 'primeOver', target: 'stopped', actions: ['tellPrimeEnd', 'endPrime'] },
        ],
        'command.stop': {
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', 'bookBasalEnd', 'stopInfusion', 'replyAccepted'],
        },
        'command.refill': {
          guard: 'fluidChanges',
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', 'bookBasalEnd', 'forgetProgram'],
        },
        'sensor.brown-out': {
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', ...RESET],
        },
        'sensor.watchdog-reset': {
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', ...RESET],
        },
      },
    },
    suspended: {
      on: {
        'clock.deadline': [
          { guard: 'suspensionOverIntoSimple', target: 'simple', actions: [...CONTINUE] },
          { guard: 'suspensionOverIntoFlex', target: 'flex', actions: [...CONTINUE] },
          { guard: 'suspensionOverIntoMinimumRate', target: 'minimum-rate', actions: [...CONTINUE] },
        ],
        'command.resume': [
          { guard: 'resumesSimple', target: 'simple', actions: [...CONTINUE, 'replyAccepted'] },
          { guard: 'resumesFlex', target: 'flex', actions: [...CONTINUE, 'replyAccepted'] },
          { guard: 'resumesMinimumRate', target: 'minimum-rate', actions: [...CONTINUE, 'replyAccepted'] },
        ],
      },
    },
  },
});
