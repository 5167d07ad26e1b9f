import { raise } from 'xstate';
import type { Command } from '../../protocol/index.js';
import { type Args, wordsOf } from '../../statechart/index.js';
import type { FirmwareContext } from '../context.js';
import type { CommandOf, FirmwareEvent, InternalEvent } from '../events.js';
import type { FirmwareOutput } from '../outputs.js';

/** What a guard or an order is given. */
export type In = Args<FirmwareContext, FirmwareEvent>;

/** Questions by name: each a fact, bound to one rule. */
export type Guards = Readonly<Record<string, (a: In) => boolean>>;

/** The event as the command that the region's picture names; the picture guarantees the type. */
export const as = <T extends Command['type']>(event: FirmwareEvent, _type: T): CommandOf<T> => event as CommandOf<T>;

/** An order that changes the memory, only fields that belong to its region; and one that tells the outside. */
export const { book, tell } = wordsOf<FirmwareContext, FirmwareEvent, FirmwareOutput>();

/** What an announcement says beside its name. */
type News<T extends InternalEvent['type']> = Omit<InternalEvent & { readonly type: T }, 'type'>;

/** An order that tells the other regions within the same step. Its name can be read off it: the arrow it sets off is part of the picture. */
export const announce = <T extends InternalEvent['type']>(announces: T, say: (a: In) => News<T>) =>
  Object.assign(
    raise<FirmwareContext, FirmwareEvent, FirmwareEvent, undefined, never>(
      (a: In) => ({ type: announces, ...say(a) }) as unknown as InternalEvent,
    ),
    { announces },
  );
