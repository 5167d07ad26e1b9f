import { formatVolume } from '../../../src/units/index.js';
import type { BalanceFields } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';

const PLACES = [
  'filled_pl',
  'reservoir_pl',
  'line_pl',
  'delivered_pl',
  'leaked_pl',
  'withdrawn_pl',
  'pocket_pl',
  'inflow_pl',
  'purged_pl',
] as const;
const ONLY_GROW = [
  'filled_pl',
  'delivered_pl',
  'leaked_pl',
  'withdrawn_pl',
  'pocket_pl',
  'inflow_pl',
  'purged_pl',
] as const;

type Memory = { last: BalanceFields | null };

function judge(memory: Memory, now: BalanceFields, court: Court): void {
  court.judged();
  const stayed = now.reservoir_pl + now.line_pl + now.withdrawn_pl + now.pocket_pl;
  const found = stayed + now.delivered_pl + now.leaked_pl + (now.purged_pl ?? 0);
  const cameIn = now.filled_pl + (now.inflow_pl ?? 0);
  if (found !== cameIn) {
    court.found(`${formatVolume(cameIn)} filled but ${formatVolume(found)} found; ${found - cameIn} pL too much`);
  }
  for (const name of PLACES) {
    const volume = now[name] ?? 0;
    if (!Number.isSafeInteger(volume) || volume < 0) court.found(`${name} is ${volume}, not a whole number ≥ 0`);
  }
  for (const name of ONLY_GROW) {
    const before = memory.last?.[name] ?? 0;
    const after = now[name] ?? 0;
    if (after < before) court.found(`${name} fell from ${before} to ${after}`);
  }
  memory.last = now;
}

/** Every picolitre is somewhere: what was filled, or ran back in, equals the sum of the places, exactly. */
export const volumeBalance: Rule<Memory> = {
  name: 'volume-balance',
  requirement: 'SR-025',
  text: 'filled + run back in = reservoir + line + delivered + leaked + purged + withdrawn + pocket, to the picolitre',
  kinds: ['delivery', 'refill'],
  judgesDrift: true,
  start: () => ({ last: null }),
  see(memory, record, court) {
    if ('balance' in record) judge(memory, record.balance, court);
  },
};
