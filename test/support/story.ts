import type { Firmware, FirmwareInput, FirmwareOutput } from '../../src/firmware/index.js';
import type { BitFlip, Command, SensorReport, WeekStep } from '../../src/protocol/index.js';
import { type Duration, formatDuration, formatWeekTime, type Instant, parseDuration } from '../../src/units/index.js';
import { CONFIG, runTo } from './pump.js';

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;
/** What happens at a moment that is written as people write it. */
export type Happening = readonly [
  string,
  (
    | Command
    | Untimed<SensorReport>
    | { readonly type: 'power.implanted' }
    | { readonly type: 'clock.jumped'; readonly by: number }
    | (BitFlip & { readonly type: 'memory.upset' })
  ),
];

const moment = (text: string): Instant => {
  const parsed = parseDuration(text);
  if (!parsed.ok) throw new Error(`not a moment: ${text}`);
  return parsed.value as number as Instant;
};

const short = (type: string): string => type.replace(/^command\./, '');

const USUAL: readonly unknown[] = [CONFIG.criticalInterval, CONFIG.nonCriticalInterval];

const toneWords = (tone: string | null, interval: Duration | null): string => {
  if (tone === null || interval === null) return 'silent';
  return USUAL.includes(interval) ? `tone ${tone}` : `tone ${tone} each ${formatDuration(interval)}`;
};

/** What a story tells only when it is about escalation: `^motor-stall`, `tone critical each 5min`. */
const isEscalation = (said: string): boolean => said.startsWith('^') || / each /.test(said);

/** One output in words; empty for what a story leaves out (arming). */
export function words(output: FirmwareOutput): string {
  switch (output.type) {
    case 'reply': {
      const { reply } = output;
      if (reply.accepted) return `yes ${short(reply.command)}`;
      const when = reply.allowedAt === null ? '' : ` until ${formatDuration(reply.allowedAt)}`;
      return `no ${short(reply.command)}: ${reply.refusal.code}${when}`;
    }
    case 'motor.drive':
      return `drive ${output.flow / 1e9}`;
    case 'alarm': {
      const sign = { raised: '+', escalated: '^', ended: output.latched ? '~' : '-', acknowledged: 'x' }[output.phase];
      return `${sign}${output.alarm}`;
    }
    case 'tone.sound':
      return toneWords(output.tone, output.interval);
    case 'ledger.bolus': {
      const cut = output.outcome === 'complete' ? '' : ` (${output.reason})`;
      const held =
        output.what === 'square-bolus' && output.suspended > 0 ? `, held ${formatDuration(output.suspended)}` : '';
      return `${output.what} ${output.given / 1e6} of ${output.asked / 1e6}${cut}${held}`;
    }
    case 'ledger.released':
      return `released ${output.volume / 1e6}`;
    case 'clock.moved': {
      const at = (steps: readonly WeekStep[]) => steps.map((step) => formatWeekTime(step.at)).join(' ');
      const skipped = output.skipped.length === 0 ? '' : `, skips ${at(output.skipped)}`;
      const repeated = output.repeated.length === 0 ? '' : `, repeats ${at(output.repeated)}`;
      return `clock ${output.cause} by ${formatDuration(output.by)}${skipped}${repeated}`;
    }
    case 'sensor.arm':
      return '';
  }
}

/**
 * Plays a story on a pump and tells what came out of it, one line: `1h yes patient-bolus, drive 1.59 | 1h 10min …`.
 *
 * @param until  moment up to which the pump is let run after the last happening
 * @param leaveOut  outputs whose words begin so are not told
 * @param escalations  whether escalations and the tones that they renew are told
 */
export function tell(
  pump: Firmware,
  happenings: readonly Happening[],
  until: string,
  leaveOut: readonly string[] = [],
  escalations = false,
): string {
  const outputs: FirmwareOutput[] = [];
  for (const [id, [text, what]] of happenings.entries()) {
    const at = moment(text);
    outputs.push(...runTo(pump, at));
    outputs.push(...pump.handle({ ...what, at, id } as FirmwareInput).outputs);
  }
  outputs.push(...runTo(pump, moment(until)));
  const told = new Map<number, string[]>();
  for (const output of outputs) {
    const said = words(output);
    if (said === '' || leaveOut.some((start) => said.startsWith(start))) continue;
    if (!escalations && isEscalation(said)) continue;
    told.set(output.at, [...(told.get(output.at) ?? []), said]);
  }
  return [...told].map(([at, said]) => `${formatDuration(at)} ${said.join(', ')}`).join(' | ');
}
