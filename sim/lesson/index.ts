export {
  type Cue,
  cueBefore,
  cuesOf,
  heardAt,
  type LessonTold,
  lessonOf,
  type Narrated,
  nextCue,
  type Place,
} from './lesson.js';
