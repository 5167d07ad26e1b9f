import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fragmentOf, storyIn } from '../../../sim/web/story/share.js';
import { fileOf, STORIES } from '../../scenario/told.js';
import { textOf } from '../../support/tree.js';

const packed = (text: string | Uint8Array): string => `#story1=${deflateRawSync(text).toString('base64url')}`;

describe('a story in an address', () => {
  it('comes out as it went in, in letters that addresses bear', async () => {
    for (const text of ['', 'ä µ °C \u{1f600}', ...STORIES.map((name) => textOf(fileOf(name)))]) {
      const fragment = await fragmentOf({ text, at: 0 });
      expect(fragment).toMatch(/^#story1=[\w-]*$/);
      expect(await storyIn(fragment ?? '')).toEqual({ text, at: 0 });
    }
  });

  it('brings the moment along that was looked at', async () => {
    const fragment = await fragmentOf({ text: 'x', at: 86_400_001 });
    expect(fragment).toMatch(/&at=86400001$/);
    expect(await storyIn(fragment ?? '')).toEqual({ text: 'x', at: 86_400_001 });
    for (const at of ['', '-1', '1e3', '9'.repeat(16), '1&at=2'])
      expect(await storyIn(`${await fragmentOf({ text: 'x', at: 0 })}&at=${at}`), at).toBeNull();
  });

  it('is none where it is damaged, of another form, no text, or grows without measure', async () => {
    const whole = (await fragmentOf({ text: 'version: 1\n'.repeat(50), at: 0 })) ?? '';
    for (const fragment of [
      '',
      '#',
      '#story2=AAAA',
      '#story1=',
      '#story1=***',
      whole.slice(0, -4),
      packed(new Uint8Array([0xff, 0xfe])),
      packed('x'.repeat(3_000_001)),
    ])
      expect(await storyIn(fragment), fragment.slice(0, 40)).toBeNull();
    expect((await storyIn(packed('x'.repeat(3_000_000))))?.text).toHaveLength(3_000_000);
  });

  it('may be as long as any that is read, whatever its letters take', async () => {
    const text = '€'.repeat(1_000_000);
    expect((await storyIn((await fragmentOf({ text, at: 0 })) ?? ''))?.text === text).toBe(true);
  });

  it('is answered by nothing where it is too long, packed or not', async () => {
    expect(await fragmentOf({ text: 'x'.repeat(3_000_001), at: 0 })).toBeNull();
    expect(await fragmentOf({ text: randomBytes(900_000).toString('base64'), at: 0 })).not.toBeNull();
    expect(await fragmentOf({ text: randomBytes(1_100_000).toString('base64'), at: 0 })).toBeNull();
  });
});
