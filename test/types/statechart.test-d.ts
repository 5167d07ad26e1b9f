import { describe, expectTypeOf, it } from 'vitest';
import { wordsOf } from '../../src/statechart/index.js';

type Memory = { readonly due: number; readonly called: boolean };
type Event = { readonly type: 'press'; readonly key: string } | { readonly type: 'deadline'; readonly at: number };
type Told = { readonly type: 'call'; readonly at: number };

const { as, book, tell } = wordsOf<Memory, Event, Told>();

describe('the words of a dictionary', () => {
  it('know each kind of event, and no other', () => {
    const event = { type: 'press', key: '5' } as Event;
    expectTypeOf(as(event, 'press')).toEqualTypeOf<{ readonly type: 'press'; readonly key: string }>();
    // @ts-expect-error a kind that is misspelt
    as(event, 'pres');
  });

  it('book only what the memory has, as it has it', () => {
    book(({ context }) => ({ due: context.due + 1 }));
    // @ts-expect-error a field of another kind
    book(() => ({ due: '5' }));
    // @ts-expect-error a field of the memory that is misspelt
    book(({ context }) => ({ due: context.du }));
  });

  it('tell only what can be told', () => {
    tell(({ event }) => ({ type: 'call', at: as(event, 'deadline').at }));
    // @ts-expect-error something is missing
    tell(() => ({ type: 'call' }));
    // @ts-expect-error nobody listens for it
    tell(() => ({ type: 'cal', at: 5 }));
  });
});
