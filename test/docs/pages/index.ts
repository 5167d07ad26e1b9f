import { alarmsPage } from './alarms.js';
import { completenessPage } from './completeness.js';
import { faultSignaturesPage } from './fault-signatures.js';
import { faultsPage } from './faults.js';
import { formularyPage } from './formulary.js';
import { frameVectors } from './frame-vectors.js';
import { framesPage } from './frames.js';
import { logPage } from './log.js';
import { page } from './markdown.js';
import { outOfReachPage } from './out-of-reach.js';
import { profilesPage } from './profiles.js';
import { scenarioKeysPage } from './scenario-keys.js';
import { scxmlPage } from './scxml.js';
import { searchPage } from './search.js';
import { servePage } from './serve.js';
import { statechartPage } from './statechart.js';

const contents = (): string =>
  page('Reference', [
    [
      '- [alarms](alarms.md): everything the pump can signal',
      '- [faults](faults.md): everything a scenario can break',
      '- [signatures of faults](fault-signatures.md): what each leaves behind, read from runs',
      '- [device families](profiles.md): every figure with its status and source',
      '- [formulary](formulary.md): drugs and their limits',
      '- [keys of a scenario file](scenario-keys.md)',
      '- [what the pump does with every input in every state](completeness.md)',
      '- [what no story can reach, and why](out-of-reach.md)',
      '- [what holds everywhere the search leads](search.md)',
      '- [frames of the link](frames.md): what goes through the air, byte for byte, with [test vectors](frame-vectors.json)',
      '- [records of `thecal serve`](serve.md): how a controller of your own reaches that air',
      '- [log of the pump](log.md): everything the pump writes down of itself',
      '- [statechart of the firmware](../statechart.md)',
      '- [traceability](traceability.md): each requirement with hazard, source, rules, tests, scenarios and evidence (`npm run matrix`)',
      '- [the machines in SCXML](scxml.md): what is carried to other tools, and what is not',
    ].join('\n'),
  ]);

/** Pages that are made from the source, by where they stand. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/reference/README.md': contents,
  'docs/reference/alarms.md': alarmsPage,
  'docs/reference/completeness.md': completenessPage,
  'docs/reference/fault-signatures.md': faultSignaturesPage,
  'docs/reference/faults.md': faultsPage,
  'docs/reference/formulary.md': formularyPage,
  'docs/reference/frame-vectors.json': frameVectors,
  'docs/reference/frames.md': framesPage,
  'docs/reference/log.md': logPage,
  'docs/reference/out-of-reach.md': outOfReachPage,
  'docs/reference/profiles.md': profilesPage,
  'docs/reference/scenario-keys.md': scenarioKeysPage,
  'docs/reference/scxml.md': scxmlPage,
  'docs/reference/search.md': searchPage,
  'docs/reference/serve.md': servePage,
  'docs/statechart.md': statechartPage,
};
