import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ButtonKey,
  fieldsOf,
  offeredKeys,
  type Programmer,
  type ProgrammerOrder,
  type ProgrammerScreen,
  parseKey,
  restoreProgrammer,
} from '../../../src/controller/index.js';
import type { DailyDose, Instant } from '../../../src/units/index.js';
import { program, simple } from '../../support/orders.js';
import { KNOWLEDGE, ProgrammerBench } from '../../support/programmer-bench.js';
import { give, runningPump } from '../../support/pump.js';

/** Keys of every family, whatever the screen. */
const PLAIN: readonly ButtonKey[] = [
  'connect',
  'disconnect',
  'review',
  'approve',
  'edit',
  'cancel',
  'confirm',
  'ok',
  'order:bolus',
  'order:resume',
  'order:read-log',
  'field:dose',
  'field:nothing',
  'choose:yes',
  'choose:nothing',
];
const OF_NUMBERS = [...'0123456789.', 'delete', 'clear', 'unit:mg', 'unit:min', 'unit:stone'];

/** What a key can lead to: not the log of keys, nor that somebody was there. */
function known(programmer: Programmer): string {
  const { draft, refusals, refusedBefore, review, deed, reading, panel, field } = programmer.memory();
  return JSON.stringify([
    programmer.state(),
    draft,
    refusals,
    refusedBefore.length,
    review,
    deed,
    reading,
    panel.entry,
    field,
  ]);
}

/** Whether a key of a copy changes anything, long after any other key has moved. */
function changes(programmer: Programmer, key: string, now: Instant): boolean {
  const copy = restoreProgrammer(JSON.parse(JSON.stringify(programmer.snapshot())), KNOWLEDGE);
  const before = known(copy);
  const outputs = copy.handle({ type: 'key.down', at: (now + 60) as Instant, key });
  return outputs.length > 0 || known(copy) !== before;
}

/** A pump that gives 3 mg a day, so that much more is asked about twice. */
function pumpAtWork() {
  const pump = runningPump();
  give(pump, { ...program(simple(0.15)), at: 20_000 as Instant, id: 1 });
  return pump;
}

const STOPS = ['reviewing', 'doubting', 'reading-back', 'told'];
const SIMPLE: ProgrammerOrder = {
  order: 'program',
  prescription: { basal: { mode: 'simple', dose: 4_000 as DailyDose }, patient: null, limits: [] },
};

const isOfKind = ({ draft, field }: ProgrammerScreen): boolean =>
  draft !== null &&
  fieldsOf(draft).some((one) => one.kind === 'word' && typeof one.of === 'string' && one.name === field);

it('keys that are offered lead somewhere, and no other key does, wherever the dialogue stands', () => {
  const seen = new Set<string>();
  const steps = fc.array(fc.record({ nth: fc.nat({ max: 9_999 }), span: fc.constantFrom(0, 400, 3_000, 70_000) }), {
    minLength: 10,
    maxLength: 40,
    size: 'max',
  });
  fc.assert(
    fc.property(steps, (story) => {
      const bench = new ProgrammerBench({ pump: pumpAtWork() }).connect();
      for (const { nth, span } of story) {
        const screen = bench.programmer.screen();
        const offered = offeredKeys(screen);
        seen.add(screen.at);
        for (const key of offered) {
          expect(parseKey(key), key).toEqual({ ok: true, value: key });
          expect(changes(bench.programmer, key, bench.now), `${screen.at} ${screen.field} ${key}`).toBe(true);
        }
        for (const key of [...PLAIN, ...OF_NUMBERS])
          if (!offered.includes(key) && !(isOfKind(screen) && key.startsWith('choose:')))
            expect(changes(bench.programmer, key, bench.now), `${screen.at} ${screen.field} ${key}`).toBe(false);
        const key = offered[nth % Math.max(1, offered.length)];
        // Chance alone seldom fills a form.
        if (nth % 9 === 0) bench.order(SIMPLE, STOPS[nth % STOPS.length]);
        else if (nth % 11 === 0) bench.carry(nth % 2 === 0);
        else if (key !== undefined) bench.press(key);
        bench.wait(span);
      }
    }),
    { numRuns: 60 },
  );
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(['away', 'doubting', 'editing', 'linking', 'menu', 'reading-back', 'reviewing', 'told']),
  );
}, 120_000);
