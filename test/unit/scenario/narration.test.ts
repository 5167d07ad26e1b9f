import { describe, expect, it } from 'vitest';
import { PLACES } from '../../../sim/scenario/index.js';
import { HEAD, issuesOf, scenarioOf } from './file.js';

const H = 3_600_000;

const LESSON = `lesson:
  topic: The occlusion alarm
  minutes: 20
  aims: [Explain why a slow flow makes a late alarm]
  before: Know what compliance is.
  after: [What would a faster alarm cost?]
`;

const written = (step: string): string => `${HEAD}steps:\n  - ${step}\n`;
const actionOf = (step: string): unknown => scenarioOf(written(step)).steps[0]?.action;
/** Issues of one step, without file, line and the path of the step. */
const troubles = (step: string): string[] =>
  issuesOf(written(step)).map((issue) => issue.replace(/^f:9:\d+ {2}steps\[0\]\.?/, ''));
const words = (n: number): string => Array.from({ length: n }, () => 'word').join(' ');

const ASK = '{ question: When?, answers: [Now, Later], right: 2, because: It is slow. }';

describe('a narration', () => {
  it('says something, and may point, ask and set a pace', () => {
    expect(actionOf(`{ at: 5h, narrate: { say: Look., point: reservoir, ask: ${ASK}, pace: 6h } }`)).toEqual({
      do: 'narrate',
      narration: {
        paragraphs: ['Look.'],
        point: 'reservoir',
        ask: { question: 'When?', answers: ['Now', 'Later'], right: 2, because: 'It is slow.' },
        pace: 6 * H,
      },
    });
    expect(actionOf('{ after: 5h, narrate: { say: " Look. " } }')).toEqual({
      do: 'narrate',
      narration: { paragraphs: ['Look.'], point: null, ask: null, pace: null },
    });
  });

  it('has its paragraphs parted by a blank line, folded or not', () => {
    const folded = 'at: 5h\n    narrate:\n      say: >-\n        One and\n        the same.\n\n        Another.';
    const kept = 'at: 5h\n    narrate:\n      say: "One and the same.\\n\\nAnother."';
    for (const text of [folded, kept])
      expect(actionOf(text)).toMatchObject({ narration: { paragraphs: ['One and the same.', 'Another.'] } });
  });

  it.each(PLACES)('can point at %s', (place) => {
    expect(actionOf(`{ at: 5h, narrate: { say: Look., point: ${place} } }`)).toMatchObject({
      narration: { point: place },
    });
  });

  it('is told in a line, cut at a word', () => {
    const texts = scenarioOf(
      `${HEAD}steps:\n  - { at: 1h, narrate: { say: ${words(30)} } }\n  - { at: 2h, narrate: { say: Short. } }\n  - { at: 3h, narrate: { say: ${'x'.repeat(90)} } }\n`,
    ).steps.map(({ text }) => text);
    expect(texts).toEqual([`narration: ${words(14)} …`, 'narration: Short.', `narration: ${'x'.repeat(72)} …`]);
  });

  it.each([
    [
      '{ at: 1h, narrate: }',
      ['narrate  found nothing; expected a narration; write narrate: { say: The catheter is closed now. }'],
    ],
    [
      '{ at: 1h, narrate: { sya: Look. } }',
      ['narrate.sya  found an unknown key "sya"; expected one of say, point, ask, pace; did you mean "say"?'],
    ],
    [
      '{ at: 1h, narrate: { say: "  " } }',
      [
        'narrate.say  found "  "; expected one or 2 paragraphs of at most 60 words each; write e.g. The catheter is closed now.',
      ],
    ],
    [
      `{ at: 1h, narrate: { say: ${words(61)} } }`,
      [
        'narrate.say  found a paragraph of 61 words; expected one or 2 paragraphs of at most 60 words each; say it shorter, or make two narrations of it',
      ],
    ],
    [
      '{ at: 1h, narrate: { say: "a\\n\\nb\\n\\nc" } }',
      [
        'narrate.say  found 3 paragraphs; expected one or 2 paragraphs of at most 60 words each; make two narrations of it',
      ],
    ],
    [
      '{ at: 1h, narrate: { say: Look., point: reservior } }',
      [
        `narrate.point  found "reservior"; expected what it points at: one of ${PLACES.join(', ')}; did you mean "reservoir"?`,
      ],
    ],
    [
      '{ at: 1h, narrate: { say: Look., pace: 500ms } }',
      ['narrate.pace  found 500ms; expected simulated time for each real second, from 1s to 90d; write e.g. 6h'],
    ],
    [
      '{ at: 1h, narrate: { say: Look., pace: 91d } }',
      ['narrate.pace  found 91d; expected simulated time for each real second, from 1s to 90d; write e.g. 6h'],
    ],
    [
      '{ at: 1h, narrate: { say: Look., pace: 0s } }',
      ['narrate.pace  found 0s; expected simulated time for each real second, from 1s to 90d; write e.g. 6h'],
    ],
    ['{ at: 1h, narrate: { say: Look., pace: 90d } }', []],
    [`{ at: 1h, narrate: { say: ${words(60)} } }`, []],
  ])('%s', (step, expected) => {
    expect(troubles(step)).toEqual(expected);
  });
});

