import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { traceFile } from '../../../sim/trace/file.js';
import { readTraceFile, traceLines } from '../../../sim/trace/file-reader.js';
import type { TraceRecord } from '../../../sim/trace/index.js';
import { textOf, wholeTrace } from './support.js';

const folder = mkdtempSync(join(tmpdir(), 'thecal-trace-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

const written = (name: string, lines: readonly string[]): number => {
  const file = traceFile(at(name));
  if (!file.ok) throw new Error(file.refusal.code);
  for (const line of lines) file.value.write(line);
  const closed = file.value.close();
  if (!closed.ok) throw new Error(closed.refusal.code);
  return closed.value;
};

const refusal = (result: { ok: boolean; refusal?: { code: string } }): string => result.refusal?.code ?? 'none';

const nobody = (): void => {};

const issues = async (name: string): Promise<readonly string[]> => {
  const reading = await readTraceFile(at(name), nobody);
  return reading.ok ? reading.value.map(({ code }) => code) : [reading.refusal.code];
};

const short = wholeTrace(3);
const long = wholeTrace(40_000);

describe('trace files', () => {
  it.each(['short.jsonl', 'short.jsonl.gz'])('%s gives back the trace', async (name) => {
    const size = written(name, short);
    expect(readFileSync(at(name))).toHaveLength(size);
    const records: TraceRecord[] = [];
    expect(await readTraceFile(at(name), (record) => records.push(record))).toEqual({ ok: true, value: [] });
    expect(records).toEqual(short.map((line) => JSON.parse(line)));
  });

  it.each(['long.jsonl', 'long.jsonl.gz'])(
    '%s is read batch by batch, and lines across blocks stay whole',
    async (name) => {
      written(name, long);
      const source = traceLines(at(name));
      if (!source.ok) throw new Error(source.refusal.code);
      const lines: string[] = [];
      let batches = 0;
      for await (const batch of source.value) {
        batches += 1;
        lines.push(...batch.lines);
        expect(batch.cut).toBe(false);
      }
      expect(batches).toBeGreaterThan(1);
      expect(lines).toEqual(long);
    },
  );

  it('writes long traces block by block, in gzip as one file', () => {
    written('long.jsonl', long);
    written('long.jsonl.gz', long);
    const packed = readFileSync(at('long.jsonl.gz'));
    expect(gunzipSync(packed).toString('utf8')).toBe(textOf(long));
    expect(readFileSync(at('long.jsonl'), 'utf8')).toBe(textOf(long));
    const members = packed.toString('latin1').split('\x1f\x8b\x08\x00\x00\x00\x00\x00').length - 1;
    expect(members).toBeGreaterThan(1);
    expect(packed.length * 5).toBeLessThan(textOf(long).length);
  });

  it('gives equal bytes for equal traces, without time and system in them', () => {
    written('one.jsonl.gz', short);
    written('two.jsonl.gz', short);
    const bytes = readFileSync(at('one.jsonl.gz'));
    expect(bytes.equals(readFileSync(at('two.jsonl.gz')))).toBe(true);
    expect([...bytes.subarray(4, 8), bytes[9]]).toEqual([0, 0, 0, 0, 255]);
  });

  it('replaces what was there', () => {
    written('again.jsonl', wholeTrace(9));
    written('again.jsonl', short);
    expect(readFileSync(at('again.jsonl'), 'utf8')).toBe(textOf(short));
  });

  it('refuses a folder that is missing and a name that is a folder', () => {
    const missing = traceFile(at('nowhere/run.jsonl'));
    expect(!missing.ok && missing.refusal).toMatchObject({
      code: 'trace-unwritable',
      remedy: 'create the folder, or correct the path',
    });
    expect(refusal(traceFile(folder))).toBe('trace-unwritable');
  });

  it.skipIf(process.getuid?.() === 0)('refuses a file that may not be written', () => {
    writeFileSync(at('locked.jsonl'), 'keep');
    chmodSync(at('locked.jsonl'), 0o444);
    expect(refusal(traceFile(at('locked.jsonl')))).toBe('trace-unwritable');
    expect(readFileSync(at('locked.jsonl'), 'utf8')).toBe('keep');
  });

  it.skipIf(!existsSync('/dev/full'))('tells at the end that the disk was full, and survives more lines', () => {
    const file = traceFile('/dev/full');
    expect(file.ok).toBe(true);
    if (!file.ok) return;
    for (const line of long) file.value.write(line);
    const closed = file.value.close();
    expect(!closed.ok && closed.refusal.found).toBe('/dev/full (ENOSPC)');
  });

  it('refuses what cannot be read', async () => {
    expect(refusal(await readTraceFile(at('missing.jsonl'), nobody))).toBe('trace-missing');
    expect(refusal(await readTraceFile(folder, nobody))).toBe('trace-unreadable');
  });

  it('refuses a file of one endless line before it fills the memory', async () => {
    writeFileSync(at('endless.jsonl.gz'), gzipSync(Buffer.alloc(80_000_000, 'x')));
    expect(refusal(await readTraceFile(at('endless.jsonl.gz'), nobody))).toBe('trace-too-long');
  });

  it('refuses damaged gzip', async () => {
    written('damaged.jsonl.gz', short);
    const bytes = readFileSync(at('damaged.jsonl.gz'));
    for (const [name, broken] of [
      ['cut', bytes.subarray(0, bytes.length - 9)],
      ['changed', Buffer.from(bytes.map((byte, i) => (i === 40 ? byte ^ 0xff : byte)))],
      ['plain', Buffer.from(textOf(short))],
    ] as const) {
      writeFileSync(at(`${name}.jsonl.gz`), broken);
      expect(`${name} ${refusal(await readTraceFile(at(`${name}.jsonl.gz`), nobody))}`).toBe(
        `${name} trace-gzip-damaged`,
      );
    }
  });

  it('tells a gzip file that lost whole blocks at its end', async () => {
    written('lost.jsonl.gz', long);
    const bytes = readFileSync(at('lost.jsonl.gz'));
    const second = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 10);
    writeFileSync(at('lost.jsonl.gz'), bytes.subarray(0, second));
    expect(await issues('lost.jsonl.gz')).toEqual(['trace-truncated']);
  });

  it('tells an empty file, and one whose last line has no end', async () => {
    writeFileSync(at('empty.jsonl.gz'), '');
    expect(await issues('empty.jsonl.gz')).toEqual(['trace-empty']);
    writeFileSync(at('open.jsonl'), textOf(short).slice(0, -1));
    expect(await issues('open.jsonl')).toEqual(['trace-truncated']);
  });
});
