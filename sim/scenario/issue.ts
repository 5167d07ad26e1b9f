/** Something wrong in a scenario, with its place: all of them are reported at once, in file order. */
export type Issue = {
  /** path of the file, or the flag (`--set implant.fill=40 mL`) that brought the mistake in */
  readonly file: string;
  /** 1 … ; 0 when the place is a flag or the whole file */
  readonly line: number;
  /** 1 … ; 0 when the place is a flag or the whole file */
  readonly column: number;
  /** where in the tree, e.g. `steps[2].clinician.program.dose`; empty for the whole file */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** what to do about it, as an order */
  readonly remedy: string;
};

/** Writes an issue on one line: `file:line:column  path  found …; expected …; remedy`. */
export function formatIssue(issue: Issue): string {
  const place = issue.line === 0 ? issue.file : `${issue.file}:${issue.line}:${issue.column}`;
  const path = issue.path === '' ? '' : `${issue.path}  `;
  return `${place}  ${path}found ${issue.found}; expected ${issue.expected}; ${issue.remedy}`;
}
