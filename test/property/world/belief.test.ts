import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, type TraceRecord } from '../../../sim/trace/index.js';
import { type Story, stories } from '../../support/stories.js';
import { recordsOf } from '../../support/world.js';

/** What the pump and its people know: records without the truth of the plant, and without the seed's own name. */
function known(record: TraceRecord): string | null {
  if (record.kind === 'header' || record.kind === 'fault' || record.kind === 'plant') return null;
  // where trains are cut depends on the truth; what the drive was asked stands in the outputs
  if (record.kind === 'delivery' && record.what === 'train') return null;
  if (record.kind === 'refill') return canonical({ t: record.t, typed_filled_pl: record.typed_filled_pl });
  // what the syringe draws out is a truth that people see and type
  if (record.kind === 'command' && record.command.type === 'command.refill') {
    return canonical({ t: record.t, command: { ...record.command, withdrawn: 0 } });
  }
  const { seq: _seq, ...rest } = record as TraceRecord & { to?: number };
  return canonical('to' in rest && record.kind === 'reply' ? { ...rest, to: 0 } : rest);
}

const knownOf = (story: Story): string[] => recordsOf(story.scenario()).flatMap((r) => known(r) ?? []);
const truthOf = (story: Story) => {
  const trains = recordsOf(story.scenario()).filter((r) => r.kind === 'delivery' && r.what === 'train');
  return trains.map((r) => (r.kind === 'delivery' && r.what === 'train' ? r.pumped_pl : 0));
};

describe('belief and truth', () => {
  it('are two numbers: pumps that differ in what no sensor sees do and say the same', () => {
    let differed = 0;
    fc.assert(
      fc.property(stories({ unseen: true }), fc.integer({ min: 1, max: 1_000_000 }), (story, seed) => {
        const other = story.withSeed(seed);
        expect(knownOf(other)).toEqual(knownOf(story));
        if (canonical(truthOf(other)) !== canonical(truthOf(story))) differed += 1;
      }),
      { numRuns: 200 },
    );
    expect(differed).toBeGreaterThan(100);
  }, 60_000);
});
