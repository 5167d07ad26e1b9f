import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 put less code into one compiled function. A run of the command line is a process of a second or two, half of which V8
 * would spend compiling; what it compiles is as fast. Only for a process of our own, never for whoever imports the library. [decision 6]
 */
export const compileInSmallPieces = (): void => setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
