export type { DayPattern, DoseLimit, DoseStep, PatientOrder, Prescription } from './prescription.js';
