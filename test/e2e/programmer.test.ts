import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json } from '../cli/said.js';
import { barriers, LOOKS, type Look, theBrowser, visit } from './support/visit.js';

const PAGE = resolve('dist/web/index.html');
const [DAY] = LOOKS as readonly [Look, ...Look[]];
const HOUR = 3_600_000;
const FORM = ['order:bolus', 'field:dose', 'unit:mg', '0', '.', '1', 'field:duration', 'unit:min', '2', '0'];
let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(() => browser.close());

/** The page a day into its first story, with the programmer in view. */
async function opened(look: Look = DAY) {
  const visited = await visit(browser, PAGE, look);
  const { page } = visited;
  await page.locator('.verdict.held').waitFor();
  await page.getByLabel('Moment').fill(String(24 * HOUR));
  await page.getByText('1d 00:00:00', { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Programmer' }).click();
  return visited;
}

/** Presses keys of the device, each when it is there. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.locator(`.programmer [data-key="${key}"]`).click();
}
const head = (page: Page, name: string): Promise<void> =>
  page.locator('.programmer').getByRole('heading', { name, exact: true }).waitFor();

/** Fills in a bolus; each key is waited for by what the screen then shows. */
async function fill(page: Page): Promise<void> {
  await press(page, 'connect');
  await head(page, 'Orders');
  await press(page, ...FORM);
  await page.getByRole('button', { name: 'duration 20 min' }).waitFor();
}

async function saved(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Story' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as scenario' }).click(),
  ]);
  const file = join(mkdtempSync(join(tmpdir(), 'programmer-')), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

describe('the programmer on the page', () => {
  it('is keyed from connect to confirmed, and the saved file gives the same on the command line', async () => {
    const { page, leave } = await opened();
    await fill(page);
    await press(page, 'review');
    await head(page, 'Review');
    await press(page, 'approve');
    await head(page, 'Read back by the pump');
    expect(await page.locator('.programmer .countdown').textContent()).toMatch(/^Confirm within (59|60) s$/);
    await press(page, 'confirm');
    await head(page, 'What has become of it');
    expect(await page.locator('.programmer .answer').textContent()).toBe('Done: the pump has accepted the order.');
    await press(page, 'ok', 'disconnect');
    await head(page, 'Not connected');
    await page.locator('.verdict.held').waitFor();
    const alarms = await page.locator('.alarms li button').allTextContents();
    const file = await saved(page);
    const told = (await json('run', file)) as unknown as {
      readonly verdict: string;
      readonly alarms: readonly { readonly alarm: string }[];
      readonly doses: Readonly<Record<string, unknown>>;
    };
    expect(told.verdict).toBe('held');
    expect(alarms.map((one) => one.split(' ').at(-1))).toEqual(told.alarms.map(({ alarm }) => alarm));
    expect(JSON.stringify(told.doses)).toContain('clinician');
    await leave();
  });

  it('says why a key is not taken, and why a form is refused, to who sees and to who listens', async () => {
    const { page, leave } = await opened();
    await press(page, 'connect', 'order:bolus', 'field:dose', '5');
    const refusals = page.locator('.programmer .refusals');
    await refusals.waitFor();
    expect(await refusals.textContent()).toBe(
      'found "5"; expected a unit: mg, mcg. choose the unit, then key the number',
    );
    expect(await page.locator('.programmer [role=status]').textContent()).toContain('"5"');
    await press(page, 'unit:mg', '2', 'review');
    await page.locator('.programmer .content .refusals li').first().waitFor();
    expect(await page.locator('.programmer .content .refusals').textContent()).toMatch(
      /^found duration; expected a unit/,
    );
    await leave();
  });

  it('is keyed by keyboard alone: digits where a number is open, Enter to review, and no Enter that sends', async () => {
    const { page, leave } = await opened();
    const device = page.locator('.programmer');
    await press(page, 'connect', 'order:bolus', 'field:dose', 'unit:mg');
    await device.getByRole('heading').focus();
    for (const key of ['1', 'Backspace', '0', ',', '1']) {
      await page.keyboard.press(key);
    }
    await device.getByRole('button', { name: 'dose 0.1 mg' }).waitFor();
    await press(page, 'field:duration', 'unit:min');
    await device.getByRole('heading').focus();
    await page.keyboard.type('20');
    await device.getByRole('button', { name: 'duration 20 min' }).waitFor();
    expect(await page.locator('.time').textContent()).toMatch(/^1d 00:00:/);
    await device.getByRole('heading').focus();
    await page.keyboard.press('Enter');
    await head(page, 'Review');
    // Whoever has pressed a key that is gone is at the head of the screen that came.
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    await head(page, 'Review');
    await leave();
  });

  it.each(LOOKS)(
    'has no barrier on any of its screens $name',
    async (look) => {
      const { page, leave } = await opened(look);
      const found: string[] = [...(await barriers(page))];
      await press(page, 'connect');
      await head(page, 'Orders');
      found.push(...(await barriers(page)));
      await press(page, ...FORM);
      await page.getByRole('button', { name: 'duration 20 min' }).waitFor();
      found.push(...(await barriers(page)));
      await press(page, 'review');
      await head(page, 'Review');
      found.push(...(await barriers(page)));
      // Words in place of numbers: a list, a moment of the week, days.
      for (const keys of [
        ['order:acknowledge', 'field:alarm'],
        ['order:set-clock', 'field:to'],
        ['order:program', 'field:mode', 'choose:flex', 'field:patterns', '1', 'field:pattern.1.on'],
      ]) {
        await press(page, 'cancel', ...keys);
        await page.locator('.programmer .foot fieldset').waitFor();
        found.push(...(await barriers(page)));
      }
      expect(found).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      await leave();
    },
    60_000,
  );

  it('shows and sounds the bursts of the handheld, and is silent when muted', async () => {
    const { page, leave } = await visit(browser, PAGE, DAY);
    await page.addInitScript(`
      globalThis.heard = [];
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (when) {
        globalThis.heard.push([this.frequency.value, when]);
        start.call(this, when);
      };`);
    await page.reload();
    await page.locator('.verdict.held').waitFor();
    await page.getByRole('button', { name: 'Mute' }).click();
    await page.getByLabel('Moment').fill(String(74 * HOUR));
    await page.getByText('3d 02:00:00', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Handheld' }).click();
    await page.getByRole('button', { name: 'Status', exact: true }).click();
    await page.locator('.verdict.held').waitFor();
    await page.getByLabel('Moment').fill(String(74 * HOUR + 60_000));
    await page.getByText('Three pulses, again every 25 seconds').waitFor();
    expect(await page.locator('.burst rect').count()).toBe(3);
    expect(await page.evaluate('globalThis.heard')).toEqual([]);
    await page.getByRole('button', { name: 'Sound on' }).click();
    await page.waitForFunction('globalThis.heard.some(([hertz]) => hertz === 523)');
    const pulses = (await page.evaluate(`
      globalThis.heard.filter(([hertz]) => hertz === 523).map(([, when], i, all) => Math.round((when - all[0][1]) * 1000))
    `)) as readonly number[];
    expect(pulses).toEqual([0, 400, 800]);
    await leave();
  });
});
