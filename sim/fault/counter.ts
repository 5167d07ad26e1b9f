import { everywhere, type FaultKind, numberOf, steady } from './kind.js';

/** Second stroke counter that counts wrongly. */
export const strokeCounter: FaultKind = {
  kind: 'stroke-counter',
  title: 'second stroke counter counts wrongly',
  attaches: ['counted'],
  parameters: {
    counts: {
      unit: 'count',
      text: 'what it counts for each hundred strokes of the drive: 0 is a dead counter, 200 one that counts everything twice',
      default: 0,
      min: 0,
      max: 1000,
      source: 'ASSUMED, A-212',
    },
  },
  effect: 'the second counter comes away from the drive; what the pump gives is what it always was',
  signature:
    'over-delivery or under-delivery (critical), by the sign, once both are 20 strokes apart; the pump stops although it gave the right dose, and does so again until it is replaced',
  table: [],
  source: 'OPCA R7.1; SR-030',
  supports: everywhere,
  plan: (parameters) => {
    const counted = numberOf(parameters, 'counts');
    return steady({ counted }, `the second stroke counter counts ${counted} for each hundred strokes`);
  },
};
