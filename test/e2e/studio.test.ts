import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json } from '../cli/said.js';
import { barriers, LOOKS, type Look, theBrowser, visit } from './support/visit.js';

const PAGE = resolve('dist/web/index.html');
const [DAY] = LOOKS as readonly [Look, ...Look[]];
const HOUR = 3_600_000;
/** Bytes of the whole page in one file, as docs/guide/educator.md says. */
const BUDGET = 3_000_000;
let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(() => browser.close());

/** The page with its first story computed to the end. */
async function opened(look: Look = DAY) {
  const { page, stirred, leave } = await visit(browser, PAGE, look);
  await page.locator('.verdict.held').waitFor();
  return { page, leave, stirred: () => stirred.filter((one) => !one.startsWith('asks for blob:')) };
}

async function goTo(page: Page, ms: number): Promise<void> {
  await page.getByLabel('Moment').fill(String(ms));
  const [hours, minutes] = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / 60_000)];
  const two = (n: number): string => String(n).padStart(2, '0');
  await page.getByText(`${Math.floor(hours / 24)}d ${two(hours % 24)}:${two(minutes)}:00`, { exact: true }).waitFor();
}

/** Opens one of the panels. */
const panel = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

/** Presses a button that gives a file. @returns where it was saved */
async function saved(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  const file = join(mkdtempSync(join(tmpdir(), 'studio-')), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** Drops a file on the page, as somebody does who drags it from a folder. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const held = await page.evaluateHandle(
    `(() => { const held = new DataTransfer(); held.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return held; })()`,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: held });
  await page.getByText('Let go to open the file').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: held });
}

describe('the studio', () => {
  it.each(LOOKS)(
    'works from a disk, asks the network for nothing, says nothing and has no barrier $name',
    async (look) => {
      const { page, stirred, leave } = await opened(look);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      expect(await barriers(page)).toEqual([]);
      expect(stirred()).toEqual([]);
      await leave();
    },
  );

  it('shows what is so at any moment, either way, and jumps to alarms', async () => {
    const { page, leave } = await opened();
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
    const { page, leave } = await opened();
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

  it('plays, and stands still', async () => {
    const { page, leave } = await opened();
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

  it('makes steps of what is done, in a file that the command line runs the same way', async () => {
    const { page, leave } = await opened();
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
    const { page, leave } = await opened();
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
    const other = join(mkdtempSync(join(tmpdir(), 'studio-')), 'other.jsonl');
    await json('run', story, '--trace', other);
    expect(readFileSync(trace).equals(readFileSync(other))).toBe(true);
    await leave();
  });

  it('saves a report and a picture that stand by themselves', async () => {
    const { page, leave } = await opened();
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
    const { page, leave } = await opened();
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

  it('answers a trace that was cut or forged, or goes too deep, by what is wrong with it', async () => {
    const { page, stirred, leave } = await opened();
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

  it('holds a run that was kept beside what is done afterwards', async () => {
    const { page, leave } = await opened();
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
    const { page, leave } = await opened();
    await page.getByLabel('Language').selectOption('de');
    await page.getByRole('button', { name: 'Abspielen' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.reload();
    await page.getByRole('button', { name: 'Abspielen' }).waitFor();
    await leave();
  });

  it('is a handheld that says why a bolus is denied', async () => {
    const { page, leave } = await opened();
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

  it('puts a story into an address that opens it again, and says so of one that is damaged', async () => {
    const { page, leave } = await opened();
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

  it('runs no script but its own, and reaches nothing', async () => {
    const { page, leave } = await opened();
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

  it('says of a file that is far too large that it is, and reads none of it', async () => {
    const { page, leave } = await opened();
    const large = join(mkdtempSync(join(tmpdir(), 'studio-')), 'large.yaml');
    writeFileSync(large, '#'.repeat(6_000_000));
    await page.locator('input[type=file]').setInputFiles(large);
    expect(await page.locator('.troubles').textContent()).toContain('large.yaml, of 6000000 bytes');
    expect(await page.locator('.story h2').textContent()).toContain('Occlusion, held, and released');
    await leave();
  });

  it('keeps its budget of size', () => {
    expect(statSync(PAGE).size).toBeLessThan(BUDGET);
  });

  it('says of a file that is wrong what is wrong, and goes on with the story it had; what it says stays text', async () => {
    const { page, stirred, leave } = await opened();
    const wrong = join(mkdtempSync(join(tmpdir(), 'studio-')), 'wrong.yaml');
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

describe('thecal studio', () => {
  /** Asks the server as a browser does that has taken it for another host. */
  const asked = (address: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ readonly status: number; readonly csp: string }>((done, fail) => {
      const call = request(new URL(path, address), { headers, method }, (answer) => {
        answer.resume();
        done({ status: answer.statusCode ?? 0, csp: String(answer.headers['content-security-policy'] ?? '') });
      });
      call.on('error', fail);
      call.end();
    });

  it('serves the page to this machine alone, and nothing else', async () => {
    const child = spawn('node', ['dist/sim/cli/main.js', 'studio', '--only-serve'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    try {
      const address = await new Promise<string>((done) => {
        child.stdout.on('data', (text) => {
          const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(String(text)) ?? [];
          if (found !== undefined) done(found);
        });
      });
      const page = await browser.newPage();
      await page.goto(address);
      await page.locator('.verdict.held').waitFor();
      expect(await asked(address, '/')).toMatchObject({ status: 200, csp: "frame-ancestors 'none'" });
      expect((await asked(address, '/../../package.json')).status).toBe(404);
      expect((await asked(address, '/', { host: 'evil.example' })).status).toBe(421);
      expect((await asked(address, '/', {}, 'POST')).status).toBe(405);
      await page.close();
    } finally {
      child.kill('SIGTERM');
    }
    expect(await new Promise((done) => child.on('exit', done))).toBe(0);
  });
});
