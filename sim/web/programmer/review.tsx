import { useContent, useNamed, useWords } from '../words/words.js';
import { Key } from './key.js';
import type { OnScreen, Screen } from './screen.js';

type Line = NonNullable<Screen['review']>['lines'][number];

const inPercent = (percent: number): string => `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;

/** Every value that an order changes: what it was, what it becomes, and by how much. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const words = useWords().programmer;
  const content = useContent();
  if (lines.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
          <th scope="col">{words.change}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ after, before, percent, what }) => (
          <tr key={what} className={before === after ? 'same' : ''}>
            <th scope="row">{content(what)}</th>
            <td>{before === null ? '–' : content(before)}</td>
            <td>{content(after)}</td>
            <td>{percent === null ? '' : inPercent(percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Soft limits that an order passes. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const content = useContent();
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings">
      {warnings.map((warning) => (
        <li key={warning}>{content(warning)}</li>
      ))}
    </ul>
  );
}

/** An order before it is sent; so large a change that it is asked about twice says so. */
export function ReviewBody({ screen, onKey }: OnScreen) {
  const words = useWords().programmer;
  const content = useContent();
  const named = useNamed();
  const { at, review } = screen;
  if (review === null) return null;
  const doubts = at === 'doubting';
  return (
    <>
      <div className="content">
        <p className="order">{named('order', review.words)}</p>
        {doubts && <p className="bad loud">{words.large}</p>}
        <Warnings warnings={review.warnings} />
        <Lines lines={review.lines} />
        {review.figures.length > 0 && (
          <dl>
            {review.figures.map(({ value, what }) => (
              <div key={what}>
                <dt>{named('figure', what)}</dt>
                <dd>{content(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <div className="foot">
        <div className="leading">
          <Key screen={screen} onKey={onKey} name={doubts ? 'confirm' : 'approve'} main>
            {doubts ? words.keys.sure : words.keys.approve}
          </Key>
          <Key screen={screen} onKey={onKey} name="edit">
            {words.keys.edit}
          </Key>
          <Key screen={screen} onKey={onKey} name="cancel">
            {words.keys.cancel}
          </Key>
        </div>
      </div>
    </>
  );
}
