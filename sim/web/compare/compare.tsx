import { sinceStart } from '../../../src/units/index.js';
import type { View } from '../../show/index.js';
import { figure } from '../amounts/figure.js';
import type { Host, Shown } from '../wire/host.js';
import type { Translator } from '../words/content.js';
import { useContent, useNamed, useWords, type Words } from '../words/words.js';

type Row = { readonly name: string; readonly of: (view: View) => string };

const strengthOf = ({ delivered }: View, content: Translator): string =>
  Object.entries(delivered.ug)
    .map(([drug, ug]) => `${figure(ug / 1000)} mg ${content(drug)}`)
    .join(', ');

/** What is held side by side. */
const rowsFor = (words: Words, content: Translator, named: ReturnType<typeof useNamed>): readonly Row[] => [
  { name: words.alarms.title, of: ({ alarms }) => alarms.map(content).join(', ') || words.alarms.none },
  { name: words.compare.infusion, of: ({ states }) => named('infusion', states.infusion ?? '') },
  { name: words.plots.flow, of: ({ flow }) => `${figure(flow.trueMlPerDay)} mL/day` },
  { name: words.plots.reservoir, of: ({ reservoir }) => `${figure(reservoir.trueMl)} mL` },
  { name: words.compare.counted, of: ({ reservoir }) => `${figure(reservoir.computedMl)} mL` },
  { name: words.plots.delivered, of: (view) => `${figure(view.delivered.ml)} mL; ${strengthOf(view, content)}` },
  { name: words.plots.pressure, of: ({ line }) => `${figure(line.pressureKpa)} kPa` },
  { name: words.plots.battery, of: ({ battery }) => `${battery.volts.toFixed(2)} V` },
];

/** What is so in both at the same moment. */
function Beside({ view, beside }: { readonly view: View; readonly beside: View }) {
  const words = useWords();
  const content = useContent();
  const named = useNamed();
  const { compare } = words;
  return (
    <table>
      <caption>
        {compare.at} {sinceStart(view.at)}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{compare.shown}</th>
          <th scope="col">{compare.other}</th>
        </tr>
      </thead>
      <tbody>
        {rowsFor(words, content, named).map(({ name, of }) => (
          <tr key={name} className={of(view) === of(beside) ? '' : 'differs'}>
            <th scope="row">{name}</th>
            <td>{of(view)}</td>
            <td>{of(beside)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Two runs side by side at the same moment: the one that is shown, and one that was kept. */
export function Compare({ host, shown }: { readonly host: Host; readonly shown: Shown }) {
  const words = useWords();
  const content = useContent();
  const { beside, kept, view } = shown;
  const { compare } = words;
  if (kept === null || view === null)
    return (
      <div className="compare">
        <p>{compare.how}</p>
        <button type="button" className="main" onClick={() => host.keep()}>
          {compare.keep}
        </button>
      </div>
    );
  const { partedAt } = kept;
  return (
    <div className="compare">
      <p>
        {compare.kept} <strong>{content(kept.title)}</strong>.{' '}
        {partedAt === null ? compare.same : `${compare.parted} ${sinceStart(partedAt)}.`}
      </p>
      <div className="buttons">
        {partedAt !== null && (
          <button type="button" onClick={() => host.goTo(partedAt)}>
            {compare.toParting}
          </button>
        )}
        <button type="button" onClick={() => host.letGo()}>
          {compare.letGo}
        </button>
      </div>
      {beside === null ? <p className="dim">{compare.notThere}</p> : <Beside view={view} beside={beside} />}
    </div>
  );
}
