import type { FaultDescriptor } from '../catalogue.js';
import type { FaultOrder } from '../scenario.js';
import { isMap, readFields } from '../schema/fields.js';
import { FAULT } from '../schema/step.js';
import { meant, note, oneOf, type Path, unknownWord } from '../trouble.js';
import type { Context } from './context.js';
import { parseParameter } from './parameter.js';

type Written = Readonly<Record<string, unknown>>;

const OWN = Object.keys(FAULT);

function parametersOf(
  written: Written,
  descriptor: FaultDescriptor,
  path: Path,
  context: Context,
): Record<string, number | string> {
  const parameters: Record<string, number | string> = {};
  for (const name of Object.keys(descriptor.parameters).sort()) {
    const parameter = descriptor.parameters[name];
    if (parameter === undefined || OWN.includes(name)) continue;
    const value = written[name];
    if (value === undefined) {
      if (parameter.default !== null) parameters[name] = parameter.default;
      else if (parameter.required === true)
        note(context.troubles, [...path, name], {
          found: 'nothing',
          expected: `${name}: ${parameter.text}`,
          remedy: `write ${name}`,
        });
      continue;
    }
    const read = parseParameter(name, parameter, value);
    if (read.ok) parameters[name] = read.value;
    else note(context.troubles, [...path, name], read.refusal);
  }
  return parameters;
}

function descriptorOf(kind: string, path: Path, context: Context): FaultDescriptor | null {
  const wrong = unknownWord(kind, Object.keys(context.catalogue.faults), 'fault of the catalogue');
  if (wrong !== null) note(context.troubles, path, wrong);
  const descriptor = wrong === null ? context.catalogue.faults[kind] : undefined;
  const refusal = context.profile === null ? null : descriptor?.supports(context.profile);
  if (refusal) note(context.troubles, path, refusal);
  return descriptor ?? null;
}

const known = (value: Written, descriptor: FaultDescriptor | null): Written =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([key]) => OWN.includes(key) || (descriptor !== null && !Object.hasOwn(descriptor.parameters, key)),
    ),
  );

/**
 * A written fault with its parameters resolved by the catalogue.
 *
 * @param named  is told every name and kind that a later step can clear, also of a fault that is written wrong
 * @returns null when the fault is not usable; then troubles were noted
 */
export function resolveFault(value: unknown, path: Path, named: Set<string>, context: Context): FaultOrder | null {
  const kind = isMap(value) && typeof value.kind === 'string' ? value.kind : null;
  const descriptor = kind === null ? null : descriptorOf(kind, [...path, 'kind'], context);
  const alsoKnown = Object.keys(descriptor?.parameters ?? {});
  const own = isMap(value) ? known(value, descriptor) : value;
  const written = readFields(FAULT, own, path, 'a fault with its kind', context.troubles, alsoKnown);
  if (kind !== null) named.add(kind).add(written.name ?? kind);
  if (!isMap(value) || kind === null || descriptor === null) return null;
  return {
    fault: kind,
    name: written.name ?? kind,
    parameters: parametersOf(value, descriptor, path, context),
    span: written.for ?? null,
    probability: written.probability ?? 1,
  };
}

/** Refuses to clear what no earlier step has broken or changed. */
export function checkClear(name: string, broken: ReadonlySet<string>, path: Path, context: Context): void {
  if (broken.has(name)) return;
  const names = [...broken];
  const expected =
    names.length === 0
      ? 'a fault or a change of the surroundings, brought by an earlier step'
      : `what an earlier step brought: ${oneOf(names)}`;
  const remedy = names.length === 0 ? 'put the step that brings it before it' : meant(name, names);
  note(context.troubles, path, { found: `"${name}"`, expected, remedy });
}
