import { formatDose, formatMass, formatVolume, MS_PER_DAY, plain, toMl } from '../../src/units/index.js';
import { type Counter, DoseSums } from '../doses/index.js';
import type { BalanceFields, TraceSink } from '../trace/index.js';
import { columns, type Row } from './columns.js';
import { hanging, heading, type Line, line, type Tone } from './line.js';

/** A sentence of the report with what it is about before it. */
type Note = { readonly about: string; readonly text: string; readonly tone: Tone };

/** The dose table in parts. */
export type DoseParts = {
  /** cells as {@link DELIVERY_HEADS} names them */
  readonly delivery: readonly Row[];
  /** cells as {@link KIND_HEADS} names them */
  readonly kinds: readonly Row[];
  readonly notes: readonly Note[];
  /** where every drop is: what there was, then where it went; null when nothing was filled */
  readonly balance: { readonly had: readonly Drop[]; readonly went: readonly Drop[]; readonly verdict: Line } | null;
};
type Drop = readonly [where: string, volume: string];

/** What the columns of deliveries hold; all but the first are numbers. */
export const DELIVERY_HEADS = ['', 'volume', 'drug', 'volume per day', 'drug per day'];
/** What the columns of kinds of delivery hold. */
export const KIND_HEADS = ['of what was given', 'times', 'volume', ''];

/** What was asked, given and received, and where every drop is. */
export type DoseTable = {
  readonly sink: TraceSink;
  readonly lines: () => readonly Line[];
  /** the same in parts, for a page */
  readonly parts: () => DoseParts;
  readonly json: () => Readonly<Record<string, unknown>>;
};

const ml = (pl: number): string => `${plain(toMl(pl))} mL`;
/** Means are shown to four digits: more would pretend to a precision that a mean does not have. */
const meanMl = (pl: number): string => `${plain(toMl(pl), 4)} mL`;
const meanDose = (ug: number): string => formatDose(Number(ug.toPrecision(4)));
const sign = (pl: number): string => (pl > 0 ? `+${formatVolume(pl)}` : formatVolume(pl));

function deliveryRows(sums: DoseSums): readonly Row[] {
  const daysRun = sums.isWhole ? sums.until / MS_PER_DAY : 0;
  const perDay = (pl: number): string => (daysRun === 0 ? '' : meanMl(pl / daysRun));
  const dosePerDay = (ug: number): string => (daysRun === 0 ? '' : meanDose(ug / daysRun));
  const drugs = [...sums.toBodyUg].sort(([a], [b]) => (a < b ? -1 : 1));
  const body: readonly Row[] = drugs.map(([drug, ug]) => ({
    cells: [`  of it ${drug}`, '', formatMass(ug), '', dosePerDay(ug)],
  }));
  const given = sums.commandedUg;
  return [
    { cells: ['asked of the drive', ml(sums.asked), '', perDay(sums.asked), ''] },
    {
      cells: [
        "given, by the pump's count",
        ml(sums.commanded),
        formatMass(given),
        perDay(sums.commanded),
        dosePerDay(given),
      ],
    },
    { cells: ['truly moved by the pump', ml(sums.pumped), '', perDay(sums.pumped), ''] },
    { cells: ['to the body', ml(sums.toBody), '', perDay(sums.toBody), ''] },
    ...body,
  ];
}

function kindRows(sums: DoseSums): readonly Row[] {
  const rows: Row[] = [{ cells: ['basal', '', ml(sums.basal), ''] }];
  for (const [what, b] of Object.entries(sums.boluses)) {
    if (b.count === 0) continue;
    const short = b.interrupted === 0 ? '' : `${b.interrupted} cut short; asked ${ml(b.asked)}`;
    rows.push({ cells: [what.replace('-', ' '), String(b.count), ml(b.given), short] });
  }
  if (sums.released > 0) rows.push({ cells: ['released by a blockage', '', formatVolume(sums.released), ''] });
  return rows;
}

const requestNotes = (sums: DoseSums): readonly Note[] => {
  const { refusedPatient: patient, refusedClinician: clinician, refusedBefore: before } = sums;
  const notes: Note[] = [];
  if (sums.granted + patient.total > 0) {
    const why = patient.total === 0 ? '' : ` (${patient.toString()})`;
    const text = `${sums.granted} granted, ${patient.total} refused${why}`;
    notes.push({ about: 'patient boluses', text, tone: 'plain' });
  }
  const refused = (about: string, counts: Counter): void => {
    if (counts.total > 0) notes.push({ about, text: `${counts.total} (${counts.toString()})`, tone: 'warn' });
  };
  refused('orders the pump refused', clinician);
  refused('orders refused before the pump', before);
  return notes;
};

/** What is missing in the balance, pL; 0 in a sound run. */
const missing = (b: BalanceFields): number =>
  b.filled_pl +
  (b.inflow_pl ?? 0) -
  (b.reservoir_pl + b.line_pl + b.delivered_pl + b.leaked_pl + b.withdrawn_pl + b.pocket_pl + (b.purged_pl ?? 0));

