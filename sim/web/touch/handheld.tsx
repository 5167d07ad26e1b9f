import { sinceStart } from '../../../src/units/index.js';
import type { StepWords, View } from '../../show/index.js';
import { figure } from '../amounts/figure.js';
import { useContent, useWords } from '../words/words.js';

type Screen = View['handheld'];
type Props = {
  readonly screen: Screen;
  readonly burst: View['burst'];
  readonly at: number;
  readonly onDo: (words: StepWords) => void;
};

const PL_PER_ML = 1e9;

/** What became of the last request. */
function Request({ request }: { readonly request: Screen['request'] }) {
  const words = useWords().handheld;
  const content = useContent();
  if (request === null) return <p className="answer dim">{words.nothingAsked}</p>;
  return (
    <p className={request.outcome === 'granted' ? 'answer good' : 'answer bad'}>
      {content(request.text)}
      {request.allowedAt !== null && ` ${words.allowedAt} ${sinceStart(request.allowedAt)}.`}
    </p>
  );
}

/** What was last read of the pump, and how old that is. */
function Status({ status, at }: { readonly status: Screen['status']; readonly at: number }) {
  const words = useWords().handheld;
  const content = useContent();
  if (status === null) return <p className="dim">{words.notRead}</p>;
  return (
    <dl>
      <dt>{words.pumpDoes}</dt>
      <dd>{content(status.doing)}</dd>
      <dt>{words.reservoir}</dt>
      <dd>{figure(status.reservoir / PL_PER_ML)} mL</dd>
      {status.boluses !== null && (
        <>
          <dt>{words.boluses}</dt>
          <dd>
            {status.boluses.used} / {status.boluses.most}
          </dd>
        </>
      )}
      <dt>{words.readAgo}</dt>
      <dd className={status.old ? 'bad' : ''}>{sinceStart(Math.max(0, at - status.readAt))}</dd>
    </dl>
  );
}

/** How it sounds, for who does not hear it: each pulse a bar as long as it lasts, and how often that comes. */
function BurstShown({ burst }: { readonly burst: NonNullable<View['burst']> }) {
  const words = useWords().handheld;
  let from = 0;
  const pulses = [0, ...burst.silencesMs].map((silence) => {
    const begins = from + silence;
    from = begins + burst.pulseMs;
    return begins;
  });
  return (
    <p className="burst">
      <svg viewBox={`0 0 ${from} 200`} preserveAspectRatio="none" aria-hidden="true">
        {pulses.map((begins) => (
          <rect key={begins} x={begins} y="0" width={burst.pulseMs} height="200" />
        ))}
      </svg>
      {words.bursts[burst.priority]}
    </p>
  );
}

/** The patient's handheld as it shows itself, with its three buttons. */
export function Handheld({ screen, burst, at, onDo }: Props) {
  const words = useWords().handheld;
  const content = useContent();
  const { light, conditions, audio } = screen;
  return (
    <div className="handheld" data-place="handheld">
      <div className="body">
        <div className="screen">
          <p className="head">
            <span className={`lamp ${light?.colour ?? 'off'}`} aria-hidden="true" />
            {screen.busyWith === null ? words.links[screen.link] : words.asking}
          </p>
          {conditions.map(({ condition, text }) => (
            <p key={condition} className="bad">
              {content(text)}
            </p>
          ))}
          {audio !== 'quiet' && <p className="dim">{audio === 'sounding' ? words.sounding : words.soundPaused}</p>}
          {burst !== null && <BurstShown burst={burst} />}
          <Request request={screen.request} />
          <Status status={screen.status} at={at} />
        </div>
        <div className="keys">
          <button type="button" className="main" onClick={() => onDo({ patient: 'request-bolus' })}>
            {words.bolus}
          </button>
          <button type="button" onClick={() => onDo({ patient: 'read-status' })}>
            {words.status}
          </button>
          <button type="button" onClick={() => onDo({ patient: 'pause-sound' })}>
            {words.silence}
          </button>
        </div>
      </div>
    </div>
  );
}
