import type { Reach } from '../statechart/index.js';

/** Where the arrows that a controller takes are counted: those of its own chart, and those of its link. */
export type ControllerReach = { readonly own: Reach; readonly link: Reach };
