import { defaultOf, FAULTS, type FaultKind, writtenParameter } from '../../fault/index.js';
import { columns, hanging, line } from '../../report/index.js';
import { type Answer, give, pairs } from '../answer.js';
import type { Command } from '../request.js';
import { known } from '../wrong.js';

const parametersOf = (kind: FaultKind) =>
  Object.entries(kind.parameters).map(([name, p]) => {
    const least = p.min === undefined ? '' : `from ${writtenParameter(p.unit, p.min)}`;
    const most = p.max === undefined ? '' : `to ${writtenParameter(p.unit, p.max)}`;
    return {
      name,
      unit: p.unit,
      default: defaultOf(p),
      range: p.words?.join(', ') ?? `${least} ${most}`.trim(),
      text: p.text,
      source: p.source,
    };
  });

const json = (kind: FaultKind): unknown => ({
  kind: kind.kind,
  title: kind.title,
  attaches: kind.attaches,
  parameters: parametersOf(kind),
  effect: kind.effect,
  signature: kind.signature,
  table: kind.table,
  source: kind.source,
});

const listed = (): Answer => ({
  lines: columns(
    ['fault', 'what it is', 'parameters'],
    Object.values(FAULTS).map((kind) => ({ cells: [kind.kind, kind.title, Object.keys(kind.parameters).join(', ')] })),
  ),
  json: { faults: Object.values(FAULTS).map(json) },
});

function shown(kind: FaultKind): Answer {
  const parameters = parametersOf(kind);
  const table = columns(
    ['parameter', 'default', 'range', 'meaning'],
    parameters.map((p) => ({ cells: [p.name, p.default, p.range, `${p.text} [${p.source}]`] })),
  );
  return {
    lines: [
      ...hanging(`${kind.kind}: `, kind.title, 'head'),
      ...pairs([
        ['attaches to', kind.attaches.join(', ')],
        ['effect', kind.effect],
        ['what shows', kind.signature],
        ['source', `${kind.source} (${kind.table.join(', ')})`],
      ]),
      ...(parameters.length === 0 ? [] : [line(''), ...table]),
    ],
    json: json(kind),
  };
}

/** `faults`, `faults KIND`. @throws {WrongUse} for an unknown fault */
export const faults: Command = async (request) => {
  const [word] = request.args;
  if (word === undefined) return give(request, listed());
  const kind = FAULTS[known(word, Object.keys(FAULTS), 'fault')];
  return give(request, kind === undefined ? listed() : shown(kind));
};
