import type { Refusal } from '../../base/index.js';
import { record, remark, text, type Wire } from '../wire/index.js';

/** A refusal in bytes. */
export const refusalWire: Wire<Refusal> = record<Refusal>({
  code: text('rule'),
  found: remark('in words'),
  expected: remark('in words'),
  remedy: remark('in words'),
});
