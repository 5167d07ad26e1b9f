import type { Instant } from '../../../units/index.js';
import type { ButtonEvent } from '../events.js';
import type { OrderName } from '../form/field.js';

/** Keys that lead the dialogue and are one word. */
export const PLAIN = ['connect', 'disconnect', 'review', 'approve', 'edit', 'cancel', 'confirm', 'ok'] as const;

const ORDERS: { readonly [O in OrderName]: true } = {
  program: true,
  prime: true,
  purge: true,
  bolus: true,
  'square-bolus': true,
  refill: true,
  stop: true,
  suspend: true,
  resume: true,
  'cancel-bolus': true,
  'low-alarm': true,
  'pause-audio': true,
  acknowledge: true,
  'self-test': true,
  'set-clock': true,
  interrogate: true,
  'read-log': true,
};

const isOrder = (name: string): name is OrderName => Object.hasOwn(ORDERS, name);

/** Names of all orders. */
export const ORDER_NAMES: readonly OrderName[] = Object.keys(ORDERS).filter(isOrder);

/** What a key of the panel means; null for one that means nothing, whatever its name. */
export function buttonFor(key: string, at: Instant): ButtonEvent | null {
  const plain = PLAIN.find((name) => name === key);
  if (plain !== undefined) return { type: `button.${plain}`, at };
  const colon = key.indexOf(':');
  const [kind, rest] = [key.slice(0, colon), key.slice(colon + 1)];
  if (colon < 0 || rest === '') return null;
  if (kind === 'order') return isOrder(rest) ? { type: 'button.order', at, order: rest } : null;
  if (kind === 'field') return { type: 'button.field', at, field: rest };
  return kind === 'choose' ? { type: 'button.choose', at, word: rest } : null;
}
