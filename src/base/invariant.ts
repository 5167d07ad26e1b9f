/** A bug of the emulator itself. Never a finding about the pump, never a mistake of the user. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
  readonly details: Readonly<Record<string, unknown>>;

  /**
   * @param message  part, what was found and what had to hold
   * @param details  plain data that helps to find the bug
   */
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(Object.keys(details).length === 0 ? message : `${message} ${JSON.stringify(details)}`);
    this.details = details;
  }
}

/**
 * Stops the run when something that must hold does not.
 *
 * For our own bugs only: user input is answered by {@link refuse}, faults of the pump are data.
 *
 * @param holds    what must be true
 * @param message  part and sentence, e.g. `plant: delivered more than was filled`
 * @param details  plain data for the report
 * @throws {InvariantError} when `holds` is false
 */
export function invariant(holds: boolean, message: string, details?: Readonly<Record<string, unknown>>): asserts holds {
  if (!holds) throw new InvariantError(message, details);
}

/**
 * Marks a branch that the type system proves unreachable.
 *
 * @param value  what is left of a union after all its members were handled
 * @throws {InvariantError} always: a cast has smuggled in something the types exclude
 */
export function assertNever(value: never): never {
  throw new InvariantError('a case that the types exclude was reached', { value });
}
