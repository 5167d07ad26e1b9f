import { memo, useMemo } from 'react';
import type { FilmTold } from '../../show/index.js';
import type { Scheme } from '../frame/scheme.js';
import { useWords } from '../words/words.js';
import { type Panel, panelInWords, panelsFor, topOf } from './panels.js';
import { Plot } from './plot.js';

type Props = {
  readonly film: FilmTold;
  /** a run that is held beside this one */
  readonly kept: FilmTold | null;
  readonly untilMs: number;
  readonly at: number;
  readonly scheme: Scheme;
};

/** A panel with its title and what its curves mean; not drawn again while only the moment moves. */
const Framed = memo(function Framed({ panel, ...drawn }: Omit<Props, 'at'> & { readonly panel: Panel }) {
  const words = useWords().plots;
  const top = topOf(panel, drawn.film);
  return (
    <>
      <figcaption>
        <strong>{panel.title}</strong>
        <span className="unit">
          {panel.unit}
          {top !== undefined && ` (${words.cutOff})`}
        </span>
        {panel.curves.length > 1 &&
          panel.curves.map(({ name, colour }) => (
            <span key={name} className={`key ${colour.slice(2)}`}>
              {name}
            </span>
          ))}
        {drawn.kept !== null && <span className="key kept">{words.kept}</span>}
      </figcaption>
      <div className="frame">
        <Plot panel={panel} top={top} {...drawn} />
      </div>
    </>
  );
});

/** Curves over the whole story, with a line where the moment is. */
export function Plots({ at, ...drawn }: Props) {
  const words = useWords().plots;
  // A film is told many times while it is computed: the panels stay the same ones as long as their spans do.
  const spans = drawn.film.curves.windows.map(({ perMs }) => perMs).join(' ');
  const panels = useMemo(() => panelsFor(words, spans.split(' ').map(Number)), [words, spans]);
  const x = (1000 * at) / drawn.untilMs;
  return (
    <section className="card plots" data-place="plots">
      <h2>{words.title}</h2>
      <div className="grid">
        {panels.map((panel) => (
          <figure key={panel.title} aria-label={panelInWords(panel, drawn.film, at)}>
            <Framed panel={panel} {...drawn} />
            <svg className="over" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
              <line className="cursor" x1={x} x2={x} y1={0} y2={10} />
            </svg>
          </figure>
        ))}
      </div>
      <p className="dim">{words.axis}</p>
    </section>
  );
}
