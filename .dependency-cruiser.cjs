// The arrows of docs/architecture.md. Each rule says what is forbidden and why; test/architecture/arrows.test.ts plants a
// violation of every one of them and expects it to be caught.

const NODE_BUILT_INS = { dependencyTypes: ['core'] };
const anyOf = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;

/** Where node's own modules may be used: the library and the page must run in a browser. */
const MAY_USE_NODE = ['^sim/(cli|campaign)/', '^sim/(scenario|trace|report)/file[a-z-]*\\.ts$'];

/** Doors beside index.ts: file parts stay out of index.ts so that importing a folder never pulls in node's modules. */
const SIDE_DOORS = ['^sim/(scenario|trace|report)/file[a-z-]*\\.ts$'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'src-never-sim',
      comment: 'src is what would exist if the pump were real; it cannot know that it is simulated',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^sim/' },
    },
    {
      name: 'product-never-test',
      comment: 'what is shipped does not lean on its tests',
      severity: 'error',
      from: { path: '^(src|sim)/' },
      to: { path: '^test/' },
    },
    {
      name: 'firmware-alone',
      comment: 'firmware meets plant and controllers only in sim/world',
      severity: 'error',
      from: { path: '^src/firmware/' },
      to: { path: '^(sim/plant|src/controller)/' },
    },
    {
      name: 'controller-alone',
      comment: 'controllers meet firmware and plant only in sim/world',
      severity: 'error',
      from: { path: '^src/controller/' },
      to: { path: '^(sim/plant|src/firmware)/' },
    },
    {
      name: 'plant-alone',
      comment: 'physics knows no alarms, programs or commands',
      severity: 'error',
      from: { path: '^sim/plant/' },
      to: { path: '^src/(firmware|controller)/' },
    },
    {
      name: 'src-without-streams',
      comment: 'time comes in with the event; nobody in src waits for it',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: anyOf('rxjs') },
    },
    {
      name: 'src-without-node',
      comment: 'src does no input or output',
      severity: 'error',
      from: { path: '^src/' },
      to: NODE_BUILT_INS,
    },
    {
      name: 'rules-without-statecharts',
      comment: 'a rule is arithmetic on data; the statechart only names it',
      severity: 'error',
      from: { path: '^src/(firmware/(rules|memory)|therapy|profile|protocol|units|base)/' },
      to: { path: anyOf('xstate') },
    },
    {
      name: 'sim-without-node',
      comment: 'library and page run in a browser; files are read in sim/cli, sim/campaign and file.ts or files.ts',
      severity: 'error',
      from: { path: '^sim/', pathNot: MAY_USE_NODE },
      to: NODE_BUILT_INS,
    },
    {
      name: 'sockets-in-one-place',
      comment: 'the simulation talks to nobody, but for thecal serve and thecal studio, which are asked to',
      severity: 'error',
      from: { path: '^(src|sim)/', pathNot: '^sim/cli/(serve|studio)/' },
      to: { path: ['^(node:)?(net|tls|dgram|http|https|http2)$', anyOf('ws', '@types/ws')] },
    },
    {
      name: 'markup-in-one-place',
      comment: 'what was read becomes markup nowhere: text is escaped where pages are written, and only there',
      severity: 'error',
      from: { path: '^(src|sim)/', pathNot: ['^sim/report/html/markup\\.ts$', '^sim/web/'] },
      to: { path: anyOf('react', 'react-dom', '@types/react', '@types/react-dom') },
    },
    {
      name: 'page-holds-no-logic',
      comment: 'the page shows what a show tells and passes on what people do; what it means is decided elsewhere',
      severity: 'error',
      from: { path: '^sim/web/' },
      to: { path: '^(src|sim)/', pathNot: '^(sim/(web|show|lesson)|src/units)/' },
    },
    {
      name: 'through-the-front-door',
      comment: 'across folders only through index.ts; side doors are listed in this file',
      severity: 'error',
      from: { path: '^(src|sim)/([^/]+)/' },
      to: {
        path: '^(src|sim)/[^/]+/',
        pathNot: ['^$1/$2/', '^(src|sim)/[^/]+/index\\.ts$', ...SIDE_DOORS],
      },
    },
    {
      name: 'side-doors-need-node',
      comment: 'a side door may only be used where node may be used',
      severity: 'error',
      from: { path: '^sim/', pathNot: MAY_USE_NODE },
      to: { path: SIDE_DOORS },
    },
    {
      name: 'sequence-compares-only',
      comment: 'what compares a log with a run must not make the run, or it could fit the one to the other',
      severity: 'error',
      from: { path: '^sim/sequence/' },
      to: { path: '^(sim/(world|plant|fault|link|oracle|report|cli)|src/(firmware|controller|telemetry))/' },
    },
    {
      name: 'oracle-reads-traces-only',
      comment: 'a judge that looks at the world would share its errors',
      severity: 'error',
      from: { path: '^sim/oracle/' },
      to: { pathNot: '^(sim/oracle|sim/trace|src/units|src/base|src/protocol)/' },
    },
    {
      name: 'coverage-counts-records',
      comment: 'what was reached is read from records; a look at plant or clock would count what no trace can show',
      severity: 'error',
      from: { path: '^sim/coverage/' },
      to: { path: '^sim/(plant|clock|random|link|report|cli)/' },
    },
    {
      name: 'comparison-reads-records',
      comment: 'two runs are compared by their traces alone, so one of yesterday can be held against one of today',
      severity: 'error',
      from: { path: '^sim/(compare|doses)/' },
      to: { path: '^sim/', pathNot: '^sim/(compare|doses|sequence|trace)/' },
    },
    {
      name: 'charts-of-machines-only',
      comment: 'a chart is read from the machine that would be built; nothing of the simulation belongs into it',
      severity: 'error',
      from: { path: '^sim/chart/' },
      to: { path: '^sim/', pathNot: '^sim/chart/' },
    },
    {
      name: 'shrinking-runs-stories',
      comment: 'what is smaller is read from the file, what fails from a run; nothing inside the world, no chance and no clock decides',
      severity: 'error',
      from: { path: '^sim/shrink/' },
      to: { path: '^sim/(plant|clock|random|link|fault|report|cli|story)/' },
    },
    {
      name: 'stories-are-words',
      comment: 'a drawn story is what a person could have written: it knows the catalogue, not the world that runs it',
      severity: 'error',
      from: { path: '^sim/story/' },
      to: { path: '^(sim|src/(firmware|controller|telemetry))/', pathNot: '^sim/(story|random|fault|scenario)/' },
    },
    {
      name: 'generate-writes-files-only',
      comment: 'a story that is found must be one that its file can tell: the world is reached by its front door alone',
      severity: 'error',
      from: { path: '^sim/generate/' },
      to: { path: '^sim/(plant|clock|random|link|fault|report|cli)/' },
    },
    {
      name: 'no-cycles',
      comment: 'also cycles of types only: two files that need each other are one idea, or three',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'a file that nothing imports and that imports nothing is left over',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'can-be-found',
      comment: 'an import that does not resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tools-at-run-time',
      comment: 'development packages are not there when the product runs',
      severity: 'error',
      from: { path: '^(src|sim)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
