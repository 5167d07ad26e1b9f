import { figures, type Profile } from '../../../src/profile/index.js';
import {
  formatConcentration,
  formatDuration,
  formatLength,
  formatVolume,
  formatWeekTime,
  type WeekTime,
} from '../../../src/units/index.js';
import type { HeaderRecord } from '../../trace/index.js';
import type { Section } from './frame.js';
import { type Child, el } from './markup.js';
import { facts, table } from './table.js';

/** How a run is repeated: the command, and what must be known besides. */
export type Repeat = { readonly command: string; readonly note: string };

/** Every figure of a device family, with those that nobody has published marked. */
export function familySection(profile: Profile): Section {
  const all = figures(profile);
  const assumed = all.filter(({ status }) => status === 'assumed').length;
  const caption = `Figures of ${profile.id}: ${all.length}, ${assumed} of them assumed, since nobody has published them`;
  const rows = all.map(({ path, text, status, source }) => ({
    cells: [status, path, text, source],
    ...(status === 'assumed' ? { tone: 'warn' as const } : {}),
  }));
  const columns = [
    ['status', 'mark'],
    ['figure', 'fixed'],
    ['value', 'text'],
    ['source', 'text'],
  ] as const;
  const listed = el('details', {}, el('summary', {}, caption), table(caption, columns, rows));
  return { id: 'family', heading: 'Device family', content: [listed] };
}

/** The file that was run, so that the page alone is enough to repeat it. */
const storyOf = ({ story }: HeaderRecord): readonly Child[] =>
  story === undefined
    ? []
    : [
        el(
          'details',
          {},
          el('summary', {}, 'The scenario, as it was read'),
          el('pre', { className: 'command' }, el('code', {}, story.text)),
        ),
      ];

/** The name of the run, everything that was resolved for it, and the command that repeats it. */
export function runSection(header: HeaderRecord, profile: Profile, simulatedMs: number, repeat: Repeat): Section {
  const { options, scenario } = header;
  const o = options;
  const pairs: readonly (readonly [string, Child])[] = [
    ['Device family', `${header.profile}: ${profile.title}`],
    ['Drug', `${o.drug} ${formatConcentration(o.concentration_ug_per_ml)} (${o.drug_class} drug)`],
    ['Implant', `fill ${formatVolume(o.fill_pl)}, catheter ${formatLength(o.catheter_cm)}`],
    ['Pump clock at the start', formatWeekTime(o.start_week_ms as WeekTime)],
    ['Simulated', `${formatDuration(Math.round(simulatedMs / 1000) * 1000)} of ${formatDuration(o.until_ms)}`],
    ['Seed', el('code', {}, header.seed)],
    ['Scenario, SHA-256', el('code', {}, scenario.hash)],
    ['Version', el('code', {}, `thecal ${header.thecal}`)],
  ];
  const note = repeat.note === '' ? [] : [el('p', { className: 'dim' }, repeat.note)];
  return {
    id: 'run',
    heading: 'This run, and how to repeat it',
    content: [el('code', { className: 'command' }, repeat.command), ...note, facts(pairs), ...storyOf(header)],
  };
}
