import { describe, expect, it } from 'vitest';
import type { FirmwareInput } from '../../src/firmware/index.js';
import { type Instant, parseDuration } from '../../src/units/index.js';
import { pumpOnShelf, runningPump } from '../support/pump.js';
import { tell } from '../support/story.js';
import { FORMS, type RefusedCase, type ToldCase } from './controls/form.js';
import { CONTROLS } from './controls/index.js';
import { giveInVain } from './unchanged.js';

const pumpFor = (onShelf?: true) => (onShelf === true ? pumpOnShelf() : runningPump());

function refusedIn({ after, at, command, onShelf, refused }: RefusedCase): void {
  const pump = pumpFor(onShelf);
  tell(pump, after, at);
  const parsed = parseDuration(at);
  if (!parsed.ok) throw new Error(`not a moment: ${at}`);
  const moment = parsed.value as number as Instant;
  const outputs = giveInVain(pump, { ...command, at: moment, id: 7 } as FirmwareInput);
  const reply = outputs.map((o) => (o.type === 'reply' && !o.reply.accepted ? o.reply.refusal.code : o.type));
  expect(reply).toEqual([refused]);
}

const toldIn = ({ onShelf, story, until, tells }: ToldCase): void =>
  expect(tell(pumpFor(onShelf), story, until)).toBe(tells);

describe.each(Object.entries(CONTROLS))('%s', (_, control) => {
  describe.each(FORMS)('%s', (form) => {
    const cases = control[form];
    it('has a case, or a reason why there is none', () => expect(cases.length).toBeGreaterThan(0));

    for (const one of cases) {
      if ('cannot' in one) it(`cannot be: ${one.cannot}`, () => expect(cases).toEqual([one]));
      else if ('refused' in one) it(`${one.name}: refused, and nothing changes`, () => refusedIn(one));
      else it(one.name, () => toldIn(one));
    }
  });
});

describe('a case', () => {
  const [right] = CONTROLS['command.clinician-bolus']['given when unsafe'] as readonly RefusedCase[];
  it('can fail', () => {
    if (right === undefined) throw new Error('no case');
    expect(() => refusedIn({ ...right, refused: 'another-reason' })).toThrow();
    expect(() => refusedIn({ ...right, command: { type: 'command.stop' } })).toThrow();
    expect(() => toldIn({ name: '', story: [], until: '1h', tells: 'anything' })).toThrow();
  });
});
