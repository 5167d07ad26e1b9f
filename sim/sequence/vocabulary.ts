import { nearest, ok, type Result, refuse } from '../../src/base/index.js';
import { ALARM_IDS, LOG_CODE_IDS, PERMISSIONS } from '../../src/protocol/index.js';

/** The states that each region of the pump can be in, by region. */
export type Regions = Readonly<Record<string, readonly string[]>>;

/** Stands for every word at its place, where a whole kind of events is meant. */
export const ANY = 'any';

const PHASES = ['raised', 'ended', 'acknowledged', 'escalated'] as const;
const ANSWERS = ['accepted', 'refused'] as const;
const COMMANDS = Object.keys(PERMISSIONS).map((type) => type.replace(/^command\./, ''));

/** One word of an event: what it is, and the words that may stand there; null where any word may. */
type Slot = { readonly what: string; readonly words: readonly string[] | null };
type Grammar = {
  readonly slots: readonly Slot[] /** how many of them must be written */;
  readonly least: number;
  readonly example: string;
};

const free = (what: string): Slot => ({ what, words: null });

/** What the words of an event may be, by its first word; later slots depend on what stands before. */
function grammarOf(kind: string, words: readonly string[], regions: Regions): Grammar | null {
  switch (kind) {
    case 'alarm': {
      const slots = [
        { what: 'alarm', words: ALARM_IDS },
        { what: 'phase of an alarm', words: PHASES },
      ];
      return { slots, least: 1, example: 'alarm motor-stall raised' };
    }
    case 'state': {
      const [region = ''] = words;
      const states = region === ANY ? [] : Object.hasOwn(regions, region) ? (regions[region] ?? []) : [];
      const slots = [
        { what: 'region of the pump', words: Object.keys(regions) },
        { what: `state of ${region}`, words: states },
      ];
      return { slots, least: 2, example: 'state infusion simple' };
    }
    case 'reply': {
      const slots = [
        { what: 'command', words: COMMANDS },
        { what: 'answer', words: ANSWERS },
        free('code of a refusal'),
      ];
      return { slots, least: 2, example: 'reply patient-bolus refused lockout' };
    }
    case 'log': {
      const [code = ''] = words;
      const about = code.startsWith('alarm-') ? { what: 'alarm', words: ALARM_IDS } : free('what it is about');
      return {
        slots: [{ what: 'code of the pump’s own log', words: LOG_CODE_IDS }, about],
        least: 1,
        example: 'log alarm-raised occlusion',
      };
    }
    default:
      return null;
  }
}

const KINDS = ['alarm', 'state', 'reply', 'log'] as const;
const EXPECTED = 'an event of the pump: alarm, state, reply or log with its words, such as "alarm motor-stall raised"';

const meant = (word: string, words: readonly string[]): string => {
  const near = nearest(word, words);
  return near === null ? `write one of ${words.join(', ')}` : `did you mean "${near}"?`;
};

function wrongWord({ what, words }: Slot, word: string, wild: boolean): ReturnType<typeof refuse> | null {
  if (words === null || words.includes(word) || (wild && word === ANY)) return null;
  const list = words.length > 12 ? '' : `: ${words.join(', ')}`;
  return refuse(
    'event-word-unknown',
    `"${word}"`,
    `a${/^[aeiou]/.test(what) ? 'n' : ''} ${what}${list}`,
    meant(word, words),
  );
}

/**
 * Reads an event in our words: `alarm motor-stall raised`, `state infusion simple`, `reply patient-bolus refused lockout`,
 * `log alarm-raised occlusion`. An alarm without its phase is one that is raised.
 *
 * @param regions  states by region, as the machines have them
 * @param wild     whether `any` may stand for every word at its place
 * @returns the event with one blank between its words, or a refusal with the nearest word; never throws
 */
export function parseEvent(written: unknown, regions: Regions, wild = false): Result<string> {
  const [kind = '', ...words] = typeof written === 'string' ? written.trim().split(/\s+/) : [];
  const grammar = grammarOf(kind, words, regions);
  if (grammar === null) {
    const near = nearest(kind, KINDS);
    const found = typeof written === 'string' ? `"${written.trim()}"` : 'no text';
    return refuse(
      'event-unknown',
      found,
      EXPECTED,
      near === null ? 'write e.g. alarm motor-stall raised' : `did you mean "${near}"?`,
    );
  }
  const { slots, least, example } = grammar;
  for (const [i, slot] of slots.entries()) {
    const word = words[i];
    const wrong = word === undefined ? null : wrongWord(slot, word, wild);
    if (wrong !== null) return wrong;
  }
  const missing = slots[words.length];
  if (words.length < least && !(wild && words.length === 0))
    return refuse(
      'event-too-short',
      `"${[kind, ...words].join(' ')}"`,
      `${kind} and its words, such as "${example}"`,
      `add the ${missing?.what ?? 'rest'}`,
    );
  if (kind !== 'log' && words.length > slots.length)
    return refuse(
      'event-too-long',
      `"${[kind, ...words].join(' ')}"`,
      `${kind} and its words, such as "${example}"`,
      `leave out "${words.slice(slots.length).join(' ')}"`,
    );
  const phase = kind === 'alarm' && words.length === 1 && !wild ? ['raised'] : [];
  return ok([kind, ...words, ...phase].join(' '));
}

/** Whether an event is, or begins with the words of, a pattern; `any` fits each word. */
export function fits(event: string, pattern: string): boolean {
  if (event === pattern || event.startsWith(`${pattern} `)) return true;
  const words = event.split(' ');
  return pattern.split(' ').every((word, i) => (word === ANY ? words[i] !== undefined : word === words[i]));
}
