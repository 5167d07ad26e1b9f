import type { Host, Shown } from '../wire/host.js';

/** What every part of the page is given: what is shown, and whom to ask. */
export type Part = { readonly host: Host; readonly shown: Shown };
