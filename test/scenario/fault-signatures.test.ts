import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../sim/fault/index.js';
import { FAULT_STORIES, type FaultStory } from '../support/fault-stories.js';
import { type Signature, signatureOf } from '../support/signature.js';
import { STORIES, storyOf } from './told.js';

const ALL = Array.from({ length: 28 }, (_, n) => `F-${String(n + 1).padStart(2, '0')}`);
const numbers = FAULT_STORIES.map((row) => row.fault);

describe('the implanted faults of the fault table', () => {
  it('each have a story', () => {
    expect(ALL.filter((fault) => !numbers.includes(fault))).toEqual([]);
  });

  it('stand in the order of the table, each story in one row', () => {
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(FAULT_STORIES.map((row) => row.story)).size).toBe(FAULT_STORIES.length);
  });

  it('have every kind of the catalogue that names them as a row of the table that exists', () => {
    for (const kind of Object.values(FAULTS)) expect(kind.table.filter((fault) => !ALL.includes(fault))).toEqual([]);
  });
});

/** Whether what came out is what is published. */
function agrees({ published }: FaultStory, { alarms, back, dose }: Signature): boolean {
  const fits = (says: string, found: string): boolean => says === '-' || says === found;
  return published.alarm === alarms.length > 0 && fits(published.back, back) && fits(published.dose, dose);
}

/** Spans in which the bias of a pump outweighs what is in the line. */
const LONG = 5 * 86_400_000;
/** What a pump of these families may be off, as labelled. */
const ACCURACY = 0.145;

describe.each(FAULT_STORIES.map((row) => [row.fault, row.story, row] as const))('%s in %s', (fault, story, row) => {
  const signature = signatureOf(row);

  it('is told by its number in the purpose of the story', () => {
    expect(STORIES).toContain(story);
    expect(storyOf(story).purpose).toContain(fault);
  });

  it('is injected by a fault of the catalogue that stands for it, by the surroundings, or by what people order', () => {
    const kinds = storyOf(story).steps.flatMap(({ action }) => (action.do === 'fault' ? [action.fault.fault] : []));
    const surrounded = storyOf(story).steps.some(({ action }) => action.do === 'world');
    const standsFor = kinds.some((kind) => FAULTS[kind]?.table.includes(fault));
    expect(standsFor || surrounded || row.sound !== undefined).toBe(true);
  });

  it('shows what is published of it, or the row says why not', () => {
    const { alarms, back, dose } = signature;
    const found = { alarm: alarms.length > 0, back, dose };
    expect({ agrees: agrees(row, signature), found, published: row.published }).toMatchObject({
      agrees: row.differs === undefined,
    });
  });

  it('is compared with a sound pump that gives what was programmed', () => {
    const [without = 0] = Object.values(signature.drug)
      .map((one) => one.without)
      .filter((ug) => ug > 0);
    expect(without).toBeGreaterThan(0);
    if (signature.span < LONG) return;
    expect(Math.abs(without / signature.asked - 1)).toBeLessThan(ACCURACY);
  });
});

it('a signature tells a fault from its absence', () => {
  const row = {
    fault: 'F-09',
    name: 'x',
    story: 'fault/over-delivery',
    published: { alarm: false, back: '-', dose: '-' },
  } as const;
  const none = { ...row, sound: ['steps[2].fault.at-once=0.25'] };
  expect(signatureOf(none)).toMatchObject({ back: 'equal', dose: 'equal', drawn: { overSound: 0 } });
  expect(signatureOf(row)).toMatchObject({ back: 'less', dose: 'more' });
});
