import { firmwareSetup } from '../setup.js';

const CUT = ['tellBridgeCut', 'endBridge'] as const;

/**
 * Whether the old fluid in the line is still being pushed out: then the flow of the bridge runs in place of the basal flow that the
 * region infusion keeps ready. Whatever stops therapy ends it; what only holds or pauses therapy holds it up.
 */
export const bridge = firmwareSetup.createStateConfig({
  initial: 'none',
  states: {
    none: {
      on: { 'command.program': { guard: 'programBringsBridge', target: 'bridging', actions: 'startBridge' } },
    },
    bridging: {
      always: { guard: 'bridgeMustEnd', target: 'none', actions: [...CUT] },
      on: {
        'clock.deadline': { guard: 'bridgeOver', target: 'none', actions: ['tellBridgeEnd', 'endBridge'] },
        'command.program': [
          { guard: 'programBringsBridge', actions: [...CUT, 'startBridge'] },
          { guard: 'programAccepted', target: 'none', actions: [...CUT] },
        ],
        'command.refill': { guard: 'fluidChanges', target: 'none', actions: [...CUT] },
        'sensor.brown-out': { target: 'none', actions: [...CUT] },
        'sensor.watchdog-reset': { target: 'none', actions: [...CUT] },
      },
    },
  },
});
