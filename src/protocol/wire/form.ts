/** How a value lies in bytes, for the page that documents it; made by the same word that writes and reads it. */
export type Form =
  | { readonly kind: 'plain'; readonly name: string; readonly bytes: string; readonly note: string }
  | { readonly kind: 'record'; readonly fields: readonly FieldForm[] }
  | { readonly kind: 'option'; readonly of: Form }
  | { readonly kind: 'list'; readonly of: Form; readonly most: number }
  | { readonly kind: 'choice'; readonly tag: string; readonly cases: readonly CaseForm[] };

/** One field of a record, in its place. */
export type FieldForm = { readonly name: string; readonly form: Form };

/** One case of a choice: its number on the wire and what follows it. */
export type CaseForm = { readonly name: string; readonly number: number; readonly form: Form };
