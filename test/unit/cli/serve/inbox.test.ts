import { describe, expect, it } from 'vitest';
import { inbox } from '../../../../sim/cli/serve/inbox.js';
import { TURN_RECORDS } from '../../../../sim/cli/serve/limits.js';
import type { Cut } from '../../../../sim/cli/serve/splitter.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('an inbox', () => {
  it('works off so many at once, lets others have their turn, and reads on when it is empty', async () => {
    const heard: Cut[] = [];
    const flow: string[] = [];
    const take = inbox({ pause: () => flow.push('pause'), resume: () => flow.push('resume') }, (r) => heard.push(r));
    const many = Array.from({ length: TURN_RECORDS * 2 + 1 }, (_, i) => Uint8Array.of(i));
    take(many);
    expect([heard.length, flow]).toEqual([TURN_RECORDS, ['pause']]);
    await turn();
    expect([heard.length, flow]).toEqual([TURN_RECORDS * 2, ['pause']]);
    take([null]);
    await turn();
    expect([heard, flow]).toEqual([
      [...many, null],
      ['pause', 'resume'],
    ]);
    take([]);
    expect(flow).toEqual(['pause', 'resume']);
  });
});