describe('a question', () => {
  const asking = (ask: string): string => `{ at: 1h, narrate: { say: Look., ask: ${ask} } }`;

  it.each([
    [
      '{ question: When?, answers: [Now], right: 1, because: So. }',
      ['answers  found a list of 1; expected 2 to 4 answers; write answers: [At once, After hours]'],
    ],
    [
      '{ question: When?, answers: [a, b, c, d, e], right: 1, because: So. }',
      ['answers  found a list of 5; expected 2 to 4 answers; write answers: [At once, After hours]'],
    ],
    [
      '{ question: When?, answers: [Now, Now], right: 1, because: So. }',
      ['answers  found "Now" twice; expected answers that differ; leave one out'],
    ],
    [
      '{ question: When?, answers: [Now, Later], right: 3, because: So. }',
      ['right  found answer 3 of 2; expected the number of the right answer, 1 to 2; count the answers from 1'],
    ],
    [
      '{ question: When?, answers: [Now, Later], right: 0, because: So. }',
      ['right  found 0; expected the number of the right answer, counted from 1; write right: 2'],
    ],
    [
      `{ question: When?, answers: [Now, ${words(21)}], right: 1, because: So. }`,
      ['answers[1]  found 21 words; expected an answer of at most 20 words; say it shorter'],
    ],
    [
      `{ question: ${words(41)}, answers: [Now, Later], right: 1, because: So. }`,
      ['question  found 41 words; expected a question of at most 40 words; say it shorter'],
    ],
    [
      '{ question: When?, answers: [Now, 5], right: 1 }',
      [
        'because  found nothing; expected the reason of at most 60 words; write because: The line must be filled first.',
        'answers[1]  found 5; expected an answer of at most 20 words; write e.g. After hours',
      ],
    ],
    [
      '{ question: When?, answers: [Now, Later], right: 1, because: So., hint: None. }',
      [
        'hint  found an unknown key "hint"; expected one of question, answers, right, because; leave it out or write one of these',
      ],
    ],
  ])('%s', (ask, expected) => {
    expect(troubles(asking(ask))).toEqual(expected.map((line) => `narrate.ask.${line}`));
  });
});

describe('the notes of a lesson', () => {
  it('stand beside the story', () => {
    const { lesson } = scenarioOf(`${HEAD}steps: []\n${LESSON}`);
    expect(lesson).toEqual({
      topic: 'The occlusion alarm',
      minutes: 20,
      aims: ['Explain why a slow flow makes a late alarm'],
      before: 'Know what compliance is.',
      after: ['What would a faster alarm cost?'],
    });
    expect(scenarioOf(`${HEAD}steps: []\n`)).not.toHaveProperty('lesson');
  });

  it.each([
    [
      'minutes: 20',
      'minutes: 0',
      'f:11:12  lesson.minutes  found 0; expected minutes that it takes with a class, 1 to 240; write minutes: 20',
    ],
    [
      'aims: [Explain why a slow flow makes a late alarm]',
      'aims: []',
      'f:12:9  lesson.aims  found an empty list; expected what the class can do or explain afterwards; write aims: [Explain why a slow flow makes a late alarm]',
    ],
    [
      'topic:',
      'topics:',
      'f:10:3  lesson.topics  found an unknown key "topics"; expected one of topic, minutes, aims, before, after; did you mean "topic"?',
    ],
    [
      'after: [What would a faster alarm cost?]',
      'after: [""]',
      'f:14:11  lesson.after[0]  found ""; expected a question; write What would a faster alarm cost?',
    ],
  ])('%s as %s', (right, wrong, issue) => {
    expect(issuesOf(`${HEAD}steps: []\n${LESSON.replace(right, wrong)}`)).toEqual([issue]);
  });

  it('are no list', () => {
    expect(issuesOf(`${HEAD}steps: []\nlesson: [a]\n`)).toHaveLength(1);
  });
});
