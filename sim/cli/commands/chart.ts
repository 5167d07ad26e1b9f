import { firmwareMachine } from '../../../src/firmware/index.js';
import { mermaidOf } from '../../report/index.js';
import { EXIT } from '../exit.js';
import type { Command } from '../request.js';
import { printJson } from '../terminal.js';
import { known } from '../wrong.js';

/** `chart`: the real machine of the firmware as a Mermaid diagram. @throws {WrongUse} for an unknown format */
export const chart: Command = async ({ flags, json, terminal }) => {
  const format = known(flags.text('format') ?? 'mermaid', ['mermaid'], 'format');
  const text = mermaidOf(firmwareMachine);
  if (json) printJson(terminal, { format, chart: text });
  else terminal.out(text);
  return EXIT.held;
};
