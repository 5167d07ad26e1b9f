/** One scenario with one seed, to be run. */
export type Case = {
  /** from 0, in the order of the plan */
  readonly index: number;
  readonly file: string;
  /** added to the seed of the file, or to the one given in its place */
  readonly plus: number;
};

/** Part `part` of `of`, from 1. */
export type Shard = { readonly part: number; readonly of: number };

/** What of the files is to be run. */
export type Wanted = {
  /** words, one of which the path must contain; all files when empty. Case does not count */
  readonly filters: readonly string[];
  readonly shard: Shard | null;
  /** with how many seeds each is run, ≥ 1 */
  readonly repeat: number;
};

/**
 * The cases of a test run.
 *
 * A shard takes every so many-th file, so that long and short ones spread; all shards together are the whole, and none has a file of another.
 *
 * @param files  in the order in which they are to be told
 */
export function planOf(files: readonly string[], { filters, shard, repeat }: Wanted): readonly Case[] {
  const words = filters.map((word) => word.toLowerCase());
  const chosen = files.filter((file) => words.length === 0 || words.some((word) => file.toLowerCase().includes(word)));
  const mine = shard === null ? chosen : chosen.filter((_, i) => i % shard.of === shard.part - 1);
  return mine
    .flatMap((file) => Array.from({ length: repeat }, (_, plus) => ({ file, plus })))
    .map((one, index) => ({ ...one, index }));
}
