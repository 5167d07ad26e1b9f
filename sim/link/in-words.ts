import { formatDuration } from '../../src/units/index.js';
import type { AirSettings } from './air.js';

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;

/** What is set of the air, in people's words: `30 % lost, 10 % damaged`. */
export function airInWords({ loss, corruption, duplication, delay, jitter, bitrate }: AirSettings): string {
  const said = [
    loss === undefined ? '' : `${percent(loss)} lost`,
    corruption === undefined ? '' : `${percent(corruption)} damaged`,
    duplication === undefined ? '' : `${percent(duplication)} doubled`,
    delay === undefined ? '' : `${formatDuration(delay)} on the way`,
    jitter === undefined ? '' : `up to ${formatDuration(jitter)} more`,
    bitrate === undefined ? '' : `${bitrate} bits a second`,
  ].filter((part) => part !== '');
  return said.length === 0 ? 'clear' : said.join(', ');
}
