import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { openBrowser } from '../../../sim/cli/studio/browser.js';
import { storyFragment } from '../../../sim/cli/studio/story-address.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

it('packs a story that the page can unpack, and refuses a larger one with another way', () => {
  expect(storyFragment('x'.repeat(1_000_000))).toMatch(/^#story1=[\w-]+$/);
  expect(() => storyFragment('ä'.repeat(500_001))).toThrow(/a story of 1000002 bytes; .* drop the file on the page/);
  const noise = Array.from(randomBytes(990_000), (byte) => String.fromCharCode(byte & 127)).join('');
  expect(() => storyFragment(noise)).toThrow(/an address of \d{7} characters/);
});

it('leaves an address that is too long for a command to who reads it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'opener-'));
  for (const name of ['xdg-open', 'open']) writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
  vi.stubEnv('PATH', folder);
  expect(() => openBrowser(`http://127.0.0.1/#${'x'.repeat(900_000)}`)).not.toThrow();
});
