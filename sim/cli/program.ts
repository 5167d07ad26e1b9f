import { CommanderError, Option, Command as Parser } from 'commander';
import type { CommandEntry } from './command-entry.js';
import { COMMANDS, GROUPS, LATER } from './command-list.js';
import { EXIT, EXIT_TEXT, type ExitCode } from './exit.js';
import { NOTICE } from './notice.js';
import { Flags } from './request.js';
import type { Terminal } from './terminal.js';
import { version } from './version.js';
import { didYouMean, WrongUse } from './wrong.js';

/** What somebody new can try. */
const FIRST_RUN = 'thecal run scenarios/nominal/first-month.yaml';

/** Reads the command line and calls the command it names. @throws {WrongUse} when it cannot be read */
export async function dispatch(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.held;
  const root = prepare(new Parser('thecal'), terminal)
    .description('A simulator of an implanted intrathecal drug pump.')
    .usage('<command> [arguments] [flags]')
    .option('-V, --version', 'print the version')
    .addHelpText('beforeAll', `${NOTICE}\n`)
    .addHelpText('after', `\n${EXIT_TEXT}\nEvery command takes --json. Try: thecal list, ${FIRST_RUN}`)
    .helpCommand('help [command]', 'say how a command is used');
  const groups = new Map(
    Object.entries(GROUPS).map(([name, text]) => [name, prepare(root.command(name), terminal).description(text)]),
  );
  for (const entry of COMMANDS) {
    const [group = '', leaf] = entry.name.split(' ');
    const parent = leaf === undefined ? root : (groups.get(group) ?? root);
    declare(prepare(parent.command(leaf ?? group), terminal), entry, terminal, (answer) => {
      code = answer;
    });
  }
  if (argv.length === 0) {
    root.outputHelp();
    return EXIT.held;
  }
  const [first, asked] = argv;
  const names = root.commands.map((command) => command.name());
  if (first === 'help' && asked !== undefined && !names.includes(asked))
    throw new WrongUse(unknownCommand(asked, root.name(), names));
  try {
    await root.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.held;
    throw error;
  }
  return code;
}

/** Makes a parser write to our terminal and answer mistakes in our words. */
function prepare(parser: Parser, terminal: Terminal): Parser {
  return parser
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, getOutHasColors: () => false })
    .showSuggestionAfterError(false)
    .option('--json', 'answer with one JSON object')
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new WrongUse(inOurWords(error, parser));
    });
}

function declare(parser: Parser, entry: CommandEntry, terminal: Terminal, done: (code: ExitCode) => void): void {
  parser.description(entry.text);
  if (entry.args !== '') parser.arguments(entry.args);
  for (const [flags, text, repeat] of entry.flags) {
    const option = new Option(flags, text);
    if (repeat === 'repeat') option.argParser((value: string, before: readonly string[] = []) => [...before, value]);
    parser.addOption(option);
  }
  parser.action(async (...given: readonly unknown[]) => {
    const values = Object.fromEntries(
      parser.options.map((option) => [
        option.long?.slice(2) ?? option.name(),
        parser.getOptionValue(option.attributeName()),
      ]),
    );
    const run = await entry.load();
    const json = parser.optsWithGlobals().json === true;
    const args = given
      .slice(0, parser.registeredArguments.length)
      .flat()
      .filter((a): a is string => typeof a === 'string');
    done(await run({ args, flags: new Flags(values), json, terminal }));
  });
}

/** What to write where the file was left out. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'thecal run': `add the file, e.g. ${FIRST_RUN} ("thecal list" shows what there is)`,
  'thecal check': `add the files, e.g. ${FIRST_RUN.replace('run', 'check')} ("thecal list" shows what there is)`,
  'thecal coverage':
    'add scenarios, traces or folders of them, e.g. thecal coverage scenarios ("thecal run FILE --trace run.jsonl" writes a trace)',
  'thecal report': `add a scenario or a trace, e.g. ${FIRST_RUN.replace('run', 'report')} --out run.html`,
  'thecal diff': 'add two runs, e.g. thecal diff kept.jsonl scenarios/nominal/first-month.yaml',
  'thecal replay': 'add a trace, as thecal run FILE --trace run.jsonl writes one',
  'thecal serve': 'add a file whose pump is offered, e.g. thecal serve scenarios/lesson/day-of-boluses.yaml --tcp 0',
  'thecal match':
    'name the log, then the scenario or the trace, e.g. thecal match scenarios/logs/ward-kink.csv scenarios/fault/occlusion-and-release.yaml --map scenarios/logs/ward-kink.map.yaml',
  'thecal export': `add a scenario or a trace, e.g. ${FIRST_RUN.replace('run', 'export')}`,
};

function unknownCommand(word: string, parent: string, names: readonly string[]): WrongUse['refusal'] {
  const expected = `one of ${names.join(', ')}`;
  const help = `see "${parent} --help"`;
  if (LATER.includes(`${parent} ${word}`.replace(/^thecal /, ''))) {
    const found = `"${parent} ${word}", a command that version ${version()} does not have`;
    return { code: 'command-not-in-this-version', found, expected, remedy: `use what this version has; ${help}` };
  }
  const remedy = didYouMean(word, names) ?? help;
  return { code: 'unknown-command', found: `unknown command "${word}"`, expected, remedy };
}

/** The mistake, told as what was found, what was expected, and the remedy. */
function inOurWords(error: CommanderError, parser: Parser): WrongUse['refusal'] {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const names = parser.commands.map((command) => command.name());
  const flags = parser.options.map((option) => option.long ?? option.short ?? '');
  const name = fullName(parser);
  const help = `see "${name} --help"`;
  const code = error.code.replace('commander.', '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownCommand(quoted, name, names);
    case 'commander.unknownOption': {
      const expected = `a flag of "${name}": ${[...flags, '--help'].join(', ')}`;
      return { code, found: `unknown flag "${quoted}"`, expected, remedy: didYouMean(quoted, flags) ?? help };
    }
    case 'commander.missingArgument':
      return {
        code,
        found: `no ${quoted}`,
        expected: `${name} ${parser.usage()}`,
        remedy: `${EXAMPLES[name] ?? `add the ${quoted}`}; ${help}`,
      };
    case 'commander.optionMissingArgument':
      return {
        code,
        found: `${quoted.split(' ')[0] ?? ''} without a value`,
        expected: quoted,
        remedy: `write the value after the flag; ${help}`,
      };
    case 'commander.excessArguments': {
      const most = parser.registeredArguments.length;
      const expected = most === 0 ? 'no arguments, flags only' : `at most ${most}`;
      return {
        code,
        found: `too many arguments for "${name}"`,
        expected,
        remedy: `put texts with blanks in quotes, e.g. "3 mg/day"; ${help}`,
      };
    }
    case 'commander.help':
      return {
        code: 'command-missing',
        found: `"${name}" alone`,
        expected: `one of ${names.join(', ')}`,
        remedy: `write e.g. "${parser.parent === null ? FIRST_RUN : `${name} ${names[0] ?? ''}`}"; ${help}`,
      };
    default:
      return {
        code,
        found: error.message.replace(/^error: /, ''),
        expected: `${name} ${parser.usage()}`,
        remedy: help,
      };
  }
}

const fullName = (parser: Parser): string =>
  parser.parent === null ? parser.name() : `${fullName(parser.parent)} ${parser.name()}`;
