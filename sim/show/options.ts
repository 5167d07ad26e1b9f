import type { TraceRecord } from '../trace/index.js';
import type { RunOptions } from '../world/index.js';
import type { Story } from './story.js';

/** How a story is run that is shown. */
export const optionsFor = ({ profile, formulary }: Story, sink: (record: TraceRecord) => void): RunOptions => ({
  profile,
  formulary,
  sinks: [sink],
});
