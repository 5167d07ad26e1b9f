// npm run bench:web: how fast the page loads, and how smoothly it plays, as JSON; each figure from this one run on this machine. Not a test.
import { readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = at('../../dist/web/index.html');
const { module: finding } = await runnerImport(at('../e2e/support/find-chromium.ts'));
const executablePath = finding.findChromium(
  process.env,
  (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true,
);
if (executablePath === null) {
  process.stderr.write(`${finding.MISSING}\n`);
  process.exit(2);
}

const LOADS = 5;
const WATCHED_MS = 6_000;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const share = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * part)];
const round = (number) => Math.round(number * 10) / 10;

const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const opened = async () => {
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
  await page.goto(pathToFileURL(PAGE).href);
  return page;
};

/** From the address to the first picture of a pump, and to a story that is computed to its end, ms. */
async function load() {
  const page = await opened();
  const since = () => page.evaluate('performance.now()');
  await page.locator('.stage').waitFor();
  const pump = await since();
  await page.locator('.verdict.held').waitFor();
  const film = await since();
  await page.context().close();
  return { pump, film };
}

/** Gaps between pictures while the page plays, ms, and the tasks of more than 50 ms that held it up. */
async function watch(page) {
  return page.evaluate(`new Promise((done) => {
    const [gaps, long] = [[], []];
    let moments = 0;
    const time = document.querySelector('.time');
    new MutationObserver(() => moments++).observe(time, { characterData: true, childList: true, subtree: true });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    const begin = performance.now();
    let last = begin;
    const look = (now) => {
      gaps.push(now - last);
      last = now;
      if (now - begin < ${WATCHED_MS}) requestAnimationFrame(look);
      else done({ gaps: gaps.slice(1), long, moments });
    };
    requestAnimationFrame(look);
  })`);
}

const smoothness = ({ gaps, long, moments }) => ({
  pictures_per_second: round(1000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)),
  moments_per_second: round((1000 * moments) / WATCHED_MS),
  gap_ms: { median: round(median(gaps)), p95: round(share(gaps, 0.95)), longest: round(Math.max(...gaps)) },
  long_tasks: { count: long.length, longest_ms: Math.round(Math.max(0, ...long)) },
});

/** Plays a story of the library at a speed. */
async function played(story, speed) {
  const page = await opened();
  await page.locator('.verdict.held').waitFor();
  await page.getByRole('combobox', { name: 'Story' }).selectOption(story);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption(speed);
  await page.locator('.verdict.held, .verdict.failed').first().waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const figures = smoothness(await watch(page));
  await page.context().close();
  return figures;
}

/** Looks at the page while years are computed behind it. */
async function whileComputing(story) {
  const page = await opened();
  await page.locator('.verdict.held').waitFor();
  await page.getByRole('combobox', { name: 'Story' }).selectOption(story);
  const begin = Date.now();
  const figures = smoothness(await watch(page));
  await page.locator('.verdict.held, .verdict.failed').first().waitFor({ timeout: 120_000 });
  const computed = Date.now() - begin;
  await page.context().close();
  return { ...figures, computed_ms_at_most: computed };
}

const loads = [];
for (let i = 0; i < LOADS; i++) loads.push(await load());
const figures = {
  machine: {
    node: process.version,
    chromium: browser.version(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
  },
  page_bytes: { file: statSync(PAGE).size, packed: gzipSync(readFileSync(PAGE)).length, goal: 'under 3,000,000' },
  load_ms: {
    pump_is_seen: Math.round(median(loads.map(({ pump }) => pump))),
    seven_days_are_computed: Math.round(median(loads.map(({ film }) => film))),
    what: `median of ${LOADS} loads from the disk, each in a browser context of its own`,
  },
  plays: {
    goal: '60 pictures a second',
    what: `gaps between pictures over ${WATCHED_MS / 1000} s`,
    hour_a_second: await played('fault/occlusion-and-release', { label: '1 h/s' }),
    day_a_second: await played('nominal/first-month', { label: '1 day/s' }),
    year_a_minute: await played('nominal/replacement-to-end-of-service', { label: '1 year/min' }),
  },
  seven_years_are_computed_behind: await whileComputing('nominal/replacement-to-end-of-service'),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
await browser.close();
