import { formatConcentration, formatVolume, sinceStart } from '../../../src/units/index.js';
import { useContent, useWords } from '../words/words.js';
import type { OnScreen, Screen } from './screen.js';

/** The pump as it was last read. */
function LastRead({ status }: { readonly status: NonNullable<Screen['status']> }) {
  const words = useWords().programmer;
  const content = useContent();
  const { drug, concentration } = status.therapy.fluid;
  return (
    <>
      <span>
        {content(status.therapy.doing)} · {content(drug)} {formatConcentration(concentration)}
      </span>
      <span>{words.reservoir.replace('#', formatVolume(status.reservoir_computed_pl))}</span>
      <span className={status.alarms.length > 0 ? 'bad' : ''}>
        {status.alarms.length > 0 ? status.alarms.map(content).join(', ') : words.noAlarm}
      </span>
    </>
  );
}

/** Link, the pump as it was last read, and how long ago that was. */
export function StatusBar({ screen, at }: Pick<OnScreen, 'screen' | 'at'>) {
  const words = useWords().programmer;
  const { linked, readAt, status } = screen;
  return (
    <div className="status">
      <span className={linked ? 'link on' : 'link'}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path
            d={linked ? 'M4 14a11 11 0 0 1 16 0 M7 17a7 7 0 0 1 10 0 M12 20v.1' : 'M4 14a11 11 0 0 1 16 0 M5 20 19 8'}
          />
        </svg>
        {linked ? words.linked : words.notLinked}
      </span>
      {status !== null && <LastRead status={status} />}
      {readAt !== null && <span>{words.readAgo.replace('#', sinceStart(Math.max(0, at - readAt)))}</span>}
    </div>
  );
}
