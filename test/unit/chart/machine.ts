import { assign, emit, raise, setup } from 'xstate';

const yes = () => true;

/** A small machine in which every part of a picture stands: regions, nested states, arrows of all kinds. */
export const machine = setup({
  guards: { allowed: yes, rotorStalled: yes, first: yes },
  actions: {
    note: assign({}),
    tell: emit({ type: 'told' }),
    announce: Object.assign(raise({ type: 'c' }), { announces: 'c' }),
  },
}).createMachine({
  id: 'pump',
  type: 'parallel',
  states: {
    motor: {
      initial: 'idle',
      on: { halt: { target: '.idle', actions: 'note' } },
      states: {
        idle: { on: { 'motor.start': { guard: 'allowed', target: 'turning', actions: ['note', 'announce'] } } },
        turning: {
          entry: 'tell',
          always: { guard: { type: 'rotorStalled' }, target: 'stalled' },
          on: {
            b: '#pump.alarm.loud',
            a: [{ guard: 'first', target: 'idle' }, { target: 'stalled' }],
            ping: { actions: 'note' },
            again: { target: 'turning' },
          },
        },
        stalled: {},
      },
    },
    alarm: {
      initial: 'quiet',
      states: {
        quiet: {},
        loud: { initial: 'high', states: { high: { on: { c: '#pump.alarm.loud.low' } }, low: {} } },
      },
    },
  },
});