const balanceVerdict = (b: BalanceFields): Line => {
  const off = missing(b);
  return off === 0 ? line('exact to the picolitre', 'dim') : line(`${off} pL MISSING`, 'bad');
};

function balanceParts(b: BalanceFields): NonNullable<DoseParts['balance']> {
  const parts: readonly (readonly [string, number])[] = [
    ['in reservoir', b.reservoir_pl],
    ['in line', b.line_pl],
    ['delivered', b.delivered_pl],
    ['leaked', b.leaked_pl],
    ['withdrawn', b.withdrawn_pl],
    ['beside the port', b.pocket_pl],
    ['purged into the dish', b.purged_pl ?? 0],
  ];
  const went = parts.filter(([, pl], i) => i < 3 || pl > 0).map(([name, pl]) => [name, ml(pl)] as const);
  const had: Drop[] = [['filled', ml(b.filled_pl)]];
  if (b.inflow_pl !== undefined) had.push(['run back in', ml(b.inflow_pl)]);
  return { had, went, verdict: balanceVerdict(b) };
}

function balanceLines(b: BalanceFields): readonly Line[] {
  const { went, verdict } = balanceParts(b);
  const inflow = b.inflow_pl === undefined ? '' : ` + ${ml(b.inflow_pl)} run back in`;
  const sum = went.map(([name, volume]) => `${volume} ${name}`).join(' + ');
  return [
    ...hanging('  balance: ', `filled ${ml(b.filled_pl)}${inflow} = ${sum}`),
    line(`           ${verdict.text}`, verdict.tone),
  ];
}

/**
 * @param residualPl  volume in the reservoir that the pump cannot use, from the profile, pL ≥ 0; the count of the pump
 *                    leaves it out, the balance holds it
 * @returns a dose table that reads records as they are made
 */
export function createDoseTable(residualPl: number): DoseTable {
  const sums = new DoseSums();
  const usable = (): number | null => (sums.balance === null ? null : sums.balance.reservoir_pl - residualPl);
  const reservoirNotes = (): readonly Note[] => {
    const truth = usable();
    if (truth === null || sums.computed === null) return [];
    const text = `computed ${ml(sums.computed)}, true ${ml(truth)}, gap ${sign(sums.computed - truth)}`;
    return [{ about: 'reservoir (usable)', text, tone: 'plain' }];
  };
  const notes = (): readonly Note[] => [...requestNotes(sums), ...reservoirNotes()];
  return {
    sink: (r) => sums.take(r),
    lines: () => [
      ...heading('Doses'),
      ...columns(DELIVERY_HEADS, deliveryRows(sums), [1, 2, 3, 4]),
      line(''),
      ...columns(KIND_HEADS, kindRows(sums), [1, 2]),
      ...notes().flatMap(({ about, text, tone }) => hanging(`  ${about}: `, text, tone)),
      ...(sums.balance === null ? [] : balanceLines(sums.balance)),
    ],
    parts: () => ({
      delivery: deliveryRows(sums),
      kinds: kindRows(sums),
      notes: notes(),
      balance: sums.balance === null ? null : balanceParts(sums.balance),
    }),
    json: () => ({ doses: json(sums, usable()) }),
  };
}

const round = (n: number): number => Number(n.toPrecision(12));
const sorted = (map: ReadonlyMap<string, number>, scale: number): Readonly<Record<string, number>> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([drug, ug]) => [drug, round(ug * scale)]));

function json(sums: DoseSums, usable: number | null): Readonly<Record<string, unknown>> {
  const daysRun = sums.isWhole ? sums.until / MS_PER_DAY : 0;
  const perDay = daysRun === 0 ? 0 : 1 / daysRun;
  const boluses = Object.entries(sums.boluses).map(([what, b]) => [
    what.replace('-', '_'),
    { count: b.count, interrupted: b.interrupted, asked_ml: toMl(b.asked), given_ml: toMl(b.given) },
  ]);
  return {
    drug: sums.fluid.drug,
    concentration_ug_per_ml: sums.fluid.concentration,
    asked_ml: toMl(sums.asked),
    given_ml: toMl(sums.commanded),
    given_ug: round(sums.commandedUg),
    basal_ml: toMl(sums.basal),
    pumped_ml: toMl(sums.pumped),
    to_body_ml: toMl(sums.toBody),
    to_body_ug: sorted(sums.toBodyUg, 1),
    to_body_ug_per_day: sorted(sums.toBodyUg, perDay),
    released_ml: toMl(sums.released),
    boluses: Object.fromEntries(boluses),
    patient_boluses_granted: sums.granted,
    patient_boluses_refused: sums.refusedPatient.toJSON(),
    orders_refused: sums.refusedClinician.toJSON(),
    orders_refused_before_pump: sums.refusedBefore.toJSON(),
    reservoir_computed_ml: sums.computed === null ? null : toMl(sums.computed),
    reservoir_true_ml: usable === null ? null : toMl(usable),
    reservoir_gap_ml: usable === null || sums.computed === null ? null : toMl(sums.computed - usable),
    balance: sums.balance,
    balance_missing_pl: sums.balance === null ? null : missing(sums.balance),
  };
}
