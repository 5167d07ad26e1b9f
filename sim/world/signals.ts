import { assertNever } from '../../src/base/index.js';
import { type Instant, massOf, picolitres, type Volume } from '../../src/units/index.js';
import { look, type Reading } from '../plant/index.js';
import type { SignalName } from '../scenario/index.js';
import type { WorldCore } from './core.js';
import { lastDriven } from './deliveries.js';

/** Volume asked by the train under way. */
const underWay = (core: WorldCore, reading: Reading): Volume =>
  picolitres((reading.strokesCommanded - core.state.train.reading.strokesCommanded) * core.profile.pump.stroke.value);

const commanded = (core: WorldCore, reading: Reading): number => core.state.counts.commanded + underWay(core, reading);

/** Reads drug masses of one world, µg. */
export const massReader =
  (core: WorldCore) =>
  (name: 'delivered.total' | 'commanded.total', at: Instant): number => {
    const reading = look(core.state.plant, at);
    if (name === 'delivered.total') return Object.values(reading.delivered).reduce((sum, mass) => sum + mass, 0);
    const { train, counts } = core.state;
    return counts.commandedMass + massOf(underWay(core, reading), train.concentration);
  };

/** Reads signals of one world; looks at the plant once for each moment. */
export function signalReader(core: WorldCore): (signal: SignalName, at: Instant) => number {
  let last: { readonly plant: unknown; readonly reading: Reading } | null = null;
  const truth = (at: Instant): Reading => {
    if (last === null || last.plant !== core.state.plant || last.reading.at !== at) {
      last = { plant: core.state.plant, reading: look(core.state.plant, at) };
    }
    return last.reading;
  };
  return (signal, at) => {
    switch (signal) {
      case 'reservoir.computed':
        return core.firmware.computedVolume(lastDriven(core, at));
      case 'reservoir.true':
        return truth(at).usable;
      case 'reservoir.gap':
        return core.firmware.computedVolume(lastDriven(core, at)) - truth(at).usable;
      case 'pressure':
        return truth(at).pressure;
      case 'flow.commanded':
        return core.state.plant.train.flow;
      case 'flow.true':
        return truth(at).flow;
      case 'delivered.total':
        return truth(at).volumes.delivered;
      case 'commanded.total':
        return commanded(core, truth(at));
      case 'battery.voltage':
        return truth(at).voltage;
      case 'temperature':
        return truth(at).temperature;
      case 'boluses.granted':
        return core.state.counts.granted;
      case 'boluses.refused':
        return core.state.counts.refused;
      default:
        return assertNever(signal);
    }
  };
}
