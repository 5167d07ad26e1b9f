export type { Form } from './form.js';
export { real, u8, u16, u32, whole } from './numbers.js';
export { choice, list, NOTHING, optional, orNull, record } from './records.js';
export { decode, encode, type Wire } from './wire.js';
export { blob, bytes, flag, numbered, remark, text } from './words.js';
