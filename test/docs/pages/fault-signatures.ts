import {
  formatDuration,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
  MS_PER_SECOND,
  PL_PER_ML,
} from '../../../src/units/index.js';
import { FAULT_STORIES, type FaultStory } from '../../support/fault-stories.js';
import { type Alarmed, type Signature, signatureOf } from '../../support/signature.js';
import { code, page, table } from './markdown.js';

/** A span as people say it: seconds below an hour, minutes below ten days, hours above. */
function spanOf(ms: number): string {
  const grain = ms < MS_PER_HOUR ? MS_PER_SECOND : ms < 10 * MS_PER_DAY ? MS_PER_MINUTE : MS_PER_HOUR;
  return formatDuration(Math.round(ms / grain) * grain);
}

const signed = (pl: number): string => {
  const ml = (pl / PL_PER_ML).toFixed(2);
  return `${Number(ml) > 0 ? '+' : ''}${Number(ml) === 0 ? '0' : ml} mL`;
};

/** The same alarm at the same time is no sign of the fault. */
const isSame = (a: Alarmed, b: Alarmed): boolean =>
  a.alarm === b.alarm && a.times === b.times && Math.abs(a.after - b.after) < MS_PER_HOUR;

function alarmsOf({ alarms, soundAlarms }: Signature): string {
  const raised = alarms
    .filter((one) => !soundAlarms.some((other) => isSame(one, other)))
    .map(({ alarm, after, times }) => {
      const sound = soundAlarms.find((other) => other.alarm === alarm);
      const often = times === 1 ? '' : `, ${times} times`;
      const due = sound === undefined ? '' : ` (without the fault +${spanOf(sound.after)})`;
      return `${code(alarm)} +${spanOf(after)}${often}${due}`;
    });
  const missing = soundAlarms
    .filter(({ alarm }) => !alarms.some((one) => one.alarm === alarm))
    .map(({ alarm, after }) => `no ${code(alarm)} (without the fault +${spanOf(after)})`);
  return [...(raised.length === 0 ? ['silent'] : raised), ...missing].join('; ');
}

const logOf = ({ log }: Signature): string =>
  log.length === 0 ? '-' : log.map(([word, times]) => (times === 1 ? word : `${word} × ${times}`)).join(', ');

function drawnOf({ drawn, back }: Signature): string {
  const when = drawn.by === 'end' ? ' (at the end)' : '';
  return `${back}${when}: ${signed(drawn.overSound)}; ${signed(drawn.overCount)} against its count`;
}

function drugOf({ drug, span, ranDry }: Signature): string {
  const parts = Object.entries(drug).map(([name, { with: ours, without }]) =>
    without === 0
      ? `${(ours / 1000).toPrecision(3)} mg of ${name}, where there should be none`
      : `${((100 * ours) / without).toFixed(1)} %`,
  );
  const dry = ranDry === null ? '' : `; dry after ${spanOf(ranDry)}`;
  return `${parts.join(', and ')} in ${spanOf(span)}${dry}`;
}

function rowOf(row: FaultStory): readonly string[] {
  const signature = signatureOf(row);
  const link = `[${row.story}](../../scenarios/${row.story}.yaml)`;
  return [
    row.fault,
    `${row.name}: ${link}`,
    alarmsOf(signature),
    logOf(signature),
    drawnOf(signature),
    drugOf(signature),
  ];
}

const differences = (): readonly string[] => {
  const rows = FAULT_STORIES.filter((row) => row.differs !== undefined);
  return rows.length === 0
    ? []
    : [
        '## Where the emulator shows something else than the fault table',
        rows.map(({ fault, name, differs }) => `- ${fault}, ${name}: ${differs}`).join('\n'),
      ];
};

export const faultSignaturesPage = (): string =>
  page('Signatures of faults', [
    'What each implanted fault leaves behind, read from the trace of a story that was run twice: with the fault, and as the same story of the same pump without it. What a person would feel is not claimed.',
    [
      '- **alarms**: first times, counted from the beginning of the fault',
      "- **log**: the pump's own entries from then on, and the orders it was spared",
      '- **drawn out**: by the refill after the fault, or what a syringe would draw at the end of the story: more or less than without the fault, and than the pump counted; less than 0.1 mL, which no syringe shows, is equal',
      '- **drug**: what came out of the tip into the spinal fluid, of what the sound story gives in the same span; that is what was programmed, give or take the stroke error of the pump',
    ].join('\n'),
    table(['fault', 'story', 'alarms', 'log', 'drawn out', 'drug'], FAULT_STORIES.map(rowOf)),
    ...differences(),
  ]);
