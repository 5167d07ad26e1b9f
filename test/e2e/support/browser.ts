import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findChromium, MISSING } from './find-chromium.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** where the one browser of all tests listens, on this machine alone */
    browser: string;
  }
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const isRoot = process.getuid?.() === 0;

function install(): void {
  const apt = ['/usr/bin/apt-get', '/bin/apt-get'].find(isThere);
  if (!isRoot || apt === undefined) throw new Error(MISSING);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const call = (...words: readonly string[]): void => {
    execFileSync(apt, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    call('update');
    call('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
  } catch (cause) {
    throw new Error(`Chromium could not be installed. ${MISSING}`, { cause });
  }
}

/** Starts one browser for all files of the project, and ends it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (findChromium(process.env, isThere) === null) install();
  const executablePath = findChromium(process.env, isThere);
  if (executablePath === null) throw new Error(MISSING);
  const server = await chromium.launchServer({ executablePath, host: '127.0.0.1', chromiumSandbox: !isRoot });
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}
