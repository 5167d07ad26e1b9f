import { firmwareSetup } from '../setup.js';

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
    'command.stop': { target: '.stopped', actions: ['bookBasalEnd', 'haltInfusion', 'replyAccepted'] },
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
      actions: ['bookBasalEnd', 'rescaleHistory', 'forgetProgram'],
    },
    'sensor.brown-out': { target: '.stopped', actions: ['bookBasalEnd', 'haltInfusion'] },
  },
  states: {
    stopped: {
      on: { 'clock.deadline': { guard: 'safeRateBegins', target: 'minimum-rate', actions: 'runAtSafeRate' } },
    },
    'minimum-rate': {},
    simple: {},
    flex: {
      on: { 'clock.deadline': { guard: 'flexStepDue', actions: ['bookBasalEnd', 'nextFlexStep'] } },
    },
    priming: {
      always: { guard: 'primeMustEnd', target: 'stopped', actions: ['tellPrimeEnd', 'endPrime', 'haltInfusion'] },
      on: {
        'clock.deadline': [
          { guard: 'primeOverIntoSimple', target: 'simple', actions: ['tellPrimeEnd', 'endPrime', 'continueProgram'] },
          { guard: 'primeOverIntoFlex', target: 'flex', actions: ['tellPrimeEnd', 'endPrime', 'continueProgram'] },
          {
            guard: 'primeOverIntoMinimumRate',
            target: 'minimum-rate',
            actions: ['tellPrimeEnd', 'endPrime', 'continueProgram'],
          },
          { guard: 'primeOver', target: 'stopped', actions: ['tellPrimeEnd', 'endPrime'] },
        ],
        'command.stop': {
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', 'bookBasalEnd', 'haltInfusion', 'replyAccepted'],
        },
        'command.refill': {
          guard: 'fluidChanges',
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', 'bookBasalEnd', 'rescaleHistory', 'forgetProgram'],
        },
        'sensor.brown-out': {
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', 'bookBasalEnd', 'haltInfusion'],
        },
      },
    },
    suspended: {
      on: {
        'clock.deadline': [
          { guard: 'suspensionOverIntoSimple', target: 'simple', actions: 'continueProgram' },
          { guard: 'suspensionOverIntoFlex', target: 'flex', actions: 'continueProgram' },
          { guard: 'suspensionOverIntoMinimumRate', target: 'minimum-rate', actions: 'continueProgram' },
        ],
        'command.resume': [
          { guard: 'resumesSimple', target: 'simple', actions: ['continueProgram', 'replyAccepted'] },
          { guard: 'resumesFlex', target: 'flex', actions: ['continueProgram', 'replyAccepted'] },
          { guard: 'resumesMinimumRate', target: 'minimum-rate', actions: ['continueProgram', 'replyAccepted'] },
        ],
      },
    },
  },
});
