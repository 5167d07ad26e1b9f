import { ALARM_IDS } from '../../src/protocol/index.js';
import { type ArrowName, wordOf } from '../../src/statechart/index.js';
import { ARROWS_OUT_OF_REACH, PHASES_OUT_OF_REACH } from '../coverage/index.js';
import { ARROWS } from '../world/index.js';
import { type Cover, pairOf } from './goal.js';

/** Something to be met, and the state from which it is; null when any will do. */
export type Goal = { readonly mark: string; readonly state: string | null };

/** What stories are to meet, and what they cannot, with why. */
export type Aim = {
  readonly goals: readonly Goal[];
  readonly outOfReach: readonly { readonly name: string; readonly why: string }[];
};

const stateOf = ({ region, state }: ArrowName): string => `${region}.${state}`;
const OUT = ARROWS_OUT_OF_REACH.firmware;

const told = (known: ReadonlyMap<string, string>): Aim['outOfReach'] =>
  [...known].map(([name, why]) => ({ name, why }));

const transitions = (): Aim => ({
  goals: ARROWS.firmware.flatMap((arrow) =>
    OUT.has(wordOf(arrow)) ? [] : [{ mark: wordOf(arrow), state: stateOf(arrow) }],
  ),
  outOfReach: told(OUT),
});

const alarms = (): Aim => ({
  goals: ALARM_IDS.flatMap((alarm) => [`${alarm} raised`, `${alarm} ended`])
    .filter((mark) => !PHASES_OUT_OF_REACH.has(mark))
    .map((mark) => ({ mark, state: null })),
  outOfReach: told(PHASES_OUT_OF_REACH),
});

/** Each arrow that can be taken before each that can be taken where it leads. */
const pairs = (): Aim => {
  const arrows = ARROWS.firmware.filter((arrow) => !OUT.has(wordOf(arrow)));
  const goals = arrows.flatMap((one) => {
    const there = one.target ?? one.state;
    const after = arrows.filter(({ region, state }) => region === one.region && state === there);
    return after.map((next) => ({ mark: pairOf(one, next), state: stateOf(next) }));
  });
  return { goals, outOfReach: told(OUT) };
};

/** What there is to cover. */
export const aimOf = (cover: Cover): Aim => ({ transitions, alarms, pairs })[cover]();
