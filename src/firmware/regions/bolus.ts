import { firmwareSetup } from '../setup.js';

const CUT = ['tellBolusCut', 'endBolus'] as const;
const CUT_PATIENT = ['tellBolusCut', 'endBolus', 'announceBolusEnd'] as const;

/** What is being given on top of basal: nothing, a clinician's bolus, or one the patient asked for. */
export const bolus = firmwareSetup.createStateConfig({
  initial: 'none',
  on: {
    'command.clinician-bolus': { actions: 'refuseClinicianBolus' },
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
      },
    },
  },
});
