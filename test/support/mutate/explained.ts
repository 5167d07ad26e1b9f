import type { Explained } from './report.js';

/**
 * Mutants that live although the tests are good: file, mutant as the report names it, and why no test can tell it from the
 * right rule. The list may only shrink: what is dead or gone must leave it.
 */
export const EXPLAINED: Explained = {
  'src/firmware/rules/alarms.ts': {
    'nextChange condition: c.alarm.active.length === 0 ? undefined : entryOf(c, alarm) -> false ? undefined : entryOf(c, alarm)':
      'asked at every event: an empty list is not walked, in which nothing would be found',
    'nextChange number: 0 -> (0 - 1)': 'as above: no list has fewer than no entries',
  },
  'src/firmware/rules/bolus-answer.ts': {
    'beforeEnd clause: moment !== null && c.infusion.endsAt !== null -> (c.infusion.endsAt !== null)':
      'no moment is told as no moment either way; the guard is for the types',
  },
  'src/firmware/rules/bridge.ts': {
    'bridgeAnswer fallback: c.oldFluid?.fluid ?? null -> (c.oldFluid?.fluid)':
      'where no fluid was before, none of it is left, which is refused first; the guard is for the types',
  },
  'src/firmware/rules/flow.ts': {
    'wantedFlow condition: c !== asked.memory -> true': 'an answer that is kept, and is the same when worked out anew',
    'wantedFlow statement: asked.memory = c; -> ;': 'as above: it is worked out at every question',
  },
  'src/firmware/rules/log-notes.ts': {
    'wordsOf fallback: command.span ?? 0 -> (command.span)': 'what is no number is written as 0 anyway',
  },
  'src/firmware/rules/old-fluid.ts': {
    'oldFluidNow clause: c.oldFluid === null || left === 0 -> (left === 0)':
      'where no fluid was before, none of it is left; the guard is for the types',
  },
  'src/firmware/rules/overrun.ts': {
    'overrun boundary: at > end -> at >= end': 'in no time nothing is moved',
  },
  'src/firmware/rules/program-store.ts': {
    'readSlot number: 1 -> (1 - 1)': 'a slot with a trailer alone: of no bytes no program is read either',
    'storeRepaired clause: used !== null && isDamaged({ ...check, store }, other) -> (isDamaged({ ...check, store }, other))':
      'a store with no slot in use has no damaged one here; the guard is for the types',
  },
  'src/firmware/rules/temperature.ts': {
    'beyond clause: over && peak !== null -> (over)':
      'beyond the limit a peak is always known; the guard is for the types',
  },
  'src/therapy/basal-peak.ts': {
    'movedBefore boundary: step.at >= at -> step.at > at': 'a step at the very end has no time to move anything',
    'basalPeak number: 0n -> (0n - 1n)': 'a week without steps: just below nothing is rounded up to nothing',
    'basalPeak boundary: sum > peak -> sum >= peak': 'of two equal sums either is the highest',
  },
  'src/therapy/bridge.ts': {
    'checkedFlow condition: !flow.ok -> false':
      'a refusal has no flow that could be out of range, so it stays; the guard is for the types',
  },
  'src/therapy/formulary/parse.ts': {
    'parseFormulary clause: parsed.success && issues.length === 0 -> (issues.length === 0)':
      'what cannot be read has an issue; the guard is for the types',
  },
  'src/therapy/formulary/schema.ts': {
    'quantity result: z.NEVER -> null': 'a value with an issue is thrown away',
  },
  'src/therapy/refill-rules.ts': {
    'verdict boundary: facts.withdrawn < facts.expectedResidual -> facts.withdrawn <= facts.expectedResidual':
      'what is just as expected is within every rule',
    'pocketFill boundary: facts.withdrawn < facts.expectedResidual -> facts.withdrawn <= facts.expectedResidual':
      'as above',
  },
  'src/therapy/refill.ts': {
    'inputRefusal clause: withdrawn !== undefined && withdrawn > fill -> (withdrawn > fill)':
      'nothing written is not above any fill; the guard is for the types',
  },
  'test/support/mutate/toy/toy.ts': {
    'larger boundary: a > b -> a >= b': 'two equal numbers are the same whichever is given',
  },
};
