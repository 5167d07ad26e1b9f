/** What the SCXML of a machine does not say, and what stands in its place. Whoever runs it elsewhere must know. */
export const NOT_CARRIED: readonly (readonly [what: string, instead: string])[] = [
  [
    'what a guard asks',
    'its name alone, as a field of the variable `guards`; every field is false until somebody sets it, before an event or by a getter',
  ],
  [
    'the memory, and all arithmetic on it (doses, volumes, counts, times)',
    'an order that changes it counts up its field of the variable `orders`',
  ],
  [
    'what an order tells the outside (replies, flow, tones, frames)',
    '`<log label="tells">` with the name of the order; nothing is sent anywhere',
  ],
  ['what events carry beside their name', 'nothing; `_event.data` is not read'],
  [
    'time (deadlines are data in the memory, and the world asks for the next one)',
    'the event `clock.deadline`, which somebody must send; there is no `<send>` with a delay',
  ],
  ['what stands beside the machine (the log, the link of a controller, number entry)', 'nothing'],
  ['tags of states', 'nothing'],
  [
    'that a step may not go on for ever',
    'nothing; an interpreter goes on as long as guards of arrows without event hold',
  ],
];
