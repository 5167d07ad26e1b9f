import { type FormEvent, useId, useState } from 'react';
import type { DrawerFault, DrawerParameter, StepWords } from '../../show/index.js';
import { useContent, useWords } from '../words/words.js';

type Props = {
  readonly faults: readonly DrawerFault[];
  /** names of what acts now */
  readonly acting: readonly string[];
  readonly onDo: (words: StepWords) => void;
};

/** What is filled in, as files write it: numbers without a unit are numbers, and what is left empty is left out. */
function filledIn(form: FormData): Readonly<Record<string, string | number>> {
  const entries = [...form.entries()].map(([name, value]) => [name, String(value).trim()] as const);
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]),
  );
}

function Field({ parameter }: { readonly parameter: DrawerParameter }) {
  const content = useContent();
  const { name, required, text, words } = parameter;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        <strong>{name}</strong> {content(text)} {parameter.range !== '' && `(${parameter.range})`}
      </label>
      {words.length > 0 ? (
        <select id={id} name={name} defaultValue="">
          <option value="">{content(parameter.default)}</option>
          {words
            .filter((word) => word !== parameter.default)
            .map((word) => (
              <option key={word}>{word}</option>
            ))}
        </select>
      ) : (
        <input
          id={id}
          type="text"
          name={name}
          required={required}
          placeholder={content(parameter.default)}
          autoComplete="off"
        />
      )}
    </div>
  );
}

/** A fault with its explanation, and what may be filled in. */
function Fault({ fault, onDo }: { readonly fault: DrawerFault; readonly onDo: Props['onDo'] }) {
  const { faults } = useWords();
  const content = useContent();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onDo({ fault: { kind: fault.kind, ...filledIn(new FormData(event.currentTarget)) } });
  };
  return (
    <details>
      <summary>
        {content(fault.title)} <span className="dim">{fault.kind}</span>
      </summary>
      <dl>
        <dt>{faults.effect}</dt>
        <dd>{content(fault.effect)}</dd>
        <dt>{faults.signature}</dt>
        <dd>{content(fault.signature)}</dd>
        <dt>{faults.source}</dt>
        <dd>{fault.source}</dd>
      </dl>
      {fault.unsupported === null ? (
        <form onSubmit={submit}>
          {fault.parameters.map((parameter) => (
            <Field key={parameter.name} parameter={parameter} />
          ))}
          <label>
            <span>
              <strong>for</strong> {faults.lasts}
            </span>
            <input type="text" name="for" placeholder={faults.forGood} autoComplete="off" />
          </label>
          <button type="submit" className="main">
            {faults.cause}
          </button>
        </form>
      ) : (
        <p className="bad">{content(fault.unsupported)}</p>
      )}
    </details>
  );
}

/** The drawer of faults: every kind of the catalogue, what acts now, and what ends it. */
export function Faults({ faults, acting, onDo }: Props) {
  const words = useWords().faults;
  const content = useContent();
  const [sought, setSought] = useState('');
  const matches = ({ kind, title }: DrawerFault): boolean =>
    `${kind} ${title} ${content(title)}`.toLowerCase().includes(sought.toLowerCase());
  return (
    <div className="faults" data-place="faults">
      <h2>{words.acting}</h2>
      {acting.length === 0 && <p className="dim">{words.none}</p>}
      <div className="buttons">
        {[...new Set(acting)].map((name) => (
          <button key={name} type="button" onClick={() => onDo({ clear: name })}>
            {words.end} {content(name)}
          </button>
        ))}
      </div>
      <label className="seek">
        {words.seek}
        <input type="text" value={sought} onChange={(e) => setSought(e.target.value)} />
      </label>
      {faults.filter(matches).map((fault) => (
        <Fault key={fault.kind} fault={fault} onDo={onDo} />
      ))}
    </div>
  );
}
