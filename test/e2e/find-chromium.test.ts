import { describe, expect, it } from 'vitest';
import { findChromium } from './support/find-chromium.js';

const there =
  (...paths: readonly string[]) =>
  (path: string): boolean =>
    paths.includes(path);

describe('findChromium', () => {
  it('takes the one that is named before any on the path', () => {
    const env = { CHROMIUM: '/opt/own', PATH: '/usr/bin' };
    expect(findChromium(env, there('/opt/own', '/usr/bin/chromium'))).toBe('/opt/own');
  });

  it('looks through the path in its order, under every name', () => {
    const env = { PATH: '/a:/b:/c' };
    expect(findChromium(env, there('/c/chromium', '/b/google-chrome'))).toBe('/b/google-chrome');
  });

  it('says that there is none', () => {
    expect(findChromium({ PATH: '/a' }, there())).toBe(null);
    expect(findChromium({}, there('/a/chromium'))).toBe(null);
  });

  it('takes no other when the one that is named is not there', () => {
    expect(() => findChromium({ CHROMIUM: '/gone', PATH: '/a' }, there('/a/chromium'))).toThrow('no such file');
  });
});
