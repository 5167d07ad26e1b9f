import { drawingOf, keyOf, MACHINE_NAMES, machineOf, NOTATION_NAMES, onlyRegion, written } from '../../chart/index.js';
import { EXIT } from '../exit.js';
import type { Command } from '../request.js';
import { printJson } from '../terminal.js';
import { known } from '../wrong.js';

/** `chart`: a machine that really runs, or one of its regions, in a notation. @throws {WrongUse} for an unknown name */
export const chart: Command = async ({ flags, json, terminal }) => {
  const format = known(flags.text('format') ?? 'mermaid', NOTATION_NAMES, 'format');
  const of = known(flags.text('of') ?? 'firmware', MACHINE_NAMES, 'machine');
  const whole = drawingOf(await machineOf(of));
  const wanted = flags.text('region');
  const region = wanted === null ? null : known(wanted, whole.root.states.map(keyOf), 'region');
  const text = await written(region === null ? whole : onlyRegion(whole, region), format);
  if (json) printJson(terminal, { format, of, region, chart: text });
  else terminal.out(text);
  return EXIT.held;
};
