import { ok, type Result, refuse } from '../../../src/base/index.js';
import { type Duration, formatDuration, MS_PER_DAY, MS_PER_SECOND, parseDuration } from '../../../src/units/index.js';
import { type Narration, PLACES, type Question } from '../lesson.js';
import { shown } from '../trouble.js';
import { door, list, map, type Shape, whole, word } from './shape.js';

/** Words of one paragraph, and paragraphs of one narration: what a class reads in the time in which it stays quiet. @source ASSUMED, A-330 */
export const WORDS_MOST = 60;
/** @see {@link WORDS_MOST} */
export const PARAGRAPHS_MOST = 2;
/** Words of a question, and of an answer: each fits on a button and on a slip of paper. @source ASSUMED, A-331 */
const QUESTION_WORDS_MOST = 40;
const ANSWER_WORDS_MOST = 20;
/** Simulated time in a real second: from real time up to a season: seven years pass in half a minute. @source ASSUMED, A-332 */
const PACE = { least: MS_PER_SECOND as Duration, most: (90 * MS_PER_DAY) as Duration };

const wordsIn = (text: string): number => text.split(/\s+/).filter((part) => part !== '').length;

/** Paragraphs of a text: blank lines part them, and so does a line end, which is what YAML leaves of a blank line in folded text. */
const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** Text of a bounded length, without blanks at its ends. */
function brief(what: string, example: string, most: number) {
  const expected = `${what} of at most ${most} words`;
  const parse = (written: unknown): Result<string> => {
    const said = typeof written === 'string' ? written.trim() : '';
    if (said === '') return refuse('text-missing', shown(written), expected, `write e.g. ${example}`);
    const words = wordsIn(said);
    return words <= most ? ok(said) : refuse('text-too-long', `${words} words`, expected, 'say it shorter');
  };
  return door(expected, example, parse, { type: 'string', minLength: 1 });
}

function parseSay(written: unknown): Result<readonly string[]> {
  const expected = `one or ${PARAGRAPHS_MOST} paragraphs of at most ${WORDS_MOST} words each`;
  const paragraphs = typeof written === 'string' ? paragraphsOf(written) : [];
  if (paragraphs.length === 0)
    return refuse('say-missing', shown(written), expected, 'write e.g. The catheter is closed now.');
  if (paragraphs.length > PARAGRAPHS_MOST)
    return refuse('say-too-long', `${paragraphs.length} paragraphs`, expected, 'make two narrations of it');
  const words = Math.max(...paragraphs.map(wordsIn));
  if (words > WORDS_MOST)
    return refuse(
      'say-too-long',
      `a paragraph of ${words} words`,
      expected,
      'say it shorter, or make two narrations of it',
    );
  return ok(paragraphs);
}

function parsePace(written: unknown): Result<Duration> {
  const span = parseDuration(written);
  if (!span.ok || (span.value >= PACE.least && span.value <= PACE.most)) return span;
  return refuse(
    'pace-out-of-range',
    formatDuration(span.value),
    `simulated time for each real second, from ${formatDuration(PACE.least)} to ${formatDuration(PACE.most)}`,
    'write e.g. 6h',
  );
}

/** What is wrong with the answers taken together, with the key at which it is. */
function unfit({ answers, right }: Omit<Question, 'because' | 'question'>) {
  const twice = answers.find((answer, i) => answers.indexOf(answer) < i);
  if (twice !== undefined)
    return { key: 'answers', found: `"${twice}" twice`, expected: 'answers that differ', remedy: 'leave one out' };
  if (right > answers.length)
    return {
      key: 'right',
      found: `answer ${right} of ${answers.length}`,
      expected: `the number of the right answer, 1 to ${answers.length}`,
      remedy: 'count the answers from 1',
    };
  return null;
}

const ANSWERS = { least: 2, most: 4 };
const answersExample = '[At once, After hours]';
const answersFacts = JSON.stringify({
  what: `${ANSWERS.least} to ${ANSWERS.most} answers`,
  example: answersExample,
});

/** The keys under `ask`. */
export const ASK = {
  question: brief('a question', 'When will the alarm come?', QUESTION_WORDS_MOST),
  answers: list(
    `${ANSWERS.least} to ${ANSWERS.most} answers`,
    answersExample,
    brief('an answer', 'After hours', ANSWER_WORDS_MOST),
    ANSWERS.least,
  ).max(ANSWERS.most, { error: () => answersFacts }),
  right: whole('the number of the right answer, counted from 1', '2', 1, ANSWERS.most),
  because: brief('the reason', 'The line must be filled first.', WORDS_MOST),
} satisfies Shape;

const ask = map(
  'a question with its answers',
  '{ question: …, answers: [ … ], right: 1, because: … }',
  ASK,
).superRefine((value, context) => {
  const wrong = unfit(value);
  if (wrong === null) return;
  const { key, ...refusal } = wrong;
  const facts = { what: refusal.expected, example: '1' };
  context.addIssue({ code: 'custom', path: [key], params: { refusal, facts } });
});

/** The keys under `narrate`. */
export const NARRATE = {
  say: door('what is said', 'The catheter is closed now.', parseSay, { type: 'string', minLength: 1 }),
  point: word('what it points at', PLACES).optional(),
  ask: ask.optional(),
  pace: door('simulated time for each real second from here on', '6h', parsePace).optional(),
} satisfies Shape;

/** What is said to a class at a moment. */
export const narrate = map('a narration', '{ say: The catheter is closed now. }', NARRATE).transform(
  ({ say, point, ask: question, pace }): Narration => ({
    paragraphs: say,
    point: point ?? null,
    ask: question ?? null,
    pace: pace ?? null,
  }),
);
