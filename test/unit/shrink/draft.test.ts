import { describe, expect, it } from 'vitest';
import { draftOf, type Edit, edited } from '../../../sim/shrink/draft.js';

const TEXT = `title: t
steps:
  - { at: 0s, direct: stop }
  # the second
  - { at: 1s, direct: resume } # it goes on
  - { at: 2s, clinician: stop }
expect:
  - { within: 1s, of: 3, reply: accepted }
`;

function changed(...edits: readonly Edit[]): string | null {
  const draft = draftOf(TEXT);
  return draft === null ? null : (edited(draft, edits)?.text ?? null);
}

describe('a changed file', () => {
  it('loses several parts at once, each where it stood before, and keeps the comments of what stays', () => {
    const text = changed({ drop: ['steps', 0] }, { drop: ['steps', 1] });
    expect(text).toContain('steps:\n  - { at: 2s, clinician: stop }\n');
    expect(text).toContain('of: 1,');
    expect(changed({ drop: ['steps', 0] })).toContain('  # the second\n  - { at: 1s, direct: resume } # it goes on\n');
    expect(changed({ drop: ['steps', 0, 'at'] }, { drop: ['steps', 0] }, { drop: ['expect', 0, 'of'] })).toContain(
      '  - { at: 1s, direct: resume }',
    );
  });

  it('is none when an expectation counts from a step that goes', () => {
    expect(changed({ drop: ['steps', 2] })).toBe(null);
    expect(changed({ drop: ['steps', 2] }, { drop: ['expect'] })).toBe(null);
  });

  it('has other values and keys at their places', () => {
    const text = changed(
      { put: ['steps', 2, 'at'], value: '3s' },
      { rename: ['steps', 2, 'clinician'], key: 'direct' },
      { put: ['steps', 0, 'direct'], value: { suspend: { for: '1h' } } },
    );
    expect(text).toContain('- { at: 3s, direct: stop }');
    expect(text).toContain('- { at: 0s, direct: { suspend: { for: 1h } } }');
  });

  it('is none where there is no map', () => {
    expect(draftOf('- a')).toBe(null);
    expect(draftOf('a: [')).toBe(null);
  });
});
