// npm run bench: speed and memory as JSON, each figure from this one run on this machine. Not a test: nothing here can fail.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { qaFigures } from './qa.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const main = fileURLToPath(new URL('../../dist/sim/cli/main.js', import.meta.url));

/** Runs one case in a process of its own, so that memory and warm-up are its own. */
const alone = (name) =>
  JSON.parse(execFileSync(process.execPath, [`${HERE}case.mjs`, name], { encoding: 'utf8', maxBuffer: 1 << 24 }));

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const repeated = (name, times) => {
  const runs = Array.from({ length: times }, () => alone(name));
  const seconds = runs.map((r) => r.seconds);
  return { ...runs[0], seconds: median(seconds), seconds_all: seconds, rss_mb: median(runs.map((r) => r.rss_mb)) };
};

/** The same case with every thread of the process on one processor; null where `taskset` is missing. */
const onOneCpu = (name) => {
  try {
    const { seconds } = JSON.parse(
      execFileSync('taskset', ['-c', '0', process.execPath, `${HERE}case.mjs`, name], { encoding: 'utf8' }),
    );
    return seconds;
  } catch {
    return null;
  }
};

const coldStart = () => {
  const times = Array.from({ length: 7 }, () => {
    const begin = process.hrtime.bigint();
    execFileSync(process.execPath, [main, '--version']);
    return Number(process.hrtime.bigint() - begin) / 1e6;
  });
  return { ms: median(times), ms_all: times };
};

const life = repeated('life', 3);
const year = alone('year');
const byRadio = alone('year-by-radio');
const quietYear = alone('quiet-year');
const quietLife = alone('quiet-life');
const ticked = alone('ticked');
const perDay = (r) => r.seconds / r.simulated_days;

process.stdout.write(
  `${JSON.stringify(
    {
      machine: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length },
      seven_year_life: {
        ...life,
        seconds_on_one_cpu: onOneCpu('life'),
        goal: 'under 2 s and 200 MB on one core',
        what: '13-step flex day, four patient boluses a day, refills, oracle on, no trace',
      },
      one_year_20_events_a_day: {
        ...year,
        goal: 'under 0.3 s without a trace',
        what: 'median of five runs in a process that has warmed up with two; cold_seconds is its first run',
      },
      one_year_by_radio: {
        ...byRadio,
        ms_per_session: ((byRadio.seconds - year.cold_seconds) * 1000) / (3 * 365),
        what: 'the year above, cold, with its three requests a day pressed on the handheld and sent through the air; the cost beyond the same year without radio, by session',
      },
      ticked_once_a_second: {
        ticked,
        ratio: perDay(ticked) / perDay(life),
        goal: 'at least 1,000 times faster than the same machine ticked once a second',
        what: `ticked over ${ticked.simulated_days} days only; compared per simulated day with the seven-year life above`,
      },
      cost_follows_events: {
        quiet_year: quietYear,
        quiet_seven_years: quietLife,
        ratio_of_time: quietLife.seconds / quietYear.seconds,
        ratio_of_simulated_time: quietLife.simulated_days / quietYear.simulated_days,
        microseconds_per_event: { life: (life.seconds * 1e6) / life.events, year: (year.seconds * 1e6) / year.events },
      },
      trace: alone('life-traced'),
      histories: alone('histories'),
      qa: qaFigures(),
      cold_start_version: { ...coldStart(), goal: 'under 300 ms' },
    },
    null,
    2,
  )}\n`,
);
