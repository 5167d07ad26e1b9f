// One command line in a process of its own: what it said, how long it took, and how much memory it needed at the most.
import { cli } from '../../dist/sim/cli/cli.js';
import { compileInSmallPieces } from '../../dist/sim/cli/compiling.js';

compileInSmallPieces();
let out = '';
let err = '';
const begin = process.hrtime.bigint();
const code = await cli(process.argv.slice(2), {
  out: (text) => {
    out += text;
  },
  err: (text) => {
    err += text;
  },
  colour: false,
  interactive: false,
  closed: () => false,
});
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
process.stdout.write(
  JSON.stringify({ code, seconds, peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024), out, err }),
);
