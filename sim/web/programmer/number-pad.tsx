import { useWords } from '../words/words.js';
import { Key } from './key.js';
import { Refusals } from './refusals.js';
import type { OnScreen, Screen } from './screen.js';

type Field = Extract<NonNullable<Screen['form']>['fields'][number], { readonly kind: 'number' }>;

const FIGURES = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '0', '.'];

/** Where the keys that are wider or higher stand. */
const PLACES: Readonly<Record<string, string>> = { '0': 'zero' };

/** The keys of a number, and the number as it stands. */
export function NumberPad({ screen, onKey, field }: OnScreen & { readonly field: Field }) {
  const words = useWords().programmer;
  const { shown, unit, units } = field;
  const keys = { screen, onKey };
  return (
    <div className="pad">
      <p className="entry">
        <output>{shown.underWay === '' ? '–' : shown.underWay}</output> {unit ?? words.chooseUnit}
        <small>{shown.conversions.join(' · ')}</small>
      </p>
      {units.length > 1 && (
        <fieldset className="choices">
          <legend className="sr">{words.unit}</legend>
          {units.map((one) => (
            <Key key={one} {...keys} name={`unit:${one}`} chosen={one === unit}>
              {one}
            </Key>
          ))}
        </fieldset>
      )}
      <div className="figures">
        {FIGURES.map((figure) => (
          <Key
            key={figure}
            {...keys}
            name={figure}
            place={PLACES[figure] ?? ''}
            {...(figure === '.' ? { label: words.keys.point } : {})}
          >
            {figure}
          </Key>
        ))}
        <Key {...keys} name="delete" label={words.keys.delete} place="side delete">
          ⌫
        </Key>
        <Key {...keys} name="clear" place="side clear">
          {words.keys.clear}
        </Key>
      </div>
      {screen.keyRefused !== null && <Refusals refusals={[screen.keyRefused]} />}
    </div>
  );
}
