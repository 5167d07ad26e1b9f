import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json } from '../cli/said.js';
import { DAY, drop, folder, goTo, HOUR, opened, panel, saved } from './support/studio.js';
import { barriers, theBrowser, visit } from './support/visit.js';

let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(() => browser.close());

describe('the studio and files', () => {
  it('makes steps of what is done, in a file that the command line runs the same way', async () => {
    const { page, leave } = await opened(browser);
    await goTo(page, 24 * HOUR);
    await panel(page, 'Faults');
    await page.getByText('stall for good').click();
    await page.getByRole('button', { name: 'Cause it now' }).click();
    await page.getByRole('button', { name: /motor-stall$/ }).waitFor();
    await page.locator('.verdict.failed').waitFor();
    await panel(page, 'Story');
    const text = await page.locator('pre').textContent();
    const file = await saved(page, 'Save as scenario');
    const told = (await json('run', file)) as unknown as {
      readonly alarms: readonly { alarm: string; raised_ms: number }[];
    };
    const onPage = await page.locator('.alarms li button').allTextContents();
    expect(text).toContain('  - at: 1d 1ms\n    fault: { kind: permanent-stall }\n');
    expect(onPage.map((one) => one.split(' ').at(-1))).toEqual(told.alarms.map(({ alarm }) => alarm));
    await leave();
  });

  it('saves a trace of what was done that the command line makes byte for byte of the saved scenario', async () => {
    const { page, leave } = await opened(browser);
    await goTo(page, 24 * HOUR);
    await panel(page, 'Handheld');
    await page.getByRole('button', { name: 'Bolus', exact: true }).click();
    await goTo(page, 30 * HOUR);
    await panel(page, 'Faults');
    await page.getByLabel('Seek a fault').fill('kink');
    await page.locator('.faults summary').first().click();
    await page.getByLabel(/^for/).fill('90min');
    await page.getByRole('button', { name: 'Cause it now' }).click();
    await panel(page, 'Story');
    const [story, trace] = [await saved(page, 'Save as scenario'), await saved(page, 'Save the trace')];
    expect(readFileSync(story, 'utf8')).toContain('    fault: { kind: kink, for: 90min }\n');
    const other = join(folder(), 'other.jsonl');
    await json('run', story, '--trace', other);
    expect(readFileSync(trace).equals(readFileSync(other))).toBe(true);
    await leave();
  });

  it('saves a report and a picture that stand by themselves', async () => {
    const { page, leave } = await opened(browser);
    await goTo(page, 74 * HOUR);
    const [report, picture] = [await saved(page, 'Save a report'), await saved(page, 'Save the picture')];
    const { page: reader, stirred, leave: close } = await visit(browser, report, DAY);
    expect(await reader.title()).toBe('Held: Occlusion, held, and released - thecal');
    expect(stirred).toEqual([]);
    await close();
    expect(picture).toMatch(/occlusion-and-release\.svg$/);
    const { page: viewer, leave: away } = await visit(browser, picture, DAY);
    expect(await viewer.locator('text', { hasText: 'blocked' }).getAttribute('style')).toMatch(
      /fill:rgb\(179, 38, 30\)/,
    );
    await away();
    await leave();
  });

  it('plays a trace that is dropped on it, says that it is the same, and shows its records', async () => {
    const { page, leave } = await opened(browser);
    const trace = await saved(page, 'Save the trace');
    await page.getByRole('combobox', { name: 'Story' }).selectOption('fault/mri-stall');
    await page.locator('.story h2', { hasNotText: 'Occlusion' }).waitFor();
    await drop(page, 'ward.jsonl', readFileSync(trace, 'utf8'));
    await page.getByText('Played again it is the same, record by record.').waitFor();
    await goTo(page, 74 * HOUR);
    await panel(page, 'Records');
    await page.locator('.records li.now').waitFor();
    expect(await page.locator('.records ol').textContent()).toContain('occlusion');
    await page.locator('.records li.later .moment').first().click();
    await page.getByText('3d 06:', { exact: false }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await leave();
  });

  it('gives a trace with another seed as trace and report only, and opens the same file again', async () => {
    const { page, leave } = await opened(browser);
    const [trace, story] = [join(folder(), 'nine.jsonl'), await saved(page, 'Save as scenario')];
    await json('run', story, '--seed', '9', '--trace', trace);
    const input = page.locator('input[type=file]');
    await input.setInputFiles(trace);
    await page.getByText('This run was ordered with another seed').waitFor();
    const off = (name: string) => page.getByRole('button', { name }).isDisabled();
    expect([await off('Save as scenario'), await off('Copy a link')]).toEqual([true, true]);
    expect([await off('Save the trace'), await off('Save a report')]).toEqual([false, false]);
    expect(await input.inputValue()).toBe('');
    await leave();
  });

  it('answers a trace that was cut or forged, or goes too deep, by what is wrong with it', async () => {
    const { page, stirred, leave } = await opened(browser);
    const text = readFileSync(await saved(page, 'Save the trace'), 'utf8');
    await drop(page, 'cut.jsonl', text.slice(0, text.length / 2));
    await page.getByText('without an end').waitFor();
    await drop(page, 'forged.jsonl', text.replace('Occlusion, held', '<img src=x onerror=hostile()>'));
    await page.getByText('SHA-256').waitFor();
    await drop(page, 'deep.jsonl', `{"kind":${'['.repeat(200_000)}`);
    await page.locator('.troubles').getByText('one JSON object').waitFor();
    expect(await page.locator('.story h2').textContent()).toContain('Occlusion, held, and released');
    expect(stirred()).toEqual([]);
    await leave();
  });

  it('puts a story into an address that opens it again, and says so of one that is damaged', async () => {
    const { page, leave } = await opened(browser);
    await goTo(page, 24 * HOUR);
    await panel(page, 'Surroundings');
    await page.getByRole('button', { name: 'Radio jammed for an hour' }).click();
    await panel(page, 'Story');
    await page.getByText('world: { jam: { for: 1h } }').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await page.getByText('The link is in the address now').waitFor();
    const [address, text] = [page.url(), await page.locator('pre').textContent()];
    expect(address.length).toBeLessThan(4_000);
    const other = await page.context().newPage();
    await other.goto(address);
    await other.locator('pre').waitFor({ state: 'attached' });
    expect(await other.locator('pre').textContent()).toBe(text);
    const third = await page.context().newPage();
    await third.goto(address.replace(/=.{40}/, '='));
    expect(await third.locator('.troubles').textContent()).toBe('The address holds a story that cannot be unpacked.');
    await leave();
  });

  it('says of a file that is far too large that it is, and reads none of it', async () => {
    const { page, leave } = await opened(browser);
    const large = join(folder(), 'large.yaml');
    writeFileSync(large, '#'.repeat(6_000_000));
    await page.locator('input[type=file]').setInputFiles(large);
    expect(await page.locator('.troubles').textContent()).toContain('large.yaml, too large');
    expect(await page.locator('.story h2').textContent()).toContain('Occlusion, held, and released');
    await leave();
  });

  it('says of a file that is wrong what is wrong, and goes on with the story it had; what it says stays text', async () => {
    const { page, stirred, leave } = await opened(browser);
    const wrong = join(folder(), 'wrong.yaml');
    const hostile = '</script><img src=x onerror="globalThis.hostile=1">';
    writeFileSync(wrong, `version: 1\ntitle: ${JSON.stringify(hostile)}\n${hostile}: 3\n`);
    await page.locator('input[type=file]').setInputFiles(wrong);
    await page.locator('.troubles').waitFor();
    expect(await page.locator('.troubles').textContent()).toContain('an unknown key "</script><img');
    expect(await page.evaluate('globalThis.hostile')).toBeUndefined();
    expect(await page.locator('.story h2').textContent()).toContain('Occlusion, held, and released');
    expect(stirred()).toEqual([]);
    await leave();
  });
});
