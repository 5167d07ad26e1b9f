import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, LOOKS, type Look, theBrowser, visit } from './support/visit.js';

const PAGE = resolve('dist/web/index.html');
const [DAY] = LOOKS as readonly [Look, ...Look[]];
const LATE = 'The low-reservoir alarm that came too late';
let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(() => browser.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const step = (page: Page, number: number, of = 8) =>
  page.getByText(`Step ${number} / ${of}`, { exact: true }).waitFor();

/** The page with a lesson chosen from its list, at its first word. */
async function taught(look: Look = DAY) {
  const { page, stirred, leave } = await visit(browser, PAGE, look);
  await page.locator('.verdict.held').waitFor();
  await page.getByRole('tab', { name: 'Lessons' }).click();
  await button(page, LATE).click();
  await step(page, 1);
  return { page, leave, stirred: () => stirred.filter((one) => !one.startsWith('asks for blob:')) };
}

/** The same at its second word, which asks. */
async function asked(look: Look = DAY) {
  const here = await taught(look);
  await button(here.page, 'Continue').click();
  await step(here.page, 2);
  return here;
}

/** Whether the ring lies around the place that a name marks. */
const rings = (page: Page, place: string): Promise<boolean> =>
  page.evaluate(`
    (() => {
      const [ring, target] = ['.ring', '[data-place="${place}"]'].map((one) => document.querySelector(one).getBoundingClientRect());
      return ring.left < target.left && ring.top < target.top && ring.right > target.right && ring.bottom > target.bottom;
    })()`);

describe('a lesson', () => {
  it.each(LOOKS)('has no barrier, and says nothing of its own $name', async (look) => {
    const { page, leave, stirred } = await asked(look);
    await page.getByRole('button', { name: 'From the fill that was typed' }).click();
    await page.locator('.word').first().focus();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await button(page, "Teacher's notes").click();
    expect(await barriers(page)).toEqual([]);
    expect(stirred()).toEqual([]);
    await leave();
  });

  it('stops where it has something to say, and points there', async () => {
    const { page, leave } = await taught();
    expect(await page.locator('.said').textContent()).toContain('A small pump, 20 mL');
    expect(await rings(page, 'reservoir')).toBe(true);
    expect(await page.locator('.ring').textContent()).toBe('reservoir');
    await button(page, 'Continue').click();
    await step(page, 2);
    expect(await page.locator('.time').textContent()).toBe('2d 00:00:00');
    expect(await rings(page, 'rotor')).toBe(true);
    await button(page, 'Play').waitFor();
    await page.waitForTimeout(300);
    expect(await page.locator('.time').textContent()).toBe('2d 00:00:00');
    await leave();
  });

  it('asks, tells what is wrong and what is right, and why, by keyboard alone', async () => {
    const { page, leave } = await asked();
    await button(page, 'From a gauge in the reservoir').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.reason').textContent()).toMatch(/^Not that one\. It cannot look inside/);
    expect(await page.locator('.question li .wrong').textContent()).toBe(
      '✗ From a gauge in the reservoir (Not that one.)',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('.reason').textContent()).toMatch(/^Right\. It cannot look inside/);
    expect(await page.locator('.question li .right').count()).toBe(1);
    expect(await page.locator('.time').textContent()).toBe('2d 00:00:00');
    await leave();
  });

  it('goes on at its own pace, and back to the word before', async () => {
    const { page, leave } = await asked();
    await button(page, 'Continue').click();
    expect(await page.getByLabel('Speed').locator('option:checked').textContent()).toBe('2d/s');
    await page.getByText(/^[3-9]d \d\d:/).waitFor();
    await button(page, 'Hold').click();
    await button(page, 'Back').click();
    await page.locator('.time', { hasText: '2d 00:00:00' }).waitFor();
    await button(page, 'Back').click();
    await step(page, 1);
    expect(await page.locator('.time').textContent()).toBe('0d 00:00:00');
    expect(await button(page, 'Back').isDisabled()).toBe(true);
    await leave();
  });

  it('finds the word of any moment that is gone to, and opens the panel that it speaks of', async () => {
    const { page, leave } = await taught();
    await page.locator('header select').first().selectOption('lesson/what-lockout-does');
    await step(page, 1, 7);
    await page.getByRole('tab', { name: 'Handheld', selected: true }).waitFor();
    await page.getByLabel('Moment').fill(String(20 * 3_600_000));
    await step(page, 5, 7);
    expect(await page.locator('.said').textContent()).toContain('five to four in the morning');
    await leave();
  });

  it('has notes for who teaches, which alone are printed', async () => {
    const { page, leave } = await taught();
    await button(page, "Teacher's notes").click();
    expect(await page.locator('.notes .told > li').count()).toBe(8);
    expect(await page.locator('.notes li.right').count()).toBe(3);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    expect(await button(page, 'Print').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: LATE }).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await button(page, 'Back to the lesson').click();
    await step(page, 1);
    await leave();
  });

  it('tells what a word means under pointer and focus, until Escape', async () => {
    const { page, leave } = await asked();
    const word = page.locator('.word').first();
    const meaning = page.getByRole('tooltip');
    expect(await meaning.count()).toBe(0);
    await word.hover();
    await meaning.waitFor();
    await meaning.hover();
    expect(await meaning.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await meaning.count()).toBe(0);
    await word.focus();
    await meaning.waitFor();
    expect(await word.getAttribute('aria-describedby')).toBe(await meaning.getAttribute('id'));
    await leave();
  });
});
