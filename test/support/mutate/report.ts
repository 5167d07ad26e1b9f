import type { Mutant } from './mutants.js';

/** What became of a mutant. */
export type Fate = 'killed' | 'timed-out' | 'survived';

/** A mutant after its tests ran. */
export type Tried = {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** the test that failed, or the crash; null when neither */
  readonly by: string | null;
  /** whether any test runs the function it is in */
  readonly reached: boolean;
};

/** Reasons by file and mutant. */
export type Explained = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A mutant that lives, as a reader looks for it. */
export type Survivor = {
  readonly place: string;
  readonly id: string;
  readonly source: string;
  readonly reached: boolean;
  /** why it does no harm; null when nobody said */
  readonly reason: string | null;
};

/** What is known of one file. */
export type FileReport = {
  readonly file: string;
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly explained: number;
  readonly survivors: readonly Survivor[];
};

/** What is known of all, and what is wrong with it. */
export type Report = {
  readonly files: readonly FileReport[];
  /** explanations of mutants that are gone or dead by now */
  readonly stale: readonly string[];
  readonly unexplained: number;
  /** test files that could say more and cannot run here */
  readonly leftOut: readonly string[];
  readonly seconds: number;
};

const count = (tried: readonly Tried[], fate: Fate): number => tried.filter((t) => t.fate === fate).length;

function fileReport(file: string, tried: readonly Tried[], reasons: Readonly<Record<string, string>>): FileReport {
  const survivors = tried
    .filter((t) => t.fate === 'survived')
    .map(({ mutant, reached }) => ({
      place: `${file}:${mutant.line}`,
      id: mutant.id,
      source: mutant.source,
      reached,
      reason: reasons[mutant.id] ?? null,
    }));
  return {
    file,
    mutants: tried.length,
    killed: count(tried, 'killed'),
    timedOut: count(tried, 'timed-out'),
    explained: survivors.filter((s) => s.reason !== null).length,
    survivors,
  };
}

/**
 * Sums up. An explanation that no survivor needs is stale: the list may only shrink.
 *
 * @param targets  files that were looked at; explanations of other files are not judged, unless their file is gone
 */
export function reportOf(
  targets: readonly string[],
  tried: readonly Tried[],
  explained: Explained,
  exists: (file: string) => boolean,
): Pick<Report, 'files' | 'stale' | 'unexplained'> {
  const files = targets.map((file) =>
    fileReport(
      file,
      tried.filter((t) => t.mutant.file === file),
      explained[file] ?? {},
    ),
  );
  const needed = new Set(files.flatMap((f) => f.survivors.map((s) => `${f.file} ${s.id}`)));
  const stale = Object.entries(explained)
    .filter(([file]) => targets.includes(file) || !exists(file))
    .flatMap(([file, reasons]) => Object.keys(reasons).map((id) => `${file} ${id}`))
    .filter((id) => !needed.has(id));
  const unexplained = files.reduce((sum, f) => sum + f.survivors.length - f.explained, 0);
  return { files, stale, unexplained };
}

const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(44) : String(cell).padStart(9))).join(' ');

/** The report as text: a table, then every survivor that nobody explained, then stale explanations. */
export function textOfReport({ files, stale, unexplained, leftOut, seconds }: Report): string {
  const lines = [row(['file', 'mutants', 'killed', 'time-out', 'explained', 'survived'])];
  const total = [0, 0, 0, 0, 0];
  for (const f of files) {
    const cells = [f.mutants, f.killed, f.timedOut, f.explained, f.survivors.length - f.explained];
    for (const [i, cell] of cells.entries()) total[i] = (total[i] ?? 0) + cell;
    lines.push(row([f.file, ...cells]));
  }
  if (files.length > 1) lines.push(row(['all', ...total]));
  for (const s of files.flatMap((f) => f.survivors).filter((one) => one.reason === null))
    lines.push('', `${s.place}  ${s.id}`, `    ${s.source}${s.reached ? '' : '    (no test runs this function)'}`);
  if (stale.length > 0)
    lines.push('', 'explained, but dead or gone; take these out of test/support/mutate/explained.ts:');
  lines.push(...stale.map((id) => `    ${id}`));
  for (const file of leftOut)
    lines.push('', `left out, since it asks vitest for more than to tell and to expect: ${file}`);
  lines.push('', `${unexplained} survived without a reason, in ${seconds} s`);
  return lines.join('\n');
}
