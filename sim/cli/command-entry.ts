import type { Command } from './request.js';

/** One command as it is declared; its code is loaded only when it is used. */
export type CommandEntry = {
  /** words that call it: `run`, `calc flow` */
  readonly name: string;
  /** arguments in commander's notation */
  readonly args: string;
  readonly text: string;
  /** [flags in commander's notation, what it is]; `repeat` marks one that may be given many times */
  readonly flags: readonly (readonly [flag: string, text: string, repeat?: 'repeat'])[];
  readonly load: () => Promise<Command>;
};
