import { ok, type Result, refuse } from '../../../base/index.js';
import { canonicalUnit } from '../../../units/index.js';
import type { NumberField } from '../field.js';
import type { NumberKey } from '../memory.js';
import { isNumberKey, unitKey } from './typing.js';

/**
 * The keys that a written quantity takes, for hands that key it.
 *
 * The unit comes first where there is a choice, since it clears the number. What the field would refuse is keyed all the same (`.5`): that
 * is for the field to say. Into an empty entry the keys give exactly `text`, if each of them is taken.
 *
 * @param text  a number as it is written, digits and points only
 * @param unit  in any spelling (`mcg/day`, `µg/day`)
 * @returns keys in order, or a refusal when there is no key for a part of it; never throws
 */
export function keysFor(text: string, unit: string, field: NumberField): Result<readonly NumberKey[]> {
  const wanted = canonicalUnit(unit);
  const offered = field.units.find((one) => canonicalUnit(one.unit) === wanted);
  if (offered === undefined)
    return refuse(
      'unit-not-offered',
      unit,
      `one of ${field.units.map((one) => one.unit).join(', ')}`,
      'choose a unit of this field',
    );
  const keys = [...text];
  if (!keys.every((key): key is NumberKey => isNumberKey(key)))
    return refuse('number-without-keys', `"${text}"`, 'digits and a point', 'write the number plainly, such as 1200.5');
  return ok(field.units.length === 1 ? keys : [unitKey(offered.unit), ...keys]);
}
