/**
 * The same record with some of its fields changed; the original stays as it was.
 *
 * Records that change at every event (the memory of the firmware, the state of the plant) are copied with this and not with
 * a spread: V8 gives the copies of each spread a hidden class of their own, and code that then meets many classes for one
 * kind of record is compiled over and over. [decision 6]
 */
export const withChanges = <T extends object>(whole: T, changes: Partial<T>): T => Object.assign({}, whole, changes);
