// One case of the benchmark in a process of its own; prints one line of JSON.
import { compileInSmallPieces } from '../../dist/sim/cli/compiling.js';
import { createPlant, driven, look } from '../../dist/sim/plant/index.js';
import { createTraceWriter } from '../../dist/sim/trace/index.js';
import { firmwareConfig } from '../../dist/sim/world/firmware-config.js';
import { runScenario } from '../../dist/sim/world/index.js';
import { bootFirmware } from '../../dist/src/firmware/index.js';
import { PROFILES } from '../../dist/src/profile/index.js';
import { BUILT_IN_FORMULARY, compose } from '../../dist/src/therapy/index.js';

// As the command line does, before anything is hot.
compileInSmallPieces();

const DAY = 86_400_000;
const HOUR = 3_600_000;
const options = { profile: PROFILES['peristaltic-40-sensing'], formulary: BUILT_IN_FORMULARY };

const clinician = (index, when, order) => ({
  index,
  line: 0,
  when,
  text: order.order,
  action: { do: 'direct', order },
});
const program = (basal, patient) => ({
  order: 'program',
  prescription: { basal, patient, limits: [{ dose: 6_000, per: DAY }] },
});
const flex = (steps) => ({
  mode: 'flex',
  patterns: [
    {
      days: [0, 1, 2, 3, 4, 5, 6],
      steps: Array.from({ length: steps }, (_, i) => ({
        at: Math.floor((i * 24) / steps) * HOUR,
        dose: 1_000 + 100 * i,
      })),
    },
  ],
});
const patient = { dose: 100, duration: 5 * 60_000, lockout: 3 * HOUR, max: 6, per: DAY };
/** A patient who asks each day; `direct` past handheld and radio. */
const habit = (index, hours, direct) => ({
  index,
  line: 0,
  when: { after: 'previous', delay: 0 },
  text: 'habit',
  action: {
    do: 'person',
    habit: { habit: 'asks-for-bolus', at: hours.map((h) => h * HOUR + 60_000), until: null },
    ...(direct ? { direct } : {}),
  },
});

/** A life of `days` days; refilled every 100 days. */
const scenario = (days, basal, boluses, direct = true) => {
  const steps = [
    clinician(0, { at: 60_000 }, { order: 'prime', extent: 'full-system' }),
    clinician(1, { after: 'prime-complete', delay: 0 }, program(basal, boluses.length > 0 ? patient : null)),
  ];
  if (boluses.length > 0) steps.push(habit(2, boluses, direct));
  for (let at = 100; at < days; at += 100) {
    steps.push(
      clinician(
        steps.length,
        { at: at * DAY },
        { order: 'refill', withdraw: null, fill: 38e9, drug: null, concentration: null },
      ),
    );
  }
  return {
    version: 1,
    title: 'bench',
    purpose: 'bench',
    device: 'peristaltic-40-sensing',
    drug: { name: 'morphine', concentration: 20_000 },
    implant: { fill: 38e9, catheterLength: 80 },
    seed: 7,
    start: 8 * HOUR,
    until: days * DAY,
    steps,
    expectations: [],
    hash: 'bench',
  };
};

const timed = (days, work) => {
  const begin = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const result = work();
  const used = process.cpuUsage(cpu);
  return {
    seconds: Number(process.hrtime.bigint() - begin) / 1e9,
    cpu_seconds: (used.user + used.system) / 1e6,
    simulated_days: days,
    rss_mb: Math.round(process.memoryUsage().rss / 1e6),
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1e3),
    ...result,
  };
};
const run = (days, basal, boluses, extra = {}, direct = true) =>
  timed(days, () => {
    const { events, verdict } = runScenario(scenario(days, basal, boluses, direct), { ...options, ...extra });
    return { events, verdict };
  });

/**
 * The same firmware and the same plant, ticked: each second the statechart takes an input and the plant is brought up to
 * date. The clock, the oracle and the records are left out, in favour of ticking.
 */
const ticked = (days) =>
  timed(days, () => {
    const { profile } = options;
    const implant = { catheterLength: 80, start: 8 * HOUR };
    const fill = { volume: 38e9, drug: 'morphine', drugClass: 'withdrawal-risk', concentration: 20_000 };
    const firmware = bootFirmware(firmwareConfig(profile, implant), fill);
    let plant = createPlant({ profile, catheterLength: 80, fill: 38e9, composition: { morphine: 20_000 }, bias: 0 });
    let id = 0;
    const give = (input) => {
      for (const output of firmware.handle(input).outputs) {
        if (output.type === 'motor.drive') plant = driven(plant, input.at, output.flow);
      }
    };
    const { value } = compose(program(flex(13), patient).prescription, {
      profile,
      drug: BUILT_IN_FORMULARY.find((drug) => drug.name === 'morphine'),
      concentration: 20_000,
    });
    give({ type: 'power.implanted', at: 0 });
    give({ type: 'command.program', at: 0, id: id++, program: value.program });
    const asks = new Set([8, 12, 17, 22].map((hour) => (((hour - 8 + 24) % 24) * HOUR + 60_000) % DAY));
    for (let at = 1_000; at <= days * DAY; at += 1_000) {
      give({ type: 'clock.deadline', at });
      if (asks.has(at % DAY)) give({ type: 'command.patient-bolus', at, id: id++ });
      look(plant, at);
    }
    return { events: days * 86_400, strokes: look(plant, days * DAY).strokesCommanded };
  });

/** Eleven steps of the day, and three boluses of three events each: request, end, end of lockout. */
const yearOnce = () => run(365, flex(11), [9, 15, 21]);
const SIMPLE = { mode: 'simple', dose: 1_500 };
const CASES = {
  life: () => run(7 * 365, flex(13), [8, 12, 17, 22]),
  'life-traced': () => {
    let bytes = 0;
    const writer = createTraceWriter((line) => {
      bytes += line.length + 1;
    });
    const result = run(7 * 365, flex(13), [8, 12, 17, 22], { sinks: [writer.sink] });
    return { ...result, lines: writer.lines, bytes };
  },
  // V8 compiles what is hot during the first run, so the figure is that of a process that has warmed up; the cold one is beside it.
  year: () => {
    const cold = yearOnce();
    yearOnce();
    const warm = Array.from({ length: 5 }, yearOnce).sort((a, b) => a.seconds - b.seconds);
    return { ...warm[2], cold_seconds: cold.seconds, events_per_day: cold.events / 365 };
  },
  /** The same year with each request pressed on the handheld: sessions, keys, MACs and frames, all of them. */
  'year-by-radio': () => run(365, flex(11), [9, 15, 21], {}, false),
  'quiet-year': () => run(365, SIMPLE, []),
  'quiet-life': () => run(7 * 365, SIMPLE, []),
  ticked: () => ticked(2),
  histories: () =>
    timed(3, () => {
      const begin = process.hrtime.bigint();
      let n = 0;
      let events = 0;
      while (Number(process.hrtime.bigint() - begin) < 3e9) {
        events += runScenario({ ...scenario(3, flex(4), [8, 12, 17, 22]), seed: n }, options).events;
        n += 1;
      }
      const span = Number(process.hrtime.bigint() - begin) / 1e9;
      return { histories: n, histories_per_second: n / span, events };
    }),
};

const chosen = CASES[process.argv[2] ?? ''];
if (chosen === undefined) throw new Error(`no such case; one of ${Object.keys(CASES).join(', ')}`);
process.stdout.write(`${JSON.stringify(chosen())}\n`);
