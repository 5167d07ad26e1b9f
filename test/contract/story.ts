import type { TraceRecord } from '../../sim/trace/index.js';
import { formatDuration, type Instant } from '../../src/units/index.js';

/** A story that every subject must tell in the same way. */
export type ContractStory = {
  readonly title: string;
  /** steps of a scenario file */
  readonly steps: string;
  readonly until: string;
  /** ml; 40 when left out */
  readonly fill?: string;
  /** what must be told, a moment a line */
  readonly tells: readonly string[];
};

const THERAPY = `
  - at: 0s
    direct:
      program:
        mode: simple
        dose: 1.5 mg/day
        patient: { dose: 0.1 mg, duration: 10min, lockout: 1h, max: 3, per: 24h }
        limits: [{ dose: 2.2 mg, per: 24h }]`;

/** The scenario file of a story: a pump with 10 mg/mL in therapy from the first moment on, 10 µL a bolus. */
export const fileOf = ({ title, steps, until, fill = '40 mL' }: ContractStory): string => `version: 1
title: ${title}
purpose: One story for every way in which the pump is run, so that all of them can be held against it.
device: peristaltic-40-sensing
drug: { name: morphine, concentration: 10 mg/mL }
implant: { fill: ${fill}, catheter: { length: 80 cm } }
seed: 11
start: Mon 08:00
until: ${until}
steps:${THERAPY}
${steps.replace(/^\n/, '').trimEnd()}
expect:
  - never: flow.commanded > 24 mL/day
`;

const short = (type: string): string => type.replace(/^command\./, '');
const ul = (pl: number): string => String(pl / 1e6);

/** A record in words; empty for what the contract leaves out. */
function words(record: TraceRecord): string {
  switch (record.kind) {
    case 'reply': {
      const { reply } = record;
      return reply.accepted ? `yes ${short(reply.command)}` : `no ${short(reply.command)}: ${reply.refusal.code}`;
    }
    case 'refused-order':
      return `not sent: ${record.code}`;
    case 'alarm': {
      const signs = { raised: '+', escalated: '^', ended: record.latched ? '~' : '-', acknowledged: 'x' };
      return `${signs[record.phase]}${record.alarm}`;
    }
    case 'output':
      if (record.order.type === 'motor.drive') return `drive ${record.order.flow / 1e9}`;
      if (record.order.type === 'tone.sound') return record.order.tone ?? 'silent';
      return '';
    case 'delivery':
      if (record.what === 'train') return '';
      if (record.what === 'released') return `released ${ul(record.booked_pl)}`;
      return `${record.what} ${ul(record.given_pl)} of ${ul(record.asked_pl)}${record.reason === '' ? '' : ` (${record.reason})`}`;
    case 'state':
      return record.region === 'power' ? `power ${record.to}` : '';
    default:
      return '';
  }
}

/** What a run tells, a moment a line: `2h yes patient-bolus, drive 1.59`. */
export function toldBy(records: readonly TraceRecord[]): readonly string[] {
  const told = new Map<Instant, string[]>();
  for (const record of records) {
    const said = words(record);
    if (said !== '') told.set(record.t, [...(told.get(record.t) ?? []), said]);
  }
  return [...told].map(([at, said]) => `${formatDuration(at)} ${said.join(', ')}`);
}
