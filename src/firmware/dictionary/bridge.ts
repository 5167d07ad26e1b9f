import * as bridge from '../rules/bridge.js';
import { programAllowed } from '../rules/infusion.js';
import { endedAt } from '../rules/reset.js';
import { as, book, type Guards, tell } from './words.js';

/** Questions of the region `bridge`: the old fluid in the line. */
export const bridgeGuards = {
  programBringsBridge: ({ context, event }) =>
    as(event, 'command.program').bridge !== undefined &&
    programAllowed(context, as(event, 'command.program'), event.at).ok,
  bridgeOver: ({ context, event }) => bridge.bridgeIsOver(context, event.at),
  bridgeMustEnd: ({ context }) => bridge.bridgeMustEnd(context),
} satisfies Guards;

/** Orders of the region `bridge`: the old fluid in the line. */
export const bridgeOrders = {
  startBridge: book(({ context, event }) => ({
    bridge: bridge.startedBridge(context, as(event, 'command.program').bridge, event.at),
  })),
  endBridge: book(({ context, event }) => ({
    bridge: null,
    history: bridge.historyAfterBridge(context, endedAt(context, event)),
  })),
  tellBridgeEnd: tell(({ context, event }) => bridge.bridgeEntry(context, event.at, '')),
  tellBridgeCut: tell(({ context, event }) =>
    bridge.bridgeEntry(context, endedAt(context, event), bridge.cutReason(context, event)),
  ),
};
