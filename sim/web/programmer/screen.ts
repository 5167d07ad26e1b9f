import type { View } from '../../show/index.js';

/** What the programmer shows. */
export type Screen = View['programmer'];

/** What each part of the device is given. */
export type OnScreen = {
  readonly screen: Screen;
  /** ms since the start */
  readonly at: number;
  /** presses a key, by its name */
  readonly onKey: (key: string) => void;
};
