/** What reads a YAML file that somebody has written: its tree with places, what is wrong in it, and the shapes of its values. */
export { inFileOrder, locate } from './locate.js';
export { isMap, read, readFields } from './schema/fields.js';
export { span } from './schema/quantities.js';
export { door, list, map, type Shape, text, word } from './schema/shape.js';
export { readSource } from './source.js';
export { note, oneOf, shown, type Trouble, type Troubles } from './trouble.js';
