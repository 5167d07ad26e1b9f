import { sinceStart } from '../../src/units/index.js';
import type { StepWords, View } from '../show/index.js';
import { figure } from './amounts.js';
import type { Words } from './words.js';

type Screen = View['handheld'];
type Props = {
  readonly screen: Screen;
  readonly at: number;
  readonly words: Words;
  readonly onDo: (words: StepWords) => void;
};

const PL_PER_ML = 1e9;

/** What became of the last request. */
function Request({ request, words }: { readonly request: Screen['request']; readonly words: Words }) {
  if (request === null) return <p className="answer dim">{words.nothingAsked}</p>;
  return (
    <p className={request.outcome === 'granted' ? 'answer good' : 'answer bad'}>
      {request.text}
      {request.allowedAt !== null && ` ${words.allowedAt} ${sinceStart(request.allowedAt)}.`}
    </p>
  );
}

/** What was last read of the pump, and how old that is. */
function Status({
  status,
  at,
  words,
}: {
  readonly status: Screen['status'];
  readonly at: number;
  readonly words: Words;
}) {
  if (status === null) return <p className="dim">{words.notRead}</p>;
  return (
    <dl>
      <dt>{words.pumpDoes}</dt>
      <dd>{status.doing}</dd>
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

/** The patient's handheld as it shows itself, with its three buttons. */
export function Handheld({ screen, at, words, onDo }: Props) {
  const { light, conditions, audio } = screen;
  return (
    <section className="card handheld">
      <h2>{words.handheld}</h2>
      <div className="body">
        <div className="screen">
          <p className="head">
            <span className={`lamp ${light?.colour ?? 'off'}`} aria-hidden="true" />
            {screen.busyWith === null ? (words.link[screen.link] ?? screen.link) : words.asking}
          </p>
          {conditions.map(({ condition, text }) => (
            <p key={condition} className="bad">
              {text}
            </p>
          ))}
          {audio !== 'quiet' && <p className="dim">{audio === 'sounding' ? words.sounding : words.soundPaused}</p>}
          <Request request={screen.request} words={words} />
          <Status status={screen.status} at={at} words={words} />
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
    </section>
  );
}
