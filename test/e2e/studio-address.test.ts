import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyFragment } from '../../sim/cli/studio/story-address.js';
import { opened } from './support/studio.js';
import { theBrowser } from './support/visit.js';

let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(() => browser.close());

describe('the studio', () => {
  it('opens a link that is put into the open page, and has none any more once another story is shown', async () => {
    const { page, leave } = await opened(browser);
    const text = readFileSync('scenarios/fault/kink-by-posture.yaml', 'utf8');
    await page.evaluate(`location.hash = ${JSON.stringify(storyFragment(text))}`);
    await page.locator('pre', { hasText: text.split('\n')[1] ?? '' }).waitFor({ state: 'attached' });
    expect(await page.locator('pre').textContent()).toBe(text);
    expect(await page.evaluate('location.hash')).toBe(storyFragment(text));
    await page.locator('header select').first().selectOption('fault/mri-stall');
    await expect.poll(() => page.evaluate('location.hash')).toBe('');
    await leave();
  });

  it('keeps the focus where it was when no alarm is left to jump to', async () => {
    const { page, leave } = await opened(browser);
    const next = page.getByRole('button', { name: 'Next alarm' });
    for (let i = 0; i < 20 && (await next.getAttribute('aria-disabled')) === 'false'; i++) {
      const before = await page.locator('.time').textContent();
      await next.click();
      await expect.poll(() => page.locator('.time').textContent()).not.toBe(before);
    }
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Next alarm');
    await leave();
  });

  it('tells who does not see it what the picture and the plots show', async () => {
    const { page, leave } = await opened(browser);
    const described = await page.locator('.stage svg').getAttribute('aria-describedby');
    expect(await page.locator(`desc[id="${described}"]`).textContent()).toMatch(
      /^Reservoir [\d.]+ mL, [\d.]+ mL counted; Flow/,
    );
    expect(await page.getByRole('figure', { name: /^Reservoir: [\d.]+ mL$/ }).count()).toBe(1);
    await leave();
  });
});
