import type { AnyStateNode } from 'xstate';
import { drawingOf, mermaidOf } from '../../../sim/chart/index.js';
import { firmwareMachine } from '../../../src/firmware/index.js';
import { telemetryMachine } from '../../../src/telemetry/index.js';
import { code, page, table } from './markdown.js';

const below = (node: AnyStateNode): readonly AnyStateNode[] => [node, ...Object.values(node.states).flatMap(below)];

const words = (written: unknown): string =>
  (Array.isArray(written) ? written : [written])
    .flatMap((one: unknown) => {
      if (typeof one === 'string') return [code(one)];
      return typeof one === 'object' && one !== null && 'type' in one ? [code(String(one.type))] : [];
    })
    .join(', ');

const nameIn = (region: string, path: readonly string[]): string =>
  path.length === 1 ? `any ${region}` : path.slice(1).join('.');

function rowsOf(region: AnyStateNode): readonly (readonly string[])[] {
  return below(region).flatMap((node) => {
    const transitions = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
    return transitions.map((t) => [
      nameIn(region.key, node.path),
      t.eventType === '' ? 'always' : code(t.eventType),
      words(t.guard),
      (t.target ?? []).map((target) => nameIn(region.key, target.path)).join(', '),
      words(t.actions),
    ]);
  });
}

const section = (region: AnyStateNode): string =>
  [`### ${region.key}`, table(['in', 'on', 'if', 'goes to', 'and does'], rowsOf(region))].join('\n\n');

export const statechartPage = (): string =>
  page('Statechart of the firmware', [
    'The machine that runs, drawn. Its regions act on one event in this order; see [the architecture](architecture.md).',
    `\`\`\`mermaid\n${mermaidOf(drawingOf(firmwareMachine))}\`\`\``,
    '## Every transition',
    'The first line of a state whose event and guard fit is taken; an inner state comes before the state around it. `always` needs no event.',
    ...Object.values(firmwareMachine.root.states).map(section),
    '## The telemetry',
    "The implant's end of the link, a machine of its own ([decision 16](decisions/0016-telemetry.md)).",
    `\`\`\`mermaid\n${mermaidOf(drawingOf(telemetryMachine))}\`\`\``,
    ...Object.values(telemetryMachine.root.states).map(section),
  ]);
