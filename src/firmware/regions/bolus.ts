import { firmwareSetup } from '../setup.js';

const CUT = ['tellBolusCut', 'endBolus'] as const;
const CUT_PATIENT = ['tellBolusCut', 'endBolus', 'announceBolusEnd'] as const;
const CUT_SQUARE = ['tellSquareCut', 'endSquare'] as const;

/**
 * What is being given on top of basal: nothing, a clinician's bolus, a square bolus, or one the patient asked for. A patient
 * bolus takes the place of a square bolus while it lasts; then the rest of the square bolus is given. Whatever ends the one
 * before its time, ends both.
 */
export const bolus = firmwareSetup.createStateConfig({
  initial: 'none',
  on: {
    'command.clinician-bolus': { actions: 'refuseClinicianBolus' },
    'command.square-bolus': { actions: 'refuseSquareBolus' },
    'command.patient-bolus': { actions: 'refusePatientBolus' },
    'command.cancel-bolus': { actions: 'refuseCancel' },
  },
  states: {
    none: {
      on: {
        'command.clinician-bolus': [
          { guard: 'clinicianBolusGranted', target: 'clinician', actions: ['startClinicianBolus', 'replyAccepted'] },
          { actions: 'refuseClinicianBolus' },
        ],
        'command.square-bolus': [
          { guard: 'squareBolusGranted', target: 'square', actions: ['startSquare', 'replyAccepted'] },
          { actions: 'refuseSquareBolus' },
        ],
        'command.patient-bolus': [
          { guard: 'patientBolusGranted', target: 'patient', actions: ['startPatientBolus', 'replyAccepted'] },
          { actions: 'refusePatientBolus' },
        ],
      },
    },
    clinician: {
      always: { guard: 'bolusMustEnd', target: 'none', actions: [...CUT] },
      on: {
        'clock.deadline': { guard: 'bolusOver', target: 'none', actions: ['tellBolusEnd', 'endBolus'] },
        'command.cancel-bolus': { target: 'none', actions: [...CUT, 'replyAccepted'] },
        'command.program': { guard: 'programAccepted', target: 'none', actions: [...CUT] },
        'command.refill': { guard: 'fluidChanges', target: 'none', actions: [...CUT] },
        'sensor.brown-out': { target: 'none', actions: [...CUT] },
        'sensor.watchdog-reset': { target: 'none', actions: [...CUT] },
      },
    },
    square: {
      always: { guard: 'bolusMustEnd', target: 'none', actions: [...CUT_SQUARE] },
      on: {
        'clock.deadline': { guard: 'squareBolusOver', target: 'none', actions: ['tellSquareEnd', 'endSquare'] },
        'command.patient-bolus': [
          {
            guard: 'patientBolusGranted',
            target: 'patient-over-square',
            actions: ['suspendSquare', 'startPatientBolus', 'replyAccepted'],
          },
          { actions: 'refusePatientBolus' },
        ],
        'command.cancel-bolus': { target: 'none', actions: [...CUT_SQUARE, 'replyAccepted'] },
        'command.program': { guard: 'programAccepted', target: 'none', actions: [...CUT_SQUARE] },
        'command.refill': { guard: 'fluidChanges', target: 'none', actions: [...CUT_SQUARE] },
        'sensor.brown-out': { target: 'none', actions: [...CUT_SQUARE] },
        'sensor.watchdog-reset': { target: 'none', actions: [...CUT_SQUARE] },
      },
    },
    patient: {
      always: { guard: 'bolusMustEnd', target: 'none', actions: [...CUT_PATIENT] },
      on: {
        'clock.deadline': {
          guard: 'bolusOver',
          target: 'none',
          actions: ['tellBolusEnd', 'endBolus', 'announceBolusEnd'],
        },
        'command.cancel-bolus': { target: 'none', actions: [...CUT_PATIENT, 'replyAccepted'] },
        'command.program': { guard: 'programAccepted', target: 'none', actions: [...CUT] },
        'command.refill': { guard: 'fluidChanges', target: 'none', actions: [...CUT] },
        'sensor.brown-out': { target: 'none', actions: [...CUT_PATIENT] },
        'sensor.watchdog-reset': { target: 'none', actions: [...CUT_PATIENT] },
      },
    },
    'patient-over-square': {
      always: { guard: 'bolusMustEnd', target: 'none', actions: [...CUT_PATIENT, ...CUT_SQUARE] },
      on: {
        'clock.deadline': {
          guard: 'bolusOver',
          target: 'square',
          actions: ['tellBolusEnd', 'endBolus', 'announceBolusEnd', 'resumeSquare'],
        },
        'command.cancel-bolus': { target: 'none', actions: [...CUT_PATIENT, ...CUT_SQUARE, 'replyAccepted'] },
        'command.program': { guard: 'programAccepted', target: 'none', actions: [...CUT, ...CUT_SQUARE] },
        'command.refill': { guard: 'fluidChanges', target: 'none', actions: [...CUT, ...CUT_SQUARE] },
        'sensor.brown-out': { target: 'none', actions: [...CUT_PATIENT, ...CUT_SQUARE] },
        'sensor.watchdog-reset': { target: 'none', actions: [...CUT_PATIENT, ...CUT_SQUARE] },
      },
    },
  },
});
