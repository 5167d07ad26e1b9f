/** What the process says with its exit code. */
export const EXIT = {
  held: 0,
  failed: 1,
  wrongUse: 2,
  invalidFile: 3,
  broken: 4,
  outOfTime: 5,
} as const;

/** An exit code of the command line. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit codes in words, for the help text. */
export const EXIT_TEXT =
  'Exit codes: 0 all held, 1 an expectation or a rule failed, 2 wrong use, 3 a file is not valid,\n' +
  '            4 the emulator itself is broken, 5 ran out of time.';
