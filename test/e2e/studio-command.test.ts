import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { said } from '../cli/said.js';
import { folder } from './support/studio.js';
import { theBrowser } from './support/visit.js';

let browser: Browser;
beforeAll(async () => {
  browser = await theBrowser();
});
afterAll(() => browser.close());

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

  /** Starts the command. @returns it, and the address that it prints */
  async function started(...words: readonly string[]) {
    const child = spawn('node', ['dist/sim/cli/main.js', 'studio', ...words, '--only-serve'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const address = await new Promise<string>((done) => {
      child.stdout.on('data', (text) => {
        const [found] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(String(text)) ?? [];
        if (found !== undefined) done(found);
      });
    });
    return { child, address };
  }

  it('opens with a story of one’s own, and serves nothing for one that is not valid', async () => {
    const { child, address } = await started('scenarios/fault/kink-by-posture.yaml');
    const page = await browser.newPage();
    await page.goto(address);
    await page.locator('pre').waitFor({ state: 'attached' });
    expect(await page.locator('pre').textContent()).toBe(readFileSync('scenarios/fault/kink-by-posture.yaml', 'utf8'));
    await page.close();
    child.kill('SIGTERM');
    await once(child, 'exit');
    const wrong = join(folder(), 'wrong.yaml');
    writeFileSync(wrong, 'version: 1\n');
    expect((await said('studio', wrong, '--only-serve')).code).toBe(3);
  });

  it('serves the page to this machine alone, and nothing else', async () => {
    const { child, address } = await started();
    try {
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
