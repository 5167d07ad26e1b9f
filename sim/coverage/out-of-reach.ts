import { wordOf } from '../../src/statechart/index.js';
import type { ChartName } from '../trace/index.js';
import { ARROWS } from '../world/index.js';
import { ALARMS_OUT_OF_REACH, FIRMWARE_OUT_OF_REACH } from './out-of-reach.data.js';
import type { OutOfReach } from './reason.js';

const byName = (groups: readonly OutOfReach[]): ReadonlyMap<string, string> =>
  new Map(groups.flatMap(({ why, names }) => names.map((name) => [name, why] as const)));

/** Arrows behind one for the same event that has no guard, or the same guard: the first that fits is taken, so these never are. */
const shadowed = (chart: ChartName): readonly (readonly [string, string])[] =>
  ARROWS[chart].flatMap((arrow) => {
    const before = ARROWS[chart].find(
      ({ region, state, event, index, guard }) =>
        region === arrow.region &&
        state === arrow.state &&
        event === arrow.event &&
        index < arrow.index &&
        (guard === null || guard === arrow.guard),
    );
    if (before === undefined) return [];
    const why = before.guard === null ? 'which has no guard' : 'which has the same guard';
    return [[wordOf(arrow), `Arrow ${before.index} for this event, ${why}, is always taken first.`] as const];
  });

const inChart = (chart: ChartName, told: readonly OutOfReach[] = []): ReadonlyMap<string, string> =>
  new Map([...byName(told), ...shadowed(chart)]);

/** For each chart its arrows that cannot be taken, with why; beyond what the order of arrows says, only the firmware’s are explained. */
export const ARROWS_OUT_OF_REACH: Readonly<Record<ChartName, ReadonlyMap<string, string>>> = {
  firmware: inChart('firmware', FIRMWARE_OUT_OF_REACH),
  telemetry: inChart('telemetry'),
  programmer: inChart('programmer'),
  handheld: inChart('handheld'),
  link: inChart('link'),
};

/** Phases of alarms that cannot come, with why. */
export const PHASES_OUT_OF_REACH: ReadonlyMap<string, string> = byName(ALARMS_OUT_OF_REACH);
