import { SELF_TEST_PARTS, type SelfTestPart } from '../../src/protocol/index.js';
import { everywhere, type FaultKind, steady, wordOf } from './kind.js';

/** A part that fails the pump's self-test for as long as the fault lasts. */
export const selfTestFails: FaultKind = {
  kind: 'self-test',
  title: 'part that fails the self-test',
  attaches: ['sensors.selfTest'],
  parameters: {
    fails: {
      unit: 'word',
      text: 'the part that fails',
      default: 'rom',
      words: SELF_TEST_PARTS,
      source: 'SR-027',
    },
  },
  effect: 'nothing until the pump tests itself, after a reset or by order; then the part answers that it has failed',
  signature: 'self-test failure (critical) that names the part; no flow until a self-test is passed',
  table: [],
  source: 'GIP 3.4; SR-027',
  supports: everywhere,
  plan: (parameters) => {
    const part = wordOf(parameters, 'fails') as SelfTestPart;
    return steady({ sensors: { selfTest: part } }, `the ${part} would fail a self-test`);
  },
};
