import type { TraceRecord } from '../trace/index.js';
import { answered, type CommandRecord } from './answered.js';
import { spoken } from './spoken.js';
import type { StoryEvent } from './story.js';

type Step = Extract<TraceRecord, { kind: 'step' }>;
type RefusedOrder = Extract<TraceRecord, { kind: 'refused-order' }>;

/** What a person does with a controller is told once it has come to something. */
const WITH_CONTROLLERS = /^(clinician|patient): /;

const ofStep = (step: Step): StoryEvent => ({
  t: step.t,
  ...spoken(step.text, 'scenario'),
  tone: 'plain',
  key: `step/${step.index}`,
  weight: 'landmark',
});

/** An order that never reached the pump, told with the words of its step. */
const ofRefused = (step: Step, refused: RefusedOrder): StoryEvent => {
  const { who, text } = spoken(step.text, 'scenario');
  const came = refused.code === 'outcome-unknown' ? 'NOBODY KNOWS' : 'REFUSED before the pump';
  const why = `${text} -> ${came} (${refused.code}): ${refused.text}`;
  return { t: refused.t, who, text: why, tone: 'warn', key: `refused/${refused.code}`, weight: 'landmark' };
};

/** Joins a step with the order it gives, and a command with its answer, so that each thing is told once. */
export class Joiner {
  readonly #tell: (event: StoryEvent) => void;
  #step: Step | null = null;
  #command: CommandRecord | null = null;
  #held: StoryEvent[] = [];
  /** steps of people with controllers, by number: told when the pump, or the controller, answers */
  readonly #asked = new Map<number, Step>();

  /** @param tell  receives the story, in order of time */
  constructor(tell: (event: StoryEvent) => void) {
    this.#tell = tell;
  }

  /** @param event  what the record means by itself, if anything */
  take(record: TraceRecord, event: StoryEvent | null): void {
    const pending = this.#command ?? this.#step;
    if (pending !== null && record.t !== pending.t) this.flush();
    if (record.kind === 'step') {
      this.flush();
      if (WITH_CONTROLLERS.test(record.text)) this.#asked.set(record.index, record);
      else this.#step = record;
    } else if (record.kind === 'command') this.#onCommand(record);
    else if (record.kind === 'reply' && this.#command?.seq === record.to) this.#onReply(record);
    else if (record.kind === 'refused-order' && this.#asked.has(record.index)) this.#onGivenUp(record);
    else if (record.kind === 'refused-order' && this.#step?.index === record.index) {
      this.#tell(ofRefused(this.#step, record));
      this.#step = null;
    } else if (event !== null) this.#onEvent(event);
  }

  /** Tells what still waits for its other half. */
  flush(): void {
    this.#tellStep();
    if (this.#command !== null) this.#tell(answered(this.#command, null));
    this.#command = null;
    this.#release();
  }

  #onGivenUp(refused: RefusedOrder): void {
    const step = this.#asked.get(refused.index);
    this.#asked.delete(refused.index);
    this.flush();
    if (step !== undefined) this.#tell(ofRefused(step, refused));
  }

  #onCommand(command: CommandRecord): void {
    if (command.aside === true) return;
    if (this.#step?.text === command.order) this.#step = null;
    this.flush();
    this.#command = command;
  }

  #onReply(reply: Extract<TraceRecord, { kind: 'reply' }>): void {
    if (this.#command !== null) this.#tell(answered(this.#command, reply));
    this.#command = null;
    this.#release();
  }

  #onEvent(event: StoryEvent): void {
    // What a command sets off at the same moment is told after the command itself.
    if (this.#command !== null) this.#held.push(event);
    else {
      this.#tellStep();
      this.#tell(event);
    }
  }

  #tellStep(): void {
    if (this.#step !== null) this.#tell(ofStep(this.#step));
    this.#step = null;
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const event of held) this.#tell(event);
  }
}
