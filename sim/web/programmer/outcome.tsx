import { useNamed, useWords } from '../words/words.js';
import { Key } from './key.js';
import { Refusals } from './refusals.js';
import { Lines, Warnings } from './review.js';
import type { OnScreen, Screen } from './screen.js';

const seconds = (ms: number): number => Math.max(0, Math.ceil(ms / 1000));

/** What the pump has read back, and for how long a yes is waited for. */
export function ReadBack({ screen, at, onKey }: OnScreen) {
  const words = useWords().programmer;
  const named = useNamed();
  const { confirmBy, deed } = screen;
  if (deed === null) return null;
  return (
    <>
      <div className="content">
        <p className="order">{named('order', deed.words)}</p>
        <Warnings warnings={deed.warnings} />
        <Lines lines={deed.lines} />
        {deed.readBack !== null && (
          <p className="dim">
            {words.hash} <code>{deed.readBack.slice(0, 8)}</code>
          </p>
        )}
        {confirmBy !== null && (
          <p className="countdown">
            {words.confirmWithin} <strong>{seconds(confirmBy - at)} s</strong>
          </p>
        )}
      </div>
      <div className="foot">
        <div className="leading">
          <Key screen={screen} onKey={onKey} name="confirm" main>
            {words.keys.confirm}
          </Key>
          <Key screen={screen} onKey={onKey} name="cancel">
            {words.keys.cancel}
          </Key>
        </div>
      </div>
    </>
  );
}

/** Whether the pump was seen to do it. */
function Verified({ deed }: { readonly deed: NonNullable<Screen['deed']> }) {
  const words = useWords().programmer;
  if (deed.verified === null) return null;
  return <p className={deed.verified ? 'good' : 'bad'}>{deed.verified ? words.verified : words.notVerified}</p>;
}

/** What has become of an order, or of an edit that rested too long. */
export function Told({ screen, onKey }: OnScreen) {
  const words = useWords().programmer;
  const named = useNamed();
  const { deed, refusals } = screen;
  return (
    <>
      <div className="content">
        {deed !== null && (
          <>
            <p className={deed.outcome === 'done' ? 'answer good' : 'answer bad'}>{words.outcomes[deed.outcome]}</p>
            <p className="order">{named('order', deed.words)}</p>
            {deed.refusal !== null && <Refusals refusals={[deed.refusal]} />}
            <Verified deed={deed} />
          </>
        )}
        {deed === null && refusals.length === 0 && <p>{words.logRead}</p>}
        <Refusals refusals={refusals} />
      </div>
      <div className="foot">
        <div className="leading">
          <Key screen={screen} onKey={onKey} name="ok" main>
            {words.keys.ok}
          </Key>
        </div>
      </div>
    </>
  );
}
