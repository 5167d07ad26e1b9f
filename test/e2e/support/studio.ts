import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LOOKS, type Look, visit } from './visit.js';

/** The page as it is built. */
export const PAGE = resolve('dist/web/index.html');
/** By day, on a wide screen. */
export const [DAY] = LOOKS as readonly [Look, ...Look[]];
export const HOUR = 3_600_000;

/** The page with its first story computed to the end. */
export async function opened(browser: Browser, look: Look = DAY) {
  const { page, stirred, leave } = await visit(browser, PAGE, look);
  await page.locator('.verdict.held').waitFor();
  return { page, leave, stirred: () => stirred.filter((one) => !one.startsWith('asks for blob:')) };
}

/** Drags the moment to a full second, and waits until the pump is there. */
export async function goTo(page: Page, ms: number): Promise<void> {
  await page.getByLabel('Moment').fill(String(ms));
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / 60_000)];
  const two = (n: number): string => String(n).padStart(2, '0');
  await page.getByText(`${Math.floor(hours / 24)}d ${two(hours % 24)}:${two(minutes)}:00`, { exact: true }).waitFor();
}

/** Opens one of the panels. */
export const panel = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

/** A folder for the files of one test. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'studio-'));

/** Presses a button that gives a file. @returns where it was saved */
export async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  const file = join(folder(), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Drops a file on the page, as somebody does who drags it from a folder. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  const held = await page.evaluateHandle(
    `(() => { const held = new DataTransfer(); held.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return held; })()`,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: held });
  await page.getByText('Let go to open the file').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: held });
}
