import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** How somebody looks at a page. */
export type Look = { readonly name: string; readonly width: number; readonly scheme: 'light' | 'dark' };

/** By day, by night, and on a phone. */
export const LOOKS: readonly Look[] = [
  { name: 'by day', width: 1200, scheme: 'light' },
  { name: 'by night', width: 1200, scheme: 'dark' },
  { name: 'on a phone', width: 360, scheme: 'light' },
];

/** The one browser of all tests. */
export const theBrowser = (): Promise<Browser> => chromium.connect(inject('browser'));

/** What a page did that a page at rest does not do. */
export type Visit = { readonly page: Page; readonly stirred: readonly string[]; readonly leave: () => Promise<void> };

/** Opens a page from disk, without a network, and notes whatever it asks for or says. */
export async function visit(browser: Browser, path: string, { width, scheme }: Look): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, offline: true });
  const page = await context.newPage();
  const stirred: string[] = [];
  const url = pathToFileURL(path).href;
  page.on('request', (request) => {
    if (request.url() !== url) stirred.push(`asks for ${request.url()}`);
  });
  page.on('console', (message) => stirred.push(`says ${message.text()}`));
  page.on('pageerror', (error) => stirred.push(`fails: ${error.message}`));
  page.on('dialog', (dialog) => {
    stirred.push(`asks ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, stirred, leave: () => context.close() };
}

type Found = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** What axe finds in a page with everything in it opened, by all of its rules. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document)')) as { readonly violations: readonly Found[] };
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}
