import type { TraceRecord, TraceSink } from '../trace/index.js';
import { answered, type CommandRecord } from './answered.js';
import { Bounded } from './bounded.js';
import { onPumpClock, sinceStart } from './clock-text.js';
import { columns, type Row } from './columns.js';
import { Folding, type Told } from './folding.js';
import { heading, type Line, line } from './line.js';
import { type StoryEvent, storyOf } from './story.js';

const FIRST_LINES = 160;
const LAST_LINES = 80;

/** The story of a run in bounded memory. */
export type Timeline = {
  readonly sink: TraceSink;
  readonly lines: () => readonly Line[];
  readonly json: () => Readonly<Record<string, unknown>>;
};

type Step = Extract<TraceRecord, { kind: 'step' }>;

/** Joins a step with what it sets off, and a command with its answer, so that each thing is told once. */
class Joiner {
  readonly #tell: (event: StoryEvent) => void;
  #step: Step | null = null;
  #command: CommandRecord | null = null;
  #held: StoryEvent[] = [];

  constructor(tell: (event: StoryEvent) => void) {
    this.#tell = tell;
  }

  take(record: TraceRecord, event: StoryEvent | null): void {
    const pending = this.#command ?? this.#step;
    if (pending !== null && record.t !== pending.t) this.flush();
    if (record.kind === 'step') this.#onStep(record);
    else if (record.kind === 'command') this.#onCommand(record);
    else if (record.kind === 'reply' && this.#command?.seq === record.to) {
      this.#tell(answered(this.#command, record));
      this.#command = null;
      this.#release();
    } else if (event !== null) this.#onEvent(event);
  }

  flush(): void {
    if (this.#step !== null) this.#tellStep(this.#step);
    if (this.#command !== null) this.#tell(answered(this.#command, null));
    this.#step = null;
    this.#command = null;
    this.#release();
  }

  #onStep(step: Step): void {
    this.flush();
    this.#step = step;
  }

  #onCommand(command: CommandRecord): void {
    this.#step = null;
    this.flush();
    this.#command = command;
  }

  #onEvent(event: StoryEvent): void {
    // What a command sets off at the same moment is told after the command itself.
    if (this.#command !== null) this.#held.push(event);
    else {
      if (this.#step !== null && !['fault', 'refused'].includes(event.who)) this.#tellStep(this.#step);
      this.#step = null;
      this.#tell(event);
    }
  }

  #tellStep(step: Step): void {
    this.#tell({
      t: step.t,
      who: 'step',
      text: step.text,
      tone: 'plain',
      key: `step/${step.index}`,
      weight: 'landmark',
    });
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const event of held) this.#tell(event);
  }
}

const textOf = (told: Told): string =>
  told.repeats === 0 ? told.text : `...and ${told.repeats} more like it, the last here: ${told.text}`;

/** @returns a timeline that reads records as they are made */
export function createTimeline(): Timeline {
  const kept = new Bounded<Told>(FIRST_LINES, LAST_LINES);
  const folding = new Folding((told) => kept.add(told));
  const joiner = new Joiner((event) => folding.add(event));
  let startWeekMs = 0;
  let concentration = 0;
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    joiner.flush();
    folding.end();
  };
  const rowOf = (told: Told): Row => ({
    cells: [sinceStart(told.t).padStart(13), onPumpClock(told.t, startWeekMs), told.who, textOf(told)],
    tone: told.repeats === 0 ? told.tone : 'dim',
  });
  return {
    sink: (record) => {
      if (record.kind === 'header') {
        startWeekMs = record.options.start_week_ms;
        concentration = record.options.concentration_ug_per_ml;
      }
      if (record.kind === 'command' && record.command.type === 'command.refill') {
        concentration = record.command.concentration;
      }
      joiner.take(record, storyOf(record, concentration));
      if (record.kind === 'end') end();
    },
    lines: () => {
      end();
      const { head, leftOut, tail } = kept.parts();
      const gap: readonly Row[] =
        leftOut === 0
          ? []
          : [{ cells: ['', '', '', `... ${leftOut} lines left out; --trace FILE keeps every record`], tone: 'dim' }];
      if (head.length === 0) return [...heading('Timeline'), line('  nothing happened')];
      return [
        ...heading('Timeline'),
        ...columns(['since start', 'pump clock', 'who', 'what'], [...head.map(rowOf), ...gap, ...tail.map(rowOf)]),
      ];
    },
    json: () => {
      end();
      const { head, leftOut, tail } = kept.parts();
      const items = [...head, ...tail].map(({ t, who, text, repeats }) => ({ t_ms: t, who, text, repeats }));
      return { timeline: items, timeline_left_out: leftOut };
    },
  };
}
