import { drawingOf, NOT_CARRIED } from '../../../sim/chart/index.js';
import { writeScxml } from '../../../sim/chart/scxml.js';
import { handheldMachine, linkMachine, programmerMachine } from '../../../src/controller/index.js';
import { firmwareMachine } from '../../../src/firmware/index.js';
import { telemetryMachine } from '../../../src/telemetry/index.js';
import { code, page, table } from './markdown.js';

const MACHINES = {
  firmware: firmwareMachine,
  telemetry: telemetryMachine,
  link: linkMachine,
  programmer: programmerMachine,
  handheld: handheldMachine,
};

const counts = Object.entries(MACHINES).map(([name, machine]) => {
  const text = writeScxml(drawingOf(machine));
  const count = (pattern: RegExp): string => String([...text.matchAll(pattern)].length);
  return [
    code(name),
    count(/<state id="[\w-]+"/g),
    count(/<state id="[\w-]+\./g),
    count(/<transition/g),
    count(/<raise/g),
  ];
});

const CARRIED = [
  ['regions', '`<state>` in one `<parallel>`, in the order in which they act; ids are `region.state`'],
  ['arrows', '`<transition>`, in the order in which they are tried; those without an event have none'],
  ["a region's own arrows", '`type="internal"`: the region is not left, and its neighbours go on'],
  ['arrows back to the same state', 'without a target: nothing is left or entered'],
  ['guards', '`cond="guards.NAME"`'],
  ['orders that change the memory', '`<assign>` that counts up `orders.NAME`'],
  ['orders that tell the outside', '`<log label="tells" expr="\'NAME\'">`'],
  ['orders that tell the other regions', '`<raise event="NAME">`'],
];

/** What the SCXML of the machines carries, and what it does not. */
export const scxmlPage = (): string =>
  page('The machines in SCXML', [
    '`thecal chart --format scxml` writes the control skeleton of a machine: a [W3C SCXML](https://www.w3.org/TR/scxml/) document with the ECMAScript data model, for tools that read it. It is the machine that runs, read from there; it is no second one.',
    table(['machine', 'regions', 'states', 'arrows', 'raised'], counts),
    '## What is carried',
    table(['in the machine', 'in SCXML'], CARRIED),
    '## What is not carried',
    table(['what', 'what stands in its place'], [...NOT_CARRIED]),
    'The list stands in every file as well, at its top. With `--region` what other regions raise must be sent in from outside.',
    '## How it is proved',
    'The tests give each document to [SCION](https://www.npmjs.com/package/@scion-scxml/scxml), an SCXML interpreter that shares no code with this project, and the machine to XState, and to the [tables](../decisions/0001-tables-from-the-statechart.md) from which pump and controllers are run. ' +
      'Guards are answered at random, anew for each event and after each order; orders are counted. On random walks, and on a tour to every arrow, both must be in the same states and have given the same orders after each event. Mistakes planted in the document (a guard dropped, two arrows swapped, a neighbour as target, another beginning, an order or an announcement lost) must part them.',
    'Two differences are known, and neither is one of the documents:',
    [
      '- XState takes arrows without event in the order in which states were last entered, SCXML in the order of the document, as the tables do. It shows only where two regions raise something at once without an event; beside XState the test lets them do so in turn, beside the tables it does not.',
      '- SCION looks for arrows without event before it takes an event from outside, and not after one that moves nothing; the standard looks after each event. It shows only where guards change by themselves, as in the test, which waits with the change until SCION has turned to the event.',
    ].join('\n'),
  ]);
