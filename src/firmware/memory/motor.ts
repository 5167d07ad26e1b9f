import { type Instant, START, type StrokeTrain, standingTrain } from '../../units/index.js';
import type { FirmwareConfig } from '../config.js';

/** The drive, what was counted of it, and what the rotor sensor has told. */
export type MotorMemory = {
  readonly train: StrokeTrain;
  /** strokes are counted as given; not while a stall is known */
  readonly booking: boolean;
  /** strokes booked since manufacture, up to the start of the train */
  readonly booked: number;
  readonly suspected: boolean;
  readonly stalled: boolean;
  /** since when nothing has moved; null while turning */
  readonly standingSince: Instant | null;
  readonly stoppedTooLong: boolean;
};

/** A drive that has never turned. */
export const freshMotor = (config: FirmwareConfig): MotorMemory => ({
  train: standingTrain(START, config.stroke),
  booking: true,
  booked: 0,
  suspected: false,
  stalled: false,
  standingSince: START,
  stoppedTooLong: false,
});
