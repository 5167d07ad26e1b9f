// What a tester waits for: many scenarios at once, traces of whole lives written, replayed and compared. Each in a process of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ONE = fileURLToPath(new URL('one-command.mjs', import.meta.url));
/** Figures of a command that went well; a bench of something that fails would say nothing. */
const command = (...words) => {
  const said = JSON.parse(execFileSync(process.execPath, [ONE, ...words], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  if (said.code !== 0)
    throw new Error(`bench: thecal ${words.join(' ')} ended with ${said.code}: ${said.err}${said.out.slice(0, 2_000)}`);
  return said;
};

/** A life with four boluses a day and a refill every 100 days, as a file. */
const life = (days) => {
  const refills = Array.from({ length: Math.ceil(days / 100) - 1 }, (_, i) => (i + 1) * 100);
  return `version: 1
title: A life of ${days} days
purpose: It is long.
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 20 mg/mL }
implant: { fill: 40 mL, catheter: { length: 80 cm } }
seed: 7
start: Mon 00:00
until: ${days}d
steps:
  - { at: 1min, direct: { prime: full-system } }
  - after: prime-complete
    direct: { program: { mode: simple, dose: 1.2 mg/day, patient: { dose: 0.1 mg, duration: 5min, lockout: 3h, max: 6, per: 24h } } }
  - { after: previous, direct: { asks-for-bolus: { at: ['07:01', '11:01', '15:01', '20:01'] } } }
${refills.map((day) => `  - { at: ${day}d, direct: { refill: { fill: 40 mL } } }`).join('\n')}
expect:
  - { at: end, state: { infusion: simple } }
`;
};

const suite = (workers) => {
  const { out } = command('test', 'scenarios', '--json', '--workers', String(workers));
  const { cases, wall_ms, held } = JSON.parse(out);
  return { scenarios: cases.length, held, seconds: wall_ms / 1000, per_second: cases.length / (wall_ms / 1000) };
};

const traced = (folder, days) => {
  const [file, trace] = [join(folder, `${days}.yaml`), join(folder, `${days}.jsonl`)];
  writeFileSync(file, life(days));
  const figures = ({ seconds, peak_rss_mb }) => ({ seconds, peak_rss_mb });
  const run = figures(command('run', file, '--json'));
  const writing = figures(command('run', file, '--json', '--trace', trace));
  const replaying = figures(command('replay', trace));
  const reading = figures(command('coverage', trace, '--json'));
  return {
    days,
    trace_mb: statSync(trace).size / 1e6,
    records: readFileSync(trace, 'latin1').split('\n').length - 1,
    run,
    writing,
    replaying,
    reading,
    replay_to_run: replaying.seconds / run.seconds,
  };
};

/** @returns figures of test, trace and replay */
export function qaFigures() {
  const folder = mkdtempSync(join(tmpdir(), 'thecal-bench-'));
  try {
    const [one, two] = [suite(1), suite(2)];
    const [year, seven] = [traced(folder, 365), traced(folder, 2_555)];
    return {
      test: { one_worker: one, two_workers: two, ratio: two.per_second / one.per_second },
      traces: {
        year,
        seven_years: seven,
        ratio_of_trace: seven.trace_mb / year.trace_mb,
        ratio_of_peak_memory: {
          writing: seven.writing.peak_rss_mb / year.writing.peak_rss_mb,
          replaying: seven.replaying.peak_rss_mb / year.replaying.peak_rss_mb,
          reading: seven.reading.peak_rss_mb / year.reading.peak_rss_mb,
        },
        goal: 'memory does not grow with the length of a trace',
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
