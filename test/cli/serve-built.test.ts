import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Client, inFolder, servedFile } from './serving.js';

const MAIN = join(import.meta.dirname, '../../dist/sim/cli/main.js');

/** The built program, and what it says until it ends. */
function program(...argv: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, 'serve', servedFile('built.yaml'), ...argv]);
  let out = '';
  let heard = (): void => {};
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      out += String(text);
      heard();
    });
  const said = async (words: RegExp): Promise<RegExpExecArray> => {
    for (let found = words.exec(out); ; found = words.exec(out)) {
      if (found !== null) return found;
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, said, ended, out: () => out };
}

describe.skipIf(!existsSync(MAIN))('serve as it is built', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends at %s with exit code 0, clients told and its trace whole',
    async (signal) => {
      const trace = inFolder(`${signal}.jsonl`);
      const { child, said, ended, out } = program('--tcp', '0', '--trace', trace, '--clock', 'virtual');
      const [, port] = await said(/tcp +127\.0\.0\.1:(\d+)/);
      const [, token = ''] = await said(/token +([0-9a-f]{32})\n/);
      await said(/Ctrl\+C/);
      const client = new Client(Number(port)).say({ say: 'hello', version: 1, token });
      expect(await client.next()).toMatchObject({ say: 'welcome', speed: 0 });
      client.say({ say: 'advance', span: 3_600_000 });
      expect(await client.next()).toEqual({ say: 'time', at: 3_600_000 });
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(await client.end()).toEqual(['welcome', 'time', 'end']);
      expect(out()).toContain('ended    1h of 6h');
      const lines = readFileSync(trace, 'utf8').trimEnd().split('\n');
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ kind: 'end', t: 3_600_000, verdict: 'held' });
    },
  );

  it('says what a controller must be told: notice, address, implant, roles, keys, clock', async () => {
    const { child, said, ended, out } = program('--ws', '0', '--token', 'secret-of-mine', '--speed', 'x2');
    await said(/Ctrl\+C/);
    for (const words of [
      'Simulation only',
      'ws ',
      '195939070 (0x0badcafe)',
      'patient, clinician, service',
      'TEST KEYS',
      'runs, 2 ms',
    ])
      expect(out()).toContain(words);
    expect(out()).not.toContain('secret-of-mine');
    expect(out()).not.toContain('WARNING');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
