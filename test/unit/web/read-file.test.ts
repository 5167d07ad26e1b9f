import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../sim/web/story/read-file.js';
import en from '../../../sim/web/words/en.json' with { type: 'json' };

/** What a host is told, in its order. */
function hostOf() {
  const told: string[] = [];
  const host = {
    open: (text: string, name: string) => void told.push(`${name} ${text}`),
    refuse: (trouble: { readonly found: string; readonly expected: string }) =>
      void told.push(`${trouble.found}; ${trouble.expected}`),
  };
  return { told, open: (file: File) => openFile(host, file, en.story) };
}
const answerTo = async (file: File): Promise<readonly string[]> => {
  const { told, open } = hostOf();
  await open(file);
  return told;
};

/** A file of which not a byte can be read, as a folder is one that is dropped. */
class Folder extends File {
  override slice(): Blob {
    return new Folder([], this.name);
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new Error('NotFoundError'));
  }
  override text(): Promise<string> {
    return Promise.reject(new Error('NotFoundError'));
  }
}

describe('a file of the reader', () => {
  it('is opened, plain or compressed', async () => {
    expect(await answerTo(new File(['a: 1'], 'a.yaml'))).toEqual(['a.yaml a: 1']);
    expect(await answerTo(new File([gzipSync('{}')], 'a.jsonl.gz'))).toEqual(['a.jsonl.gz {}']);
  });

  it('is answered by what is wrong with it: too large, damaged, or not to be read at all', async () => {
    const whole = gzipSync('x'.repeat(10_000));
    const large = new Uint8Array(5_000_001);
    expect(await answerTo(new File([large], 'a.yaml'))).toEqual(['a.yaml, too large; at most 5000000 B']);
    expect(await answerTo(new File([large], 'a.json'))).toEqual(['a.json, too large; at most 5000000 B']);
    expect(await answerTo(new File([gzipSync(new Uint8Array(64_000_001))], 'a.gz'))).toEqual([
      'a.gz, too large; at most 64000000 B',
    ]);
    expect(await answerTo(new File([whole.subarray(0, 20)], 'a.gz'))).toEqual([
      'a.gz, compressed, and damaged; a compressed file that is whole',
    ]);
    expect(await answerTo(new Folder([], 'ward'))).toEqual([
      'ward, which cannot be read; a file, no folder, that the browser may read',
    ]);
  });

  it('is not shown any more when another one was opened meanwhile', async () => {
    const { told, open } = hostOf();
    const slow = open(new File([gzipSync('x'.repeat(5_000_000))], 'slow.gz'));
    const fast = open(new File(['b'], 'fast.yaml'));
    await Promise.all([slow, fast]);
    expect(told).toEqual(['fast.yaml b']);
  });
});
