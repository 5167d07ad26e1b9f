/** Names of one kind that no story can reach, and the one reason that they share. */
export type OutOfReach = {
  /** one sentence, checked against the rules and the pictures */
  readonly why: string;
  /** arrows by their words in a trace, or alarm and phase */
  readonly names: readonly string[];
};
