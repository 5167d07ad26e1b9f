// Golden traces: what a scenario gave is kept, and every later version must give it again, line by line.
//
//   npm run golden                                           compares all, ends with 1 when one differs
//   npm run golden -- --accept fault/mri-stall --because "…" keeps the present trace of one scenario, with the reason
//   npm run golden -- --accept all --because "…"             the same for every scenario whose verdict is that it held
//
// Left out of the comparison: the versions of project and format, the text of the file and the hashes, which change without
// any change of behaviour, and the arrows of the statecharts that were taken, which the states tell already.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import {
  canonical,
  catalogueOf,
  createTraceWriter,
  firstDifference,
  parseScenario,
  runScenario,
} from '../../../dist/sim/index.js';
import { BUILT_IN_FORMULARY, PROFILES } from '../../../dist/src/index.js';

const REASONS = 'test/golden/REASONS.md';
const goldenOf = (name) => `test/golden/${name}.jsonl`;
const namesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice(0, -ending.length).replaceAll('\\', '/'))
    .sort();

/** A line without what changes although behaviour does not; null when nothing of it is left. */
function lasting(line) {
  const record = JSON.parse(line);
  if (record.kind === 'reach') return null;
  if (record.kind === 'end') delete record.sha256;
  if (record.kind === 'header') {
    delete record.thecal;
    delete record.format;
    delete record.story;
    delete record.scenario.hash;
    delete record.scenario.purpose;
  }
  return canonical(record);
}

/** The lines that a scenario gives now, and whether it held. */
function play(name) {
  const file = `scenarios/${name}.yaml`;
  if (!existsSync(file))
    throw new Error(`golden: there is no ${file}; the names are those below scenarios/, without .yaml`);
  const parsed = parseScenario(readFileSync(file, 'utf8'), { file, catalogue: catalogueOf(BUILT_IN_FORMULARY) });
  if (!parsed.ok) throw new Error(`golden: ${file} is not valid; run thecal check on it`);
  const lines = [];
  const writer = createTraceWriter((line) => {
    const kept = lasting(line);
    if (kept !== null) lines.push(kept);
  });
  const { scenario } = parsed;
  const pump = { profile: PROFILES[scenario.device], formulary: BUILT_IN_FORMULARY };
  const result = runScenario(scenario, { ...pump, sinks: [writer.sink] });
  writer.end(result.end);
  return { lines, held: result.verdict === 'held' };
}

const kept = () => namesIn('test/golden', '.jsonl');

function compare(name) {
  const before = readFileSync(goldenOf(name), 'utf8').trimEnd().split('\n').map(lasting);
  return firstDifference(before, play(name).lines, 2);
}

function accept(names, because) {
  for (const name of names) {
    const { lines, held } = play(name);
    if (!held) {
      process.stdout.write(`${name} is left out: its verdict is not that it held\n`);
      continue;
    }
    const text = `${lines.join('\n')}\n`;
    if (existsSync(goldenOf(name)) && readFileSync(goldenOf(name), 'utf8') === text) continue;
    mkdirSync(dirname(goldenOf(name)), { recursive: true });
    writeFileSync(goldenOf(name), text);
    appendFileSync(REASONS, `- ${name}: ${because}\n`);
    process.stdout.write(`${name} is kept\n`);
  }
}

const { values } = parseArgs({
  options: { accept: { type: 'string' }, because: { type: 'string' }, json: { type: 'boolean' } },
});

if (values.accept !== undefined) {
  if (values.because === undefined || values.because.trim().length < 10) {
    process.stderr.write('golden: say why, with --because "…": the reason is kept beside the trace\n');
    process.exitCode = 2;
  } else {
    accept(values.accept === 'all' ? namesIn('scenarios', '.yaml') : [values.accept], values.because.trim());
  }
} else {
  const differences = Object.fromEntries(kept().map((name) => [name, compare(name)]));
  const wrong = Object.entries(differences).filter(([, difference]) => difference !== null);
  if (values.json) process.stdout.write(`${JSON.stringify(differences)}\n`);
  else for (const [name, d] of wrong) process.stdout.write(`${name}, line ${d.line}\n  - ${d.a}\n  + ${d.b}\n`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
