import type { InputType } from '../../support/search/letters.js';

/** What a region in one state does with one input. */
export type Mark =
  /** an arrow of the region is there for it, and it is taken */
  | { readonly mark: 'acts' }
  /** no arrow of the region is taken for it, but another region's decision moves this one in the same step */
  | { readonly mark: 'follows'; readonly because: string }
  /** it may come, and nothing happens here */
  | { readonly mark: 'ignored'; readonly because: string }
  /** it never comes while the region is in this state */
  | { readonly mark: 'never'; readonly because: string };

/** Acts, by an arrow of its own. */
export const ACTS: Mark = { mark: 'acts' };
/** Acts, moved by what another region decides. @param because  what moves it */
export const follows = (because: string): Mark => ({ mark: 'follows', because });
/** Ignored on purpose. @param because  why that is right */
export const ignored = (because: string): Mark => ({ mark: 'ignored', because });
/** Cannot happen. @param because  why not */
export const never = (because: string): Mark => ({ mark: 'never', because });

/** The rows of one state. */
export type Rows = { readonly [T in InputType]?: Mark };
/** The table of one region: a block of rows for each of its states. */
export type RegionRows = Readonly<Record<string, Rows>>;
