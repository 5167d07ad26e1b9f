import type { Command } from '../../../src/protocol/index.js';
import type { Happening } from '../../support/story.js';

/** The four ways in which any control can fail. */
export const FORMS = [
  'not given',
  'given when unsafe',
  'wrong time or order',
  'stopped too soon or held too long',
] as const;
export type Form = (typeof FORMS)[number];

/** A command that the pump must refuse, with this code and without any other effect. */
export type RefusedCase = {
  readonly name: string;
  readonly after: readonly Happening[];
  readonly at: string;
  readonly command: Command;
  /** the story begins on the shelf, and says itself when the pump is implanted */
  readonly onShelf?: true;
  readonly refused: string;
};

/** What must come of it, as one line of a story. */
export type ToldCase = {
  readonly name: string;
  readonly story: readonly Happening[];
  readonly until: string;
  readonly onShelf?: true;
  readonly tells: string;
};

/** A form that this control cannot take, and why. */
export type NoCase = { readonly cannot: string };

export type Case = RefusedCase | ToldCase | NoCase;

/** The four rows of one control; none may be empty. */
export type Control = { readonly [F in Form]: readonly Case[] };

/** A command that is refused at `when`, after what has happened until then. @param refused  the code of the refusal */
export const at = (
  name: string,
  after: readonly Happening[],
  when: string,
  command: Command,
  refused: string,
): RefusedCase => ({ name, after, at: when, command, refused });
