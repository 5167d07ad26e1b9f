import { statSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, goTo, HOUR, opened, PAGE, panel } from './support/studio.js';
import { barriers, LOOKS, theBrowser, visit } from './support/visit.js';

/** Bytes of the whole page in one file, as docs/guide/educator.md says. */
const BUDGET = 3_000_000;
let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(() => browser.close());

describe('the studio', () => {
  it.each(LOOKS)(
    'works from a disk, asks the network for nothing, says nothing and has no barrier $name',
    async (look) => {
      const { page, stirred, leave } = await opened(browser, look);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      expect(await barriers(page)).toEqual([]);
      expect(stirred()).toEqual([]);
      await leave();
    },
  );

  it.each(LOOKS)('has no barrier in any of its panels $name', async (look) => {
    const { page, stirred, leave } = await opened(browser, look);
    const tabs = await page.getByRole('tab').allTextContents();
    expect(tabs.length).toBeGreaterThan(5);
    for (const tab of tabs) {
      await panel(page, tab);
      expect([tab, await barriers(page)]).toEqual([tab, []]);
    }
    expect(stirred()).toEqual([]);
    await leave();
  });

  it('shows who wants less motion pictures one after the other, in the same time', async () => {
    const { page, leave } = await opened(browser);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const told = await page.evaluate(`new Promise((done) => {
      let changes = 0;
      new MutationObserver(() => changes++).observe(document.querySelector('.time'), { characterData: true, subtree: true });
      setTimeout(() => done([changes, document.querySelector('.time').textContent]), 3_000);
    })`);
    const [changes, time] = told as [number, string];
    expect(changes).toBeLessThan(10);
    expect(time).toMatch(/^0d 0[2-4]:/);
    await leave();
  });

  it('shows what is so at any moment, either way, and jumps to alarms', async () => {
    const { page, leave } = await opened(browser);
    await goTo(page, 74 * HOUR);
    expect(await page.locator('.banner .active').textContent()).toBe('occlusion');
    expect(await page.locator('.trouble text').textContent()).toBe('blocked');
    await goTo(page, 24 * HOUR);
    expect(await page.locator('.banner .active').textContent()).toBe('No alarm');
    await page.getByRole('button', { name: /occlusion$/ }).click();
    await page.locator('.banner .active.loud').waitFor();
    expect(await page.locator('.state.loud').first().textContent()).toBe('occluded');
    await leave();
  });

  it('sounds as the pump does when an alarm comes, shows that it sounds, and is silent when muted', async () => {
    const { page, leave } = await visit(browser, PAGE, DAY);
    await page.addInitScript(`
      globalThis.heard = [];
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (when) {
        globalThis.heard.push(this.frequency.value);
        start.call(this, when);
      };`);
    await page.reload();
    await page.locator('.verdict.held').waitFor();
    await goTo(page, 74 * HOUR);
    await page.getByText('Two tones for three seconds').waitFor();
    expect(await page.evaluate('globalThis.heard')).toEqual([880, 660]);
    await page.getByRole('button', { name: 'Mute' }).click();
    await goTo(page, 24 * HOUR);
    await goTo(page, 75 * HOUR);
    expect(await page.evaluate('globalThis.heard')).toEqual([880, 660]);
    await leave();
  });

  it('goes where it is dragged, from a moment between two seconds too', async () => {
    const { page, leave } = await opened(browser);
    for (let i = 0; i < 6; i++) await page.getByRole('button', { name: 'Next event' }).click();
    const between = Number(await page.getByRole('slider').inputValue()) % 1000;
    expect(between).toBeGreaterThan(0);
    await goTo(page, 74 * HOUR);
    await page.waitForTimeout(300);
    expect(await page.getByRole('slider').inputValue()).toBe(String(74 * HOUR));
    await page.getByRole('slider').press('ArrowLeft');
    await page.waitForTimeout(300);
    expect(await page.getByRole('slider').inputValue()).toBe(String(74 * HOUR - (7 * 24 * HOUR) / 200));
    await leave();
  });

  it('hears its shortcuts anywhere, and no more once they are turned off', async () => {
    const { page, leave } = await opened(browser);
    const time = () => page.locator('.time').textContent();
    const before = await time();
    await page.locator('h1').click();
    await page.keyboard.press('.');
    await page.waitForFunction(`document.querySelector('.time').textContent !== ${JSON.stringify(before)}`);
    const after = await time();
    await page.getByLabel('Shortcuts').uncheck();
    await page.locator('h1').click();
    await page.keyboard.press('.');
    await page.keyboard.press(' ');
    await page.waitForTimeout(300);
    expect(await time()).toBe(after);
    expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1);
    await leave();
  });

  it('plays, and stands still', async () => {
    const { page, leave } = await opened(browser);
    await page.getByLabel('Speed').selectOption({ label: '1 day/s' });
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByText(/^1d \d\d:/).waitFor();
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.waitForTimeout(300);
    const stands = await page.locator('.time').textContent();
    await page.waitForTimeout(300);
    expect(await page.locator('.time').textContent()).toBe(stands);
    await leave();
  });

  it('holds a run that was kept beside what is done afterwards', async () => {
    const { page, leave } = await opened(browser);
    await panel(page, 'Compare');
    await page.getByRole('button', { name: 'Keep this run' }).click();
    await page.getByText('Both have told the same so far.').waitFor();
    await goTo(page, 24 * HOUR);
    await panel(page, 'Faults');
    await page.getByLabel('Seek a fault').fill('permanent');
    await page.getByText('stall for good').click();
    await page.getByRole('button', { name: 'Cause it now' }).click();
    await panel(page, 'Compare');
    await page.getByText('They part at 1d 00:00:00').waitFor();
    await goTo(page, 48 * HOUR);
    const row = page.locator('.compare tr', { hasText: 'Alarms' });
    expect(await row.locator('td').allTextContents()).toEqual(['motor-stall', 'No alarm']);
    expect(await barriers(page)).toEqual([]);
    await leave();
  });

  it('speaks German when it is asked to, and remembers it', async () => {
    const { page, leave } = await opened(browser);
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('button', { name: 'Abspielen' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.locator('.alarms').getByText('Okklusion vermutet').first().waitFor();
    await panel(page, 'Störungen');
    await page.getByText('Katheter verschlossen').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Abspielen' }).waitFor();
    await leave();
  });

  it('is a handheld that says why a bolus is denied', async () => {
    const { page, leave } = await opened(browser);
    await panel(page, 'Handheld');
    expect(await page.locator('.answer').textContent()).toBe('Nothing was asked for yet.');
    await goTo(page, 74 * HOUR);
    await page.getByRole('button', { name: 'Bolus', exact: true }).click();
    await page.locator('.verdict.held').waitFor();
    await goTo(page, 74 * HOUR + 60_000);
    await page.locator('.answer.bad').waitFor();
    expect(await page.locator('.answer.bad').textContent()).toMatch(/clinic/);
    await leave();
  });

  it('runs no script but its own, and reaches nothing', async () => {
    const { page, leave } = await opened(browser);
    const tried = await page.evaluate(`
      (async () => {
        document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.inline = 1' }));
        let fetched = 'no';
        try { await fetch('data:text/plain,x'); fetched = 'yes'; } catch {}
        return [typeof globalThis.inline, fetched];
      })()`);
    expect(tried).toEqual(['undefined', 'no']);
    await leave();
  });

  it('keeps its budget of size', () => {
    expect(statSync(PAGE).size).toBeLessThan(BUDGET);
  });
});
