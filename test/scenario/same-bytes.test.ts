import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createTraceWriter } from '../../sim/trace/index.js';
import { fileOf, play, storyOf } from './told.js';

const folder = mkdtempSync(join(tmpdir(), 'same-bytes-'));
const MAIN = resolve('dist/sim/cli/main.js');

function inProcess(name: string, settings: readonly string[] = []): string {
  const lines: string[] = [];
  const writer = createTraceWriter((line) => lines.push(line));
  writer.end(play(storyOf(name, settings), writer.sink).end);
  return `${lines.join('\n')}\n`;
}

/** The trace that the built program writes in a process of its own. */
function inChild(name: string, env: Readonly<Record<string, string>>, file: string): string {
  const path = join(folder, file);
  const words = [MAIN, 'run', fileOf(name), '--trace', path];
  const { status, stderr } = spawnSync('node', words, { env: { ...process.env, ...env }, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const bytes = readFileSync(path);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Says which line differs first, since two long texts tell nobody anything. */
function difference(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')];
  const i = left.findIndex((line, at) => line !== right[at]);
  return a === b ? '' : `line ${i + 1}\n- ${left[i] ?? ''}\n+ ${right[i] ?? ''}`;
}

const PLACES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['as here', {}],
  ['in Turkish, on a line island', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
  ['in plain C, in Kathmandu', { TZ: 'Asia/Kathmandu', LANG: 'C', LC_ALL: 'C', NO_COLOR: '1' }],
];

describe('one name, one trace', () => {
  it.each(['fault/occlusion-and-release', 'nominal/patient-boluses', 'fault/mri-stall-delayed'])('%s', (name) => {
    const here = inProcess(name);
    expect(difference(here, inProcess(name))).toBe('');
    for (const [where, env] of PLACES) expect(difference(here, inChild(name, env, 'x.jsonl')), where).toBe('');
    expect(difference(here, inChild(name, {}, 'x.jsonl.gz')), 'compressed').toBe('');
  });

  it('another seed is another name', () => {
    const seed = (n: number): string => inProcess('fault/mri-stall-delayed', [`seed=${n}`]);
    expect(seed(21)).not.toBe(seed(22));
  });

  it('holds no wall time, no host and no path', () => {
    const text = inProcess('nominal/first-month');
    expect(text).not.toMatch(/20\d\d-\d\d-\d\d|scenarios\/|node_modules/);
    expect(difference('a\nb\n', 'a\nc\n')).toBe('line 2\n- b\n+ c');
  });
});
