import { describe, expect, it } from 'vitest';
import { STORIES } from './stories.js';
import { toldBy } from './story.js';
import { inProcess, losingPower, overCommandLine, recordedBy, type Subject } from './subjects.js';

const FORGETFUL = [losingPower(1), losingPower(2), losingPower(3)];
const SUBJECTS: readonly Subject[] = [inProcess, overCommandLine, ...FORGETFUL];

describe.each(SUBJECTS)('$name', (subject) => {
  it.each(STORIES)(
    'tells: $title',
    (story) => {
      const records = subject.run(story);
      expect(toldBy(records)).toEqual(story.tells);
      // not only the same words: every record, byte for byte
      if (subject !== inProcess) expect(recordedBy(records)).toEqual(recordedBy(inProcess.run(story)));
    },
    60_000,
  );
});

describe('the suite', () => {
  it('really takes the power away, many times in each life', () => {
    for (const { losses } of FORGETFUL) expect(losses).toBeGreaterThan(3 * STORIES.length);
  });

  const forgets = (part: 'patient' | 'alarm', fresh: object): Subject =>
    losingPower(1, (whole) => {
      const { context } = whole.firmware;
      return {
        ...whole,
        firmware: { ...whole.firmware, context: { ...context, [part]: { ...context[part], ...fresh } } },
      };
    });

  it.each([
    ['its lockout', 'Requests too early and too many', forgets('patient', { lockoutUntil: null, grants: [] })],
    ['that the sound is paused', 'Low, then empty', forgets('alarm', { pausedUntil: null })],
  ] as const)('catches a pump that forgets %s', (_, title, subject) => {
    const story = STORIES.find((one) => one.title === title);
    if (story === undefined) throw new Error(`no story ${title}`);
    let told: readonly string[];
    try {
      told = toldBy(subject.run(story));
    } catch {
      told = ['it broke'];
    }
    expect(told).not.toEqual(story.tells);
  });
});
