import { firmwareSetup } from '../setup.js';

/** The flow before is booked first: the one that goes on may be that of another step. */
const CONTINUE = ['bookBasalEnd', 'continueProgram'] as const;

/** A reset of the electronics: nothing goes on by itself, and the program is read from its store. */
const RESET = ['bookBasalEnd', 'haltInfusion', 'recallProgram'] as const;

/** The program has run to its end: what is left of it is the minimum rate. */
const COMPLETE = ['bookBasalEnd', 'completeProgram', 'announceProgramEnd'] as const;
const ENDS = { guard: 'programEnds', target: 'minimum-rate', actions: [...COMPLETE] } as const;
/** It ends in a pause or a prime, which goes on; basal was booked up to there and is booked anew from here. */
const ENDS_INSIDE = { guard: 'programEnds', actions: [...COMPLETE] } as const;

const PURGED = ['tellPurgeEnd', 'endPurge'] as const;

/** What is being given as basal: nothing, a purge on the shelf, the minimum rate, a prime, one flow, a flow by the clock, or a pause of these. */
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
    'command.purge': [
      { guard: 'purgeAllowed', target: '.purging', actions: ['startPurge', 'replyAccepted'] },
      { actions: 'refusePurge' },
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
    'sensor.brown-out': [
      { guard: 'updateWasCut', target: '.stopped', actions: ['writePart', ...RESET] },
      { target: '.stopped', actions: [...RESET] },
    ],
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
    purging: {
      always: { guard: 'purgeMustEnd', target: 'stopped', actions: [...PURGED] },
      on: {
        'clock.deadline': { guard: 'purgeOver', target: 'stopped', actions: [...PURGED] },
        'command.stop': { target: 'stopped', actions: [...PURGED, 'stopInfusion', 'replyAccepted'] },
        'sensor.brown-out': { target: 'stopped', actions: [...PURGED, ...RESET] },
        'sensor.watchdog-reset': { target: 'stopped', actions: [...PURGED, ...RESET] },
      },
    },
    'minimum-rate': { on: { 'clock.deadline': ENDS } },
    simple: { on: { 'clock.deadline': ENDS } },
    flex: {
      on: {
        'clock.deadline': [ENDS, { guard: 'flexStepDue', actions: ['bookBasalEnd', 'nextFlexStep'] }],
        'internal.clock-moved': { actions: ['bookBasalEnd', 'nextFlexStep'] },
      },
    },
    priming: {
      always: [
        { guard: 'primeCutIntoSimple', target: 'simple', actions: ['tellPrimeEnd', 'endPrime', ...CONTINUE] },
        { guard: 'primeCutIntoFlex', target: 'flex', actions: ['tellPrimeEnd', 'endPrime', ...CONTINUE] },
        {
          guard: 'primeCutIntoMinimumRate',
          target: 'minimum-rate',
          actions: ['tellPrimeEnd', 'endPrime', ...CONTINUE],
        },
        {
          guard: 'primeMustEnd',
          target: 'stopped',
          actions: ['tellPrimeEnd', 'endPrime', 'bookBasalEnd', 'haltInfusion'],
        },
      ],
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
          ENDS_INSIDE,
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
          ENDS_INSIDE,
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
