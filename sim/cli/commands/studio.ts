import { once } from 'node:events';
import { type Line, line } from '../../report/index.js';
import { whenAskedToEnd } from '../asked-to-end.js';
import { EXIT } from '../exit.js';
import { type Command, parseWhole } from '../request.js';
import { listening } from '../serve/listening.js';
import { openBrowser } from '../studio/browser.js';
import { pageFile } from '../studio/page-file.js';
import { pageServer } from '../studio/page-server.js';
import { printLines } from '../terminal.js';
import { WrongUse } from '../wrong.js';

const LOOPBACK = '127.0.0.1';
const PORT_MOST = 65_535;

const said = (address: string): readonly Line[] => [
  line(`studio    ${address}`, 'head'),
  line('only this machine can reach it; Ctrl-C ends', 'dim'),
];

/**
 * `studio`: serves the page on this machine alone, and opens it, until somebody ends it.
 *
 * @throws {WrongUse} when nothing can listen there, or the page was not built
 */
export const studio: Command = async ({ flags, json, terminal }) => {
  const port = flags.optional('port', parseWhole) ?? 0;
  if (port > PORT_MOST)
    throw new WrongUse({
      code: 'port-outside',
      found: `--port ${port}`,
      expected: `a port up to ${PORT_MOST}, or 0 for any that is free`,
      remedy: 'leave --port away',
    });
  const server = pageServer(pageFile());
  const bound = await listening(server, { host: LOOPBACK, port });
  const address = `http://${LOOPBACK}:${bound.port}/`;
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
