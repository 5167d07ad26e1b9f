import { SELF_TEST_PARTS, type SelfTestPart } from '../../src/protocol/index.js';
import { airWith, CLEAR_AIR } from '../link/index.js';
import type { PlantPorts } from '../plant/index.js';
import {
  LIVE_SENSORS,
  type MainLoop,
  type PortSettings,
  type Ports,
  type RefillPort,
  type SensorPort,
  SOUND_REFILL,
} from './ports.js';

/** From least to most harmful: of two lies on one wire the later in this list is heard. */
const WORSE = ['live', 'early', 'stuck-high', 'silent'] as const;

const worst = <T extends (typeof WORSE)[number]>(a: T, b: T | undefined): T =>
  b !== undefined && WORSE.indexOf(b) > WORSE.indexOf(a) ? b : a;

const LOOPS = ['runs', 'stalls', 'dead'] as const;

/** Of two parts that fail, the one that is tested first. */
const firstFailure = (a: SelfTestPart | null, b: SelfTestPart | null): SelfTestPart | null =>
  SELF_TEST_PARTS.find((part) => part === a || part === b) ?? null;

const worseLoop = (a: MainLoop, b: MainLoop): MainLoop => (LOOPS.indexOf(b) > LOOPS.indexOf(a) ? b : a);

/** Share lost when two losses follow one another; takes one loss alone as it is, to the last bit. */
const lostInTurn = (a: number, b: number): number => (a === 0 ? b : 1 - (1 - a) * (1 - b));

const joinRefill = (ports: RefillPort, set: Partial<RefillPort>): RefillPort => ({
  typedOffset: ports.typedOffset + (set.typedOffset ?? 0),
  pocketShare: lostInTurn(ports.pocketShare, set.pocketShare ?? 0),
  concentrationFactor: ports.concentrationFactor * (set.concentrationFactor ?? 1),
  drug: set.drug ?? ports.drug,
});

const joinSensors = (ports: SensorPort, set: Partial<SensorPort>): SensorPort => ({
  rotor: worst(ports.rotor, set.rotor),
  pressure: worst(ports.pressure, set.pressure),
  temperature: worst(ports.temperature, set.temperature),
  flow: worst(ports.flow, set.flow),
  battery: worst(ports.battery, set.battery),
  selfTest: firstFailure(ports.selfTest, set.selfTest ?? null),
});

const joinOne = (ports: Ports, set: PortSettings): Ports => ({
  rotorBlocked: ports.rotorBlocked || set.rotorBlocked === true,
  counted: set.counted ?? ports.counted,
  gainOffset: ports.gainOffset + (set.gainOffset ?? 0),
  gainPerDay: ports.gainPerDay + (set.gainPerDay ?? 0),
  lineOpen: ports.lineOpen * (set.lineOpen ?? 1),
  leakShare: lostInTurn(ports.leakShare, set.leakShare ?? 0),
  outletOpen: ports.outletOpen,
  tipLoss: lostInTurn(ports.tipLoss, set.tipLoss ?? 0),
  backflow: ports.backflow + (set.backflow ?? 0),
  fillLimit: Math.min(ports.fillLimit, set.fillLimit ?? 1),
  bodyTemperature: ports.bodyTemperature,
  ambientPressure: set.ambientPressure ?? ports.ambientPressure,
  batteryResistance: (ports.batteryResistance + (set.batteryResistance ?? 0)) as PlantPorts['batteryResistance'],
  refill: set.refill === undefined ? ports.refill : joinRefill(ports.refill, set.refill),
  updateCut: set.updateCut ?? ports.updateCut,
  mainLoop: worseLoop(ports.mainLoop, set.mainLoop ?? 'runs'),
  air: set.air === undefined ? ports.air : airWith(ports.air, set.air),
  sensors: set.sensors === undefined ? ports.sensors : joinSensors(ports.sensors, set.sensors),
});

/** The warmest of the temperatures that are set; the base when none is (so a body may also be cooled). */
const warmest = (base: PlantPorts, settings: readonly PortSettings[]): PlantPorts['bodyTemperature'] => {
  const set = settings.flatMap((s) => (s.bodyTemperature === undefined ? [] : [s.bodyTemperature]));
  return set.length === 0 ? base.bodyTemperature : (Math.max(...set) as PlantPorts['bodyTemperature']);
};

/**
 * The ports as they are when several faults act at once.
 *
 * Blocked if any blocks; offsets, resistances and flows back add; openness multiplies; losses follow one another; of limits the
 * lowest, of temperatures the highest, of ambient pressures, counters and wrong drugs the last; of two lies on a sensor wire the more
 * harmful.
 *
 * @param base      the ports without any fault, normally `HEALTHY`
 * @param settings  what acts now, in the order in which it began
 * @returns fresh ports; never throws
 */
export function joinPorts(base: PlantPorts, settings: readonly PortSettings[]): Ports {
  const sound: Ports = {
    ...base,
    refill: SOUND_REFILL,
    sensors: LIVE_SENSORS,
    mainLoop: 'runs',
    updateCut: null,
    air: CLEAR_AIR,
  };
  const joined = settings.reduce(joinOne, sound);
  return { ...joined, bodyTemperature: warmest(base, settings) };
}
