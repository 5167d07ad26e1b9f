import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failedPage, heldPage, lifePage, suitePage } from './support/pages.js';
import { barriers, LOOKS, type Look, theBrowser, visit } from './support/visit.js';

const [DAY] = LOOKS as readonly [Look, ...Look[]];
const PAGES = ['held', 'failed', 'life', 'suite'] as const;
const paths: Record<string, string> = {};
let browser: Browser;

beforeAll(async () => {
  browser = await theBrowser();
  paths.held = await heldPage();
  paths.failed = await failedPage();
  paths.life = await lifePage();
  paths.suite = await suitePage();
});
afterAll(() => browser.close());

const at = (name: string): string => paths[name] ?? '';

describe.each(PAGES)('the page of a run (%s)', (name) => {
  it.each(LOOKS)('has no barrier, asks for nothing and scrolls one way $name', async (look) => {
    const { page, stirred, leave } = await visit(browser, at(name), look);
    const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(sideways)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(sideways)).toBe(0);
    expect(stirred).toEqual([]);
    await leave();
  });

  it('says in one glance how it went, and names every picture', async () => {
    const { page, leave } = await visit(browser, at(name), DAY);
    const word = { held: 'Held', failed: 'Failed', life: 'Held', suite: 'Not held' }[name];
    expect(await page.title()).toMatch(new RegExp(`^${word}: .* - thecal$`, 's'));
    const box = await page.locator('.verdict').boundingBox();
    expect((box?.y ?? 1e9) + (box?.height ?? 0)).toBeLessThan(800);
    expect(await page.locator('.verdict strong').textContent()).toBe(word);
    const pictures = page.getByRole('img');
    expect(await pictures.count()).toBeGreaterThanOrEqual(name === 'suite' ? 0 : 4);
    for (const picture of await pictures.all()) {
      expect(await picture.locator('title').first().textContent()).not.toBe('');
      expect(await picture.locator('desc').first().textContent()).not.toBe('');
    }
    await leave();
  });

  it('is printed by day on A4, nothing wider than the paper, closed data open', async () => {
    const { page, leave } = await visit(browser, at(name), { ...DAY, scheme: 'dark' });
    // A4 less its margins, at 96 dots an inch.
    await page.setViewportSize({ width: 688, height: 1_000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const colour = 'getComputedStyle(document.documentElement).getPropertyValue("--page").trim()';
    expect(await page.evaluate(colour)).toBe('#ffffff');
    const wide = `[...document.querySelectorAll('table, svg, figure, pre, code')].filter((e) => e.getBoundingClientRect().right > 689).map((e) => e.outerHTML.slice(0, 80))`;
    expect(await page.evaluate(wide)).toEqual([]);
    // The page of a test run has nothing that is closed.
    if (name !== 'suite') expect(await page.locator('details td').first().isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(10_000);
    await leave();
  });
});

describe('a scenario that means ill', () => {
  it('stays text, all of it', async () => {
    const { page, stirred, leave } = await visit(browser, at('failed'), DAY);
    expect(await page.evaluate('globalThis.hostile ?? null')).toBe(null);
    expect(await page.evaluate('document.querySelectorAll("script, img, iframe, object, link, base").length')).toBe(0);
    const handlers =
      '[...document.querySelectorAll("*")].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith("on"))';
    expect(await page.evaluate(handlers)).toEqual([]);
    const heading = await page.locator('h1').textContent();
    expect(heading).toContain('</title></style></svg><script>globalThis.hostile = 1</script>');
    expect(heading).toContain('[U+202E]gnorw[U+202C] \u2407\u241b[31m');
    expect(stirred).toEqual([]);
    await leave();
  });

  it('could run nothing even if it were markup', () => {
    const text = readFileSync(at('failed'), 'utf8');
    expect(text).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;;`);
  });
});
