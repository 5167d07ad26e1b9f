import { once } from 'node:events';
import { BUILT_IN_FORMULARY } from '../../../src/therapy/index.js';
import { type Line, line } from '../../report/index.js';
import { whenAskedToEnd } from '../asked-to-end.js';
import { EXIT } from '../exit.js';
import { type Command, parseWhole } from '../request.js';
import { scenarioFrom, scenarioText } from '../scenario-file.js';
import { listening } from '../serve/listening.js';
import { openBrowser } from '../studio/browser.js';
import { pageFile } from '../studio/page-file.js';
import { pageServer } from '../studio/page-server.js';
import { storyFragment } from '../studio/story-address.js';
import { printLines } from '../terminal.js';
import { WrongUse } from '../wrong.js';

const LOOPBACK = '127.0.0.1';
const PORT_MOST = 65_535;

const said = (address: string): readonly Line[] => [
  line(`studio    ${address}`, 'head'),
  line('only this machine can reach it; Ctrl-C ends', 'dim'),
];

/** The part of the address that opens a story; the page has its own first story without one. */
function storyOf(file: string | undefined): string {
  if (file === undefined) return '';
  scenarioFrom(file, { formulary: BUILT_IN_FORMULARY }, {});
  return storyFragment(scenarioText(file));
}

/**
 * `studio [FILE]`: serves the page on this machine alone, and opens it, with a story of one's own if one is named, until somebody ends it.
 *
 * @throws {WrongUse} when nothing can listen there, the page was not built, or there is no such file
 * @throws {BadFile} with every issue, when the file is not valid; then nothing is served
 */
export const studio: Command = async ({ args, flags, json, terminal }) => {
  const port = flags.optional('port', parseWhole) ?? 0;
  if (port > PORT_MOST)
    throw new WrongUse({
      code: 'port-outside',
      found: `--port ${port}`,
      expected: `a port up to ${PORT_MOST}, or 0 for any that is free`,
      remedy: 'leave --port away',
    });
  const story = storyOf(args[0]);
  const server = pageServer(pageFile());
  const bound = await listening(server, { host: LOOPBACK, port });
  const address = `http://${LOOPBACK}:${bound.port}/${story}`;
  if (json) terminal.out(`${JSON.stringify({ address })}\n`);
  else printLines(terminal, said(address));
  if (!json && !flags.has('only-serve')) openBrowser(address);
  const takeBack = whenAskedToEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'close').finally(takeBack);
  return EXIT.held;
};
