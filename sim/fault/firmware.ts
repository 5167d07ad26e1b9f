import { everywhere, type FaultKind, steady, wordOf } from './kind.js';

/** Main loop of the firmware that stalls. */
export const firmwareHang: FaultKind = {
  kind: 'firmware-hang',
  title: 'main loop of the firmware stalls',
  attaches: ['mainLoop'],
  parameters: {
    reset: {
      unit: 'word',
      text: 'frees: a reset sets it right, as it does with most; fails: it stalls again at once for as long as the fault lasts',
      default: 'frees',
      words: ['frees', 'fails'],
      source: 'ASSUMED, A-213',
    },
  },
  // nothing but the watchdog stops the drive.
  effect:
    'the firmware takes no command, no report and no deadline, and the drive runs on as it was ordered last, until the watchdog cuts it',
  signature:
    'no answer to anybody; after 90 s no flow and a critical tone that the firmware does not give; then a reset into the safe state and a watchdog-reset alarm (critical), or silence of all but that tone',
  table: [],
  source: 'GIP 3.5; SR-029',
  supports: everywhere,
  plan: (parameters) => {
    const frees = wordOf(parameters, 'reset') === 'frees';
    return steady(
      { mainLoop: frees ? 'stalls' : 'dead' },
      `the main loop of the firmware stalls${frees ? '' : ', and no reset frees it'}`,
    );
  },
};
