import { textOf } from './tree.js';

/** A row of docs/requirements.md. */
export type Requirement = {
  readonly id: string;
  readonly text: string;
  readonly hazards: readonly string[];
  readonly status: string;
  /** files that are named as its proof */
  readonly tests: readonly string[];
  /** what is said besides */
  readonly note: string;
};

const PAGE = textOf('docs/requirements.md');

/** Every requirement, in the order of the page. */
export const REQUIREMENTS: readonly Requirement[] = PAGE.split('\n')
  .filter((line) => line.startsWith('| SR-'))
  .map((line) => {
    const [id = '', text = '', hazard = '', , , status = '', last = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const tests = [...last.matchAll(/`(\S+\.test\.ts)`/g)].map((found) => `test/${found[1]}`);
    const hazards = hazard.split(' ').filter((word) => word !== '');
    return { id, text, hazards, status, tests, note: last.replaceAll(/`\S+\.test\.ts`[,;]?/g, '').trim() };
  });

/** The hazards of that page: number and what it is. */
export const HAZARDS: ReadonlyMap<string, string> = new Map(
  [...(/\*\*hazard\*\*:([\s\S]*?)\n- \*\*/.exec(PAGE)?.[1] ?? '').matchAll(/\b(H\d)\s+([^·]+)/g)].map((found) => [
    found[1] ?? '',
    (found[2] ?? '').replaceAll(/\s+/g, ' ').trim(),
  ]),
);
