export { BUILT_IN_FORMULARY } from './built-in.data.js';
export type { Drug, Formulary, Limit } from './drug.js';
export { drugNamed, mergeFormulary } from './find.js';
export { type FormularyAnswer, type FormularyIssue, parseFormulary } from './parse.js';
