import type { Profile } from '../../src/profile/index.js';
import { defaultOf, FAULTS, type FaultKind, writtenParameter } from '../fault/index.js';

/** What somebody may fill in of a fault, as files write it. */
export type DrawerParameter = {
  readonly name: string;
  readonly text: string;
  /** what it is when nothing is filled in */
  readonly default: string;
  /** it must be filled in */
  readonly required: boolean;
  /** words to choose from; none for what is typed */
  readonly words: readonly string[];
  /** smallest and largest, in words; empty where nothing bounds it */
  readonly range: string;
};

/** A fault of the catalogue with its explanation. */
export type DrawerFault = {
  readonly kind: string;
  readonly title: string;
  /** what it does to pump or patient */
  readonly effect: string;
  /** what log, alarm, refill and patient show of it */
  readonly signature: string;
  readonly source: string;
  readonly parameters: readonly DrawerParameter[];
  /** why a pump of this family cannot have it; null when it can */
  readonly unsupported: string | null;
};

function parametersOf({ parameters }: FaultKind): readonly DrawerParameter[] {
  return Object.entries(parameters).map(([name, parameter]) => {
    const { text, unit, words = [], required = false, min, max } = parameter;
    const ends = [min, max].map((end) => (end === undefined ? '…' : writtenParameter(unit, end)));
    const range = min === undefined && max === undefined ? '' : ends.join(' – ');
    return { name, text, default: defaultOf(parameter), required, words, range };
  });
}

/** All faults of the catalogue, with what a pump of this family can have of them. */
export const drawerFor = (profile: Profile): readonly DrawerFault[] =>
  Object.values(FAULTS).map((fault) => {
    const { kind, title, effect, signature, source } = fault;
    const refusal = fault.supports(profile);
    const unsupported = refusal === null ? null : `${refusal.found}: ${refusal.expected}`;
    return { kind, title, effect, signature, source, parameters: parametersOf(fault), unsupported };
  });
