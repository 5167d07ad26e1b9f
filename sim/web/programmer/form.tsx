import { useEffect, useRef } from 'react';
import { sinceStart } from '../../../src/units/index.js';
import { useContent, useWords } from '../words/words.js';
import { Key } from './key.js';
import { NumberPad } from './number-pad.js';
import { Refusals } from './refusals.js';
import type { OnScreen, Screen } from './screen.js';
import { WordPad } from './word-pad.js';

type Form = NonNullable<Screen['form']>;
type Field = Form['fields'][number];

const standsIn = (field: Field, content: (text: string) => string): string => {
  if (field.kind === 'word') return field.chosen === null ? '–' : content(field.chosen);
  return field.text === '' ? '–' : `${field.shown.underWay} ${field.unit ?? ''}`;
};

function Row({ field, onKey }: Pick<OnScreen, 'onKey'> & { readonly field: Field }) {
  const content = useContent();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (field.open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [field.open]);
  return (
    <li className={field.open ? 'open' : ''} ref={row}>
      <button
        type="button"
        className="field"
        data-key={`field:${field.name}`}
        aria-pressed={field.open}
        onClick={() => onKey(`field:${field.name}`)}
      >
        <span>{content(field.label)}</span> <strong>{standsIn(field, content)}</strong>
      </button>
    </li>
  );
}

/** What keeps the form from being reviewed, in sight when it is found. */
function Wrong({ refusals }: Pick<Screen, 'refusals'>) {
  const place = useRef<HTMLDivElement>(null);
  const told = refusals.map(({ code, found }) => `${code} ${found}`).join('\n');
  useEffect(() => {
    if (told !== '') place.current?.scrollIntoView({ block: 'nearest' });
  }, [told]);
  return (
    <div ref={place}>
      <Refusals refusals={refusals} />
    </div>
  );
}

/** An order that is filled in: its fields above, and at the foot the keys of the one that is open. */
export function FormBody(on: OnScreen & { readonly form: Form }) {
  const words = useWords().programmer;
  const { at, form, screen } = on;
  const open = form.fields.find((field) => field.open);
  return (
    <>
      <div className="content">
        <Wrong refusals={screen.refusals} />
        <ul className="fields">
          {form.fields.map((field) => (
            <Row key={field.name} onKey={on.onKey} field={field} />
          ))}
        </ul>
        {screen.edit === 'warned' && screen.restsUntil !== null && (
          <p className="bad">
            {words.rests} {sinceStart(Math.max(0, screen.restsUntil - at))}
          </p>
        )}
      </div>
      <div className="foot">
        {open?.kind === 'number' && <NumberPad {...on} field={open} />}
        {open?.kind === 'word' && <WordPad {...on} field={open} />}
        <div className="leading">
          <Key {...on} name="review" main>
            {words.keys.review}
          </Key>
          <Key {...on} name="cancel">
            {words.keys.cancel}
          </Key>
        </div>
      </div>
    </>
  );
}
