import { visible } from '../../../src/base/index.js';
import { formatIssue } from '../../scenario/index.js';
import { EXIT } from '../exit.js';
import { formularyOf } from '../formulary-file.js';
import type { Command } from '../request.js';
import { issuesOf } from '../scenario-file.js';
import { printJson } from '../terminal.js';

/** `check FILE…`: every issue of every file; runs nothing. @throws {WrongUse} when there is no such file */
export const check: Command = async ({ args, flags, json, terminal }) => {
  const formulary = formularyOf(flags);
  const checked = args.map((file) => ({ file, ...issuesOf(file, formulary) }));
  const valid = checked.every(({ issues }) => issues.length === 0);
  if (json) {
    printJson(terminal, {
      valid,
      files: checked.map(({ file, title, issues }) => ({ file, title, valid: issues.length === 0, issues })),
    });
  } else {
    for (const { file, title, issues } of checked) {
      if (issues.length === 0) terminal.out(visible(`ok  ${file}  ${title}\n`));
      else terminal.err(visible(`${issues.map(formatIssue).join('\n')}\n`));
    }
  }
  return valid ? EXIT.held : EXIT.invalidFile;
};
