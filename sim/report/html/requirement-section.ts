import { RULES } from '../../oracle/index.js';
import type { Section } from './frame.js';
import { el } from './markup.js';
import { type TableRow, table } from './table.js';

/** How many cases each rule has judged, by its name; null when nobody has counted. */
export type Reach = Readonly<Record<string, number>> | null;

function rowOf(
  requirement: string,
  rule: { readonly name: string; readonly text: string },
  judged: number | null,
  findings: number,
): TableRow {
  const [result, tone] =
    findings > 0
      ? (['✗ FAILED', 'bad'] as const)
      : judged === null
        ? (['– no count', 'plain'] as const)
        : judged === 0
          ? (['– no case', 'dim'] as const)
          : (['✓ held', 'good'] as const);
  return {
    cells: [result, requirement, rule.text, judged === null ? '?' : judged.toLocaleString('en-US'), findings],
    tone,
  };
}

/**
 * The rules of the oracle by requirement: the sentence that must hold, how many cases were judged, and what was found.
 *
 * @param requirements  those of the run, from its trace; one that this version does not know is told
 * @param byRule        all findings by the name of the rule
 */
export function requirementSection(
  requirements: readonly string[],
  byRule: Readonly<Record<string, number>>,
  reach: Reach,
): Section {
  const known = new Set(RULES.map(({ requirement }) => requirement));
  const rules = RULES.filter(({ requirement, name }) => requirements.includes(requirement) || (byRule[name] ?? 0) > 0);
  const rows = rules.map((rule) =>
    rowOf(rule.requirement, rule, reach === null ? null : (reach[rule.name] ?? 0), byRule[rule.name] ?? 0),
  );
  const strange = requirements
    .filter((id) => !known.has(id))
    .map((id) => ({ cells: ['?', id, 'not known to this version', '?', '?'] }));
  const sorted = [...rows, ...strange].sort((a, b) => (String(a.cells[1]) < String(b.cells[1]) ? -1 : 1));
  const noCase = rows.filter(({ tone }) => tone === 'dim').length;
  const said =
    reach === null
      ? 'This trace does not say how many cases each rule has judged: a rule without a case proves nothing.'
      : `${rows.length - noCase} of ${rows.length} rules had a case to judge; a rule without one proves nothing.`;
  return {
    id: 'requirements',
    heading: 'Requirements',
    content: [
      el('p', {}, `What must always hold, judged from the records alone, whatever the scenario expects. ${said}`),
      table(
        'Requirements and their rules',
        [
          ['result', 'mark'],
          ['requirement', 'fixed'],
          ['what must hold', 'text'],
          ['cases judged', 'number'],
          ['findings', 'number'],
        ],
        sorted,
      ),
    ],
  };
}
