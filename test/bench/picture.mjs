// npm run picture: the picture of the page that README.md shows, taken of the page as it is built.
import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { module: finding } = await runnerImport(at('../e2e/support/find-chromium.ts'));
const isThere = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const executablePath = finding.findChromium(process.env, isThere);
if (executablePath === null) {
  process.stderr.write(`${finding.MISSING}\n`);
  process.exit(2);
}
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: 'light' });
await page.goto(pathToFileURL(at('../../dist/web/index.html')).href);
await page.locator('.verdict.held').waitFor();
// Two hours into an occlusion: the alarm sounds, the pump holds.
await page.getByLabel('Moment').fill(String(74 * 3_600_000));
await page.locator('.banner.critical').waitFor();
await page.getByLabel('Moment').blur();
await page.screenshot({ path: at('../../docs/images/studio.png') });
await browser.close();
