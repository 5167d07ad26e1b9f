import type { Status } from '../../../protocol/index.js';
import type { Instant, Volume } from '../../../units/index.js';
import { DENIALS, denialOf } from '../denials.js';
import type { HandheldMemory } from '../memory.js';
import type { Button, DiaryEntry, HandheldScreen, StatusShown } from '../screen.js';
import { conditionsNow } from './conditions.js';

/** What the states of the machine add to what it remembers. */
export type Standing = { readonly old: boolean; readonly answering: boolean; readonly audio: HandheldScreen['audio'] };

const TEXTS: { readonly [B in DiaryEntry['what']]: { readonly granted: string; readonly unknown: string } } = {
  bolus: {
    granted: 'The pump has granted your bolus.',
    unknown: 'The link was lost. Nobody knows whether the pump gives a bolus. Wait for its status.',
  },
  silence: {
    granted: 'The pump has paused its sound.',
    unknown: 'The link was lost. Nobody knows whether the pump has paused its sound.',
  },
};

function textOf({ what, outcome }: DiaryEntry): string {
  if (outcome === 'granted' || outcome === 'unknown') return TEXTS[what][outcome];
  return DENIALS[outcome];
}

function statusShown({ at: _, therapy, ...status }: Status, readAt: Instant, old: boolean): StatusShown {
  const { bolus, doing, granted, program } = therapy;
  const control = program?.patient ?? null;
  return {
    readAt,
    old,
    doing,
    reservoir: status.reservoir_computed_pl as Volume,
    emptyAt: status.reservoir_empty_at,
    boluses:
      control === null
        ? null
        : {
            used: granted,
            most: control.maxCount,
            window: control.countWindow,
            denial: bolus.refusal === null ? null : denialOf(bolus.refusal.code),
            allowedAt: bolus.allowedAt,
          },
  };
}

/** The last request; nothing while one is under way of which nothing can be said yet. */
function requestShown({ diary, errand }: HandheldMemory, answering: boolean): HandheldScreen['request'] {
  const last = diary.at(-1);
  const asks: readonly (Button | undefined)[] = ['bolus', 'silence'];
  if (last === undefined || (answering && asks.includes(errand?.what))) return null;
  return { ...last, text: textOf(last) };
}

/**
 * Everything that is shown.
 *
 * @requirement SR-054
 */
export function screenOf(memory: HandheldMemory, { old, answering, audio }: Standing): HandheldScreen {
  const { config, errand, ignored, link, pausedUntil, readAt, status } = memory;
  const conditions = conditionsNow(memory);
  const [first] = conditions;
  return {
    link,
    busyWith: errand?.what ?? null,
    ignored,
    request: requestShown(memory, answering),
    status: status === null || readAt === null ? null : statusShown(status, readAt, old),
    conditions,
    audio,
    pausedUntil,
    light: first === undefined ? null : config.signals[first.priority].light,
  };
}
