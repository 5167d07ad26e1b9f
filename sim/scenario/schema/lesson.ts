import { list, map, type Shape, text, whole } from './shape.js';

/** The keys under `lesson`: the notes of the teacher. */
export const LESSON = {
  topic: text('what it is about, in a few words', 'The occlusion alarm'),
  minutes: whole('minutes that it takes with a class, 1 to 240', '20', 1, 240),
  aims: list(
    'what the class can do or explain afterwards',
    '[Explain why a slow flow makes a late alarm]',
    text('an aim', 'Explain why a slow flow makes a late alarm'),
    1,
  ),
  before: text('what to know or prepare before', 'Know what compliance is.'),
  after: list(
    'questions to discuss afterwards',
    '[What would a faster alarm cost?]',
    text('a question', 'What would a faster alarm cost?'),
    1,
  ),
} satisfies Shape;

/** What a teacher wants to know of a scenario that is a lesson. */
export const lesson = map(
  'the notes of a lesson',
  '{ topic: …, minutes: 20, aims: [ … ], before: …, after: [ … ] }',
  LESSON,
);
