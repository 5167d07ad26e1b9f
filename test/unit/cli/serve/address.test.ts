import { describe, expect, it } from 'vitest';
import { isLoopback, parseAddress, writtenAddress } from '../../../../sim/cli/serve/address.js';

describe('addresses', () => {
  it.each([
    ['7400', '127.0.0.1', 7400],
    ['0', '127.0.0.1', 0],
    ['65535', '127.0.0.1', 65_535],
    ['0.0.0.0:80', '0.0.0.0', 80],
    ['localhost:1', 'localhost', 1],
    ['[::1]:7400', '::1', 7400],
  ])('%s', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ ok: true, value: { host, port } });
  });

  it.each(['', '65536', '-1', ':80', 'a:', '::1:80', '[::1]', '1.5', 'a b:80', '7400 ', '0x10'])('not %j', (text) => {
    expect(parseAddress(text).ok).toBe(false);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.0.0.1.example.org', false],
    ['localhost.example.org', false],
    ['192.168.0.1', false],
  ])('%s is loopback: %s', (host, is) => {
    expect(isLoopback(host)).toBe(is);
  });

  it('are written as they are read', () => {
    expect(writtenAddress({ host: '::1', port: 7 })).toBe('[::1]:7');
    expect(writtenAddress({ host: '127.0.0.1', port: 7 })).toBe(`127.0.0.1:${7}`);
  });
});
