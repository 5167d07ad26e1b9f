import type { AnyStateMachine } from 'xstate';

/** The machines that can be drawn, by name; each is loaded only when it is asked for. */
const MACHINES = {
  firmware: async () => (await import('../../src/firmware/index.js')).firmwareMachine,
  telemetry: async () => (await import('../../src/telemetry/index.js')).telemetryMachine,
  link: async () => (await import('../../src/controller/index.js')).linkMachine,
  programmer: async () => (await import('../../src/controller/index.js')).programmerMachine,
  handheld: async () => (await import('../../src/controller/index.js')).handheldMachine,
} satisfies Readonly<Record<string, () => Promise<AnyStateMachine>>>;

/** Name of a machine that can be drawn. */
export type MachineName = keyof typeof MACHINES;

/** All of them: the pump first, then its end of the link, then what people hold in their hands. */
export const MACHINE_NAMES = Object.keys(MACHINES) as readonly MachineName[];

/** The machine of a name, as XState runs it. */
export const machineOf = async (name: MachineName): Promise<AnyStateMachine> => MACHINES[name]();
