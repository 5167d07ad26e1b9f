import fc from 'fast-check';
import { TableExecutor } from '../../../src/firmware/executor/table.js';
import { STORIES, storyOf } from '../../scenario/told.js';
import { Evidence } from '../../support/search/evidence.js';
import { search } from '../../support/search/search.js';
import { START_NAMES, startAt } from '../../support/search/starts.js';
import { type Story, stories } from '../../support/stories.js';
import { finish, worldOf } from '../../support/world.js';

/** Steps that the search goes from each of its starting points. */
const DEPTH = 2;
/** Random stories that are told beside the library of scenarios. */
const STORIES_TOLD = 60;

/** Books every step that any pump in this process takes while `run` runs. */
function overhear(evidence: Evidence, run: () => void): void {
  const { step } = TableExecutor.prototype;
  TableExecutor.prototype.step = function heard(this: TableExecutor, input) {
    const now = input.at;
    const before = { states: this.values(), context: this.context, now };
    const result = step.call(this, input);
    evidence.add({ before, input, ...result, after: { states: this.values(), context: this.context, now } });
    return result;
  };
  try {
    run();
  } finally {
    TableExecutor.prototype.step = step;
  }
}

/** What the search, the library of scenarios and random stories of whole worlds show of every pair. */
export function collect(): Evidence {
  const evidence = new Evidence();
  const from = START_NAMES.map((name) => startAt(name));
  search({ from, depth: DEPTH, visit: (edge) => evidence.add(edge) });
  overhear(evidence, () => {
    const told = fc.sample(stories(), { numRuns: STORIES_TOLD, seed: 20_261 }).map((story: Story) => story.scenario());
    for (const scenario of [...STORIES.map((name) => storyOf(name)), ...told]) finish(worldOf(scenario), scenario);
  });
  return evidence;
}
