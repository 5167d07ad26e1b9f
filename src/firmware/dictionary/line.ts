import * as alarms from '../rules/alarms.js';
import { withGiven } from '../rules/history.js';
import { releasedVolume } from '../rules/line.js';
import { book, type Guards, tell } from './words.js';

/** Questions of the region `line`: what the outlet pressure tells. */
export const lineGuards = {
  isSuspicionLevel: ({ context, event }) =>
    event.type === 'sensor.pressure-above' && event.level < context.config.occlusionAt,
  isOcclusionLevel: ({ context, event }) =>
    event.type === 'sensor.pressure-above' && event.level >= context.config.occlusionAt,
  acknowledgesOcclusion: ({ context, event }) =>
    event.type === 'command.acknowledge' &&
    event.alarm === 'occlusion' &&
    alarms.acknowledgeAllowed(context, event.alarm).ok,
} satisfies Guards;

/** Orders of the region `line`: what the outlet pressure tells. */
export const lineOrders = {
  suspectLine: book(() => ({ line: { suspected: true, occluded: false } })),
  holdLine: book(() => ({ line: { suspected: true, occluded: true } })),
  clearLine: book(() => ({ line: { suspected: false, occluded: false } })),
  bookReleased: book(({ context, event }) => ({
    history: withGiven(
      context.history,
      { end: event.at, volume: releasedVolume(context.config) },
      context.config.doseWindowMax,
      event.at,
    ),
  })),
  tellReleased: tell(({ context, event }) => ({
    type: 'ledger.released' as const,
    at: event.at,
    volume: releasedVolume(context.config),
  })),
};
