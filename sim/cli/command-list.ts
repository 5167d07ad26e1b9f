import { CALC_COMMANDS } from './calc-list.js';
import type { CommandEntry } from './command-entry.js';

const FORMULARY = ['--formulary <file>', 'YAML or JSON file with drugs of your own'] as const;

/** All commands in the order of the help text. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'run',
    args: '[file]',
    text: 'run a scenario: timeline, alarms, doses, verdict',
    flags: [
      ['--trace <file>', 'write every record as JSON Lines; compressed when the name ends in .gz'],
      ['--seed <n>', 'seed in place of the one in the file'],
      ['--set <path=value>', 'put a value in place of the one in the file, e.g. drug.name=baclofen', 'repeat'],
      ['--plot <file.svg>', 'draw states, reservoir, flow and pressure'],
      ['--report <file.html>', 'write the whole report as one page that stands by itself'],
      FORMULARY,
      ['--timeout <span>', 'stop after this much simulated time, e.g. 30d (exit code 5)'],
      ['--wall-timeout <span>', 'stop after this much real time, e.g. 10s (exit code 5)'],
      ['--snapshot-at <time=file>', 'write the run down at this time since its start, e.g. 10d=day-10.json', 'repeat'],
      ['--from <file>', 'go on from such a snapshot; with a file, --set or --seed the story is another from there on'],
    ],
    load: async () => (await import('./commands/run.js')).run,
  },
  {
    name: 'report',
    args: '<file>',
    text: 'one HTML page of a run: of a trace, or of a scenario, which is run',
    flags: [
      ['--out <file.html>', 'where the page is written'],
      ['--seed <n>', 'of a scenario: seed in place of the one in the file'],
      ['--set <path=value>', 'of a scenario: put a value in place of the one in the file', 'repeat'],
      FORMULARY,
      ['--timeout <span>', 'of a scenario: stop after this much simulated time (exit code 5)'],
      ['--wall-timeout <span>', 'of a scenario: stop after this much real time (exit code 5)'],
    ],
    load: async () => (await import('./commands/report.js')).report,
  },
  {
    name: 'sessions',
    args: '<file>',
    text: 'run a scenario and print the reports of the clinician’s programmer',
    flags: [
      ['--seed <n>', 'seed in place of the one in the file'],
      ['--set <path=value>', 'put a value in place of the one in the file', 'repeat'],
      FORMULARY,
    ],
    load: async () => (await import('./commands/sessions.js')).sessions,
  },
  {
    name: 'test',
    args: '[paths...]',
    text: 'run many scenarios at once and say which hold',
    flags: [
      [
        '--reporter <name[=file]>',
        'pretty (default), junit, json, github, html; several with commas, into a file with =',
        'repeat',
      ],
      ['--filter <word>', 'only scenarios whose path contains it; several: any of them', 'repeat'],
      ['--shard <i/n>', 'only the i-th of n parts, for machines that share the work'],
      ['--seed <n>', 'seed in place of those in the files'],
      ['--repeat <n>', 'run each with n seeds: its own, and those that follow it'],
      ['--twice', 'run each a second time and compare the bytes'],
      ['--bail', 'begin no other after the first that does not hold'],
      ['--workers <n>', 'how many run at once (default: as many as the machine can)'],
      ['--golden <folder>', 'compare each trace with the one that is kept there'],
      ['--update-golden', 'keep the present traces of scenarios that hold; needs --because'],
      ['--because <text>', 'why, written down beside the kept traces'],
      ['--traces <folder>', 'write the traces of scenarios that do not hold'],
      ['--watch', 'run again what has changed, until stopped'],
      ['--set <path=value>', 'put a value in place of the one in each file', 'repeat'],
      FORMULARY,
      ['--wall-timeout <span>', 'stop each run after this much real time (exit code 5)'],
    ],
    load: async () => (await import('./commands/test.js')).test,
  },
  {
    name: 'replay',
    args: '<trace>',
    text: 'run again what a trace has recorded, and compare record by record',
    flags: [
      [
        '--against <build|profile>',
        'another firmware (a module with bootFirmware and restoreFirmware) or another device family',
      ],
      ['--context <n>', 'records shown before and after a difference (default 3)'],
      ['--scenario <file>', 'the file it was made from, for a trace that does not tell it (format 1)'],
      ['--set <path=value>', 'what was laid over that file', 'repeat'],
      FORMULARY,
    ],
    load: async () => (await import('./commands/replay.js')).replay,
  },
  {
    name: 'diff',
    args: '<a> <b>',
    text: 'compare what became of two runs, each a trace or a scenario: alarms, times, states, doses',
    flags: [
      ['--tolerance <span>', 'by how much a moment may be earlier or later, e.g. 30s (default 0s)'],
      ['--dose-tolerance <volume|%>', 'by how much doses may differ, e.g. "10 µL" or 2% (default nothing)'],
      ['--svg <file.svg>', 'draw both on one axis of time'],
      FORMULARY,
    ],
    load: async () => (await import('./commands/diff.js')).diff,
  },
  {
    name: 'match',
    args: '<log> <run>',
    text: 'say whether a scenario or a trace is what a log from outside tells, event for event',
    flags: [
      ['--map <file>', 'YAML file that says how the log is read (default: the form that export writes)'],
      ['--tolerance <span>', 'how far from its time an event may come when the map says nothing of it, e.g. 30s'],
      ['--seed <n>', 'seed in place of the one in the scenario'],
      ['--set <path=value>', 'put a value in place of the one in the scenario', 'repeat'],
      FORMULARY,
    ],
    load: async () => (await import('./commands/match.js')).match,
  },
  {
    name: 'export',
    args: '<run>',
    text: 'write the alarms of a scenario or a trace, or the pump’s own log, as a log that match reads',
    flags: [
      ['--what <name>', 'alarms (default) or log'],
      ['--format <name>', 'csv (default) or jsonl'],
      ['--out <file>', 'file to write in place of stdout'],
      ['--seed <n>', 'seed in place of the one in the scenario'],
      ['--set <path=value>', 'put a value in place of the one in the scenario', 'repeat'],
      FORMULARY,
    ],
    load: async () => (await import('./commands/export.js')).exportRun,
  },
  {
    name: 'check',
    args: '<files...>',
    text: 'say whether scenario files are valid, with every issue at once',
    flags: [FORMULARY],
    load: async () => (await import('./commands/check.js')).check,
  },
  ...CALC_COMMANDS,
  {
    name: 'profile',
    args: '[action] [id]',
    text: 'device families: list, or show ID with every figure and its source',
    flags: [],
    load: async () => (await import('./commands/profile.js')).profile,
  },
  {
    name: 'formulary',
    args: '[action] [drug]',
    text: 'drugs: list, or show DRUG with its limits and their sources',
    flags: [FORMULARY],
    load: async () => (await import('./commands/formulary.js')).formulary,
  },
  {
    name: 'faults',
    args: '[kind]',
    text: 'faults that a scenario can order, or one of them in full',
    flags: [],
    load: async () => (await import('./commands/faults.js')).faults,
  },
  {
    name: 'alarms',
    args: '[id]',
    text: 'alarms that the pump can raise, or one of them in full',
    flags: [],
    load: async () => (await import('./commands/alarms.js')).alarms,
  },
  {
    name: 'chart',
    args: '',
    text: 'a state machine that runs, as a picture or for other tools',
    flags: [
      ['--format <name>', 'mermaid (default), dot (Graphviz), or scxml'],
      ['--of <machine>', 'firmware (default), telemetry, link, programmer, or handheld'],
      ['--region <name>', 'one of its regions alone, e.g. alarm'],
    ],
    load: async () => (await import('./commands/chart.js')).chart,
  },
  {
    name: 'coverage',
    args: '<files...>',
    text: 'what traces and scenarios have reached: states, transitions, guards, alarms, faults, requirements',
    flags: [
      [
        '--of <chart>',
        'one statechart alone: firmware, telemetry, programmer, handheld or link (default all, firmware first)',
      ],
      ['--at-least <list>', 'exit code 1 below these per cent, e.g. transitions=80,alarms=90'],
      ['--all', 'tell every name that was not reached'],
      FORMULARY,
    ],
    load: async () => (await import('./commands/coverage.js')).coverage,
  },
  {
    name: 'serve',
    args: '<file>',
    text: 'offer the air of a running pump to controllers of your own',
    flags: [
      ['--tcp <[host:]port>', 'listen for TCP; on 127.0.0.1 unless a host is written, port 0 for any that is free'],
      ['--ws <[host:]port>', 'listen for WebSocket, in the same way'],
      ['--token <text>', 'what clients must say first (default: one is made and printed)'],
      ['--clock <name>', 'real (default), or virtual: time stands still until a client advances it'],
      ['--speed <xN>', 'how many times as fast as real time, e.g. x10 (default x1)'],
      ['--for <span>', 'end after this much simulated time in place of that of the file, e.g. 2h'],
      ['--trace <file>', 'write every record as JSON Lines; compressed when the name ends in .gz'],
      ['--seed <n>', 'seed in place of the one in the file'],
      ['--set <path=value>', 'put a value in place of the one in the file', 'repeat'],
      FORMULARY,
    ],
    load: async () => (await import('./commands/serve.js')).serve,
  },
  {
    name: 'list',
    args: '[folder]',
    text: 'the scenarios in a folder with title and purpose',
    flags: [],
    load: async () => (await import('./commands/list.js')).list,
  },
];

/** Words that stand for a group of commands. */
export const GROUPS: Readonly<Record<string, string>> = {
  calc: 'the arithmetic: flow, prime, bridge, refill, refill-date, occlusion',
};

/** Commands that are planned for later versions: asked for now, they get a plain answer and no guess. */
export const LATER: readonly string[] = ['shrink', 'campaign', 'calc trumpet', 'init', 'studio'];
