/** A link that cannot be: which, and why. */
export type Reason = {
  readonly requirement: string;
  readonly link: 'built' | 'rule' | 'scenario' | 'evidence';
  readonly why: string;
};

const noRule = (requirement: string, why: string): Reason => ({ requirement, link: 'rule', why });

/** Every link that is missing on purpose; one that is there after all fails as well. */
export const REASONS: readonly Reason[] = [
  noRule('SR-001', 'a trace does not tell of inputs that change nothing; every input is put into every state instead'),
  noRule(
    'SR-003',
    'what was shown stands on a screen, not in a trace; the programmer and the telemetry are tested together',
  ),
  noRule('SR-005', 'judged by the count of strokes (SR-004), which a lost or added stroke breaks'),
  noRule('SR-011', 'the evenness of single quarters is finer than the trains of strokes that a trace tells'),
  noRule('SR-017', 'flow after the end is judged with every other flow (SR-002); the moment is a unit test'),
  noRule(
    'SR-028',
    'what is flipped lies in the memory of the pump, which no record shows; flips are planted by property tests',
  ),
  noRule(
    'SR-032',
    'make-up would be flow that nobody ordered, which is judged already (SR-002); the rest is the stall (SR-031)',
  ),
  noRule('SR-038', 'the tone is chosen inside the pump; a law over random lives asks it at every step'),
  noRule('SR-039', 'a signal that goes too early leaves no record; a law over random lives asks it at every step'),
  noRule('SR-040', 'a pause ends without a record; a law over random lives asks the tone at every step'),
  ...['SR-048', 'SR-049', 'SR-050', 'SR-051'].map((requirement) =>
    noRule(
      requirement,
      'a rule reads what was obeyed, and cannot tell a forged frame from a true one; an attacker is played against the pump',
    ),
  ),
  noRule('SR-052', 'a mixture could be seen only in the memory; each step of an update is cut off by tests'),
  noRule(
    'SR-053',
    'a number that should have been refused is known by the profile, not by the trace; every door is tested',
  ),
  noRule(
    'SR-054',
    'flow that changed with the link would be flow that nobody ordered, which is judged already (SR-002)',
  ),
  noRule(
    'SR-055',
    'energy and waiting time of sessions are not told by records; an attacker is played against the pump',
  ),
  ...['SR-056', 'SR-057', 'SR-058', 'SR-059'].map((requirement) =>
    noRule(requirement, 'it is about a screen and its keys; the trace has them only as sentences'),
  ),
  {
    requirement: 'SR-055',
    link: 'scenario',
    why: 'hours of failed sessions tell nobody a story; the property tests of the attacker hold energy and waiting time to their limits',
  },
];
