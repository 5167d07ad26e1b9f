import { armingDiffers, wantedArming } from '../rules/arming.js';
import { driveIsStale } from '../rules/flow.js';
import { book, type Guards, tell } from './words.js';

/** Questions of the region `sensors`: the comparators. */
export const sensorsGuards = {
  armingIsStale: ({ context }) => !driveIsStale(context) && armingDiffers(context.armed, wantedArming(context)),
} satisfies Guards;

/** Orders of the region `sensors`: the comparators. */
export const sensorsOrders = {
  rearm: book(({ context }) => ({ armed: wantedArming(context) })),
  tellArming: tell(({ context, event }) => ({ type: 'sensor.arm' as const, at: event.at, armed: context.armed })),
};
