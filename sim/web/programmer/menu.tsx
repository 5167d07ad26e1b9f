import { useWords, type Words } from '../words/words.js';
import { Key } from './key.js';
import type { OnScreen } from './screen.js';

type OrderName = keyof Words['programmer']['orders'];

/** Orders as somebody looks for them. */
const GROUPS: readonly (readonly [keyof Words['programmer']['groups'], readonly OrderName[]])[] = [
  ['therapy', ['program', 'bolus', 'square-bolus', 'cancel-bolus', 'suspend', 'resume', 'stop']],
  ['pump', ['refill', 'prime', 'purge', 'low-alarm', 'set-clock']],
  ['service', ['interrogate', 'read-log', 'acknowledge', 'pause-audio', 'self-test']],
];

/** The menu of orders, for who is linked. */
export function Menu({ screen, onKey }: OnScreen) {
  const words = useWords().programmer;
  return (
    <>
      <div className="content">
        {GROUPS.map(([group, orders]) => (
          <fieldset key={group} className="orders">
            <legend>{words.groups[group]}</legend>
            {orders.map((order) => (
              <Key key={order} screen={screen} onKey={onKey} name={`order:${order}`}>
                {words.orders[order]}
              </Key>
            ))}
          </fieldset>
        ))}
      </div>
      <div className="foot">
        <div className="leading">
          <Key screen={screen} onKey={onKey} name="disconnect">
            {words.keys.disconnect}
          </Key>
        </div>
      </div>
    </>
  );
}
