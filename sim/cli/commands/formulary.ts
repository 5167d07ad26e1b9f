import type { Figure } from '../../../src/profile/index.js';
import type { Drug, Formulary } from '../../../src/therapy/index.js';
import { columns, hanging, line } from '../../report/index.js';
import { type Answer, give } from '../answer.js';
import { formularyOf } from '../formulary-file.js';
import type { Command } from '../request.js';
import { known, WrongUse } from '../wrong.js';

const LIMITS = [
  ['startDoseMax', 'first dose per day', 'start_dose_max'],
  ['dailyMax', 'dose in any 24 h', 'daily_max'],
  ['concentrationMax', 'concentration', 'concentration_max'],
] as const;

const short = (figure: Figure | undefined): string => figure?.text ?? '-';
const figureJson = (figure: Figure | undefined, unit: string): unknown =>
  figure === undefined
    ? null
    : { [unit]: figure.value, text: figure.text, status: figure.status, source: figure.source };
const unitOf = (limit: string): string => (limit === 'concentrationMax' ? 'ug_per_ml' : 'ug_per_day');

const json = (drug: Drug): unknown => ({
  name: drug.name,
  class: drug.class,
  unit: drug.unit,
  limits: Object.fromEntries(
    LIMITS.map(([key, , name]) => [
      name,
      { soft: figureJson(drug.limits[key].soft, unitOf(key)), hard: figureJson(drug.limits[key].hard, unitOf(key)) },
    ]),
  ),
  note: drug.note,
});

const listed = (all: Formulary): Answer => ({
  lines: [
    ...columns(
      ['drug', 'class', 'warns above', 'refuses above', 'strongest'],
      all.map(({ name, class: kind, limits }) => ({
        cells: [
          name,
          kind,
          short(limits.dailyMax.soft),
          short(limits.dailyMax.hard),
          short(limits.concentrationMax.hard ?? limits.concentrationMax.soft),
        ],
      })),
    ),
    line(''),
    line('  Limits of the emulator, not advice for treating anybody.', 'dim'),
  ],
  json: { drugs: all.map(json) },
});

const shown = (drug: Drug): Answer => ({
  lines: [
    line(`${drug.name} (${drug.class})`, 'head'),
    ...columns(
      ['limit', 'warns above', 'refuses above', 'source'],
      LIMITS.map(([key, name]) => {
        const { soft, hard } = drug.limits[key];
        const sources = [soft, hard].flatMap((f) => (f === undefined ? [] : [`${f.status} ${f.source}`]));
        return { cells: [name, short(soft), short(hard), sources.join('; ')] };
      }),
    ),
    line(''),
    ...hanging('  ', drug.note, 'dim'),
  ],
  json: json(drug),
});

/** `formulary`, `formulary list`, `formulary show DRUG`. @throws {WrongUse} for an unknown action or drug */
export const formulary: Command = async (request) => {
  const [action = 'list', name] = request.args;
  const asked = known(action, ['list', 'show'], 'action of formulary');
  const all = formularyOf(request.flags);
  if (asked === 'list') return give(request, listed(all));
  const names = all.map((drug) => drug.name);
  if (name === undefined) {
    throw new WrongUse({
      code: 'drug-missing',
      found: 'formulary show without a drug',
      expected: `one of ${names.join(', ')}`,
      remedy: 'write e.g. thecal formulary show morphine',
    });
  }
  const wanted = known(name, names, 'drug');
  const drug = all.find((entry) => entry.name === wanted);
  return give(request, drug === undefined ? listed(all) : shown(drug));
};
