import { useWords } from '../words/words.js';
import { FormBody } from './form.js';
import { Key } from './key.js';
import { Menu } from './menu.js';
import { ReadBack, Told } from './outcome.js';
import { ReviewBody } from './review.js';
import type { OnScreen } from './screen.js';

/** Nobody is linked. */
function Away({ screen, onKey }: OnScreen) {
  const words = useWords().programmer;
  const why = words.whys[screen.why as keyof typeof words.whys] ?? words.hold;
  return (
    <>
      <p className="content">{why}</p>
      <div className="foot">
        <div className="leading">
          <Key screen={screen} onKey={onKey} name="connect" main>
            {words.keys.connect}
          </Key>
        </div>
      </div>
    </>
  );
}

/** The radio is waited for. */
function Busy({ screen, onKey }: OnScreen) {
  const { keys } = useWords().programmer;
  return (
    <>
      <div className="content">
        <div className="busy" aria-hidden="true" />
      </div>
      {screen.at === 'linking' && (
        <div className="foot">
          <div className="leading">
            <Key screen={screen} onKey={onKey} name="cancel">
              {keys.cancel}
            </Key>
          </div>
        </div>
      )}
    </>
  );
}

/** What the device shows below its status bar. */
export function Body(on: OnScreen) {
  const { screen } = on;
  switch (screen.at) {
    case 'away':
      return <Away {...on} />;
    case 'menu':
      return <Menu {...on} />;
    case 'editing':
      return screen.form === null ? null : <FormBody {...on} form={screen.form} />;
    case 'reviewing':
    case 'doubting':
      return <ReviewBody {...on} />;
    case 'reading-back':
      return <ReadBack {...on} />;
    case 'told':
      return <Told {...on} />;
    default:
      return <Busy {...on} />;
  }
}
