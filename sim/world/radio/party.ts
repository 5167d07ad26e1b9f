import type { Role } from '../../../src/protocol/index.js';

/** Who holds a controller of this world. */
export type ControllerName = Exclude<Role, 'service'>;
/** Who hears frames: the implant, a controller of this world, or one that somebody has connected from outside. */
export type Receiver = 'implant' | ControllerName | 'guest';
/** Who sends them: the same, or somebody who plays back what he has overheard. */
export type Sender = Receiver | 'eavesdropper';
