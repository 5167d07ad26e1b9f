import { everywhere, type FaultKind, numberOrNull, steady } from './kind.js';

/** A drawn number of bytes is less than the shortest program has. */
const DRAWN = 60;

/** Loss of power while a program is being written. */
export const abortedUpdate: FaultKind = {
  kind: 'aborted-update',
  title: 'update of the program cut off',
  attaches: ['updateCut'],
  parameters: {
    bytes: {
      unit: 'count',
      text: 'after how many bytes the power is lost; with as many as the program has, or more, it is just complete; drawn from the seed when not given',
      default: null,
      min: 0,
      max: 1_000_000,
      source: 'ASSUMED, A-217',
    },
  },
  effect: 'each program that is sent while it lasts is cut off after so many bytes; the pump resets itself',
  signature:
    'no answer to the program; low-battery reset (critical), the program before is kept and nothing runs but the stated minimum rate until a program is accepted',
  table: ['F-05'],
  source: 'fault table of the device facts; SR-052',
  supports: everywhere,
  plan: (parameters, random) => {
    const updateCut = numberOrNull(parameters, 'bytes') ?? random.whole(0, DRAWN);
    return steady({ updateCut }, `the writing of a program is cut off after ${updateCut} bytes`);
  },
};
