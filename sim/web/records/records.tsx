import { useEffect } from 'react';
import { sinceStart } from '../../../src/units/index.js';
import type { Host, Shown } from '../wire/host.js';
import { useWords } from '../words/words.js';

/** What happened around the moment, record by record, as the trace has it. */
export function Records({ host, shown }: { readonly host: Host; readonly shown: Shown }) {
  const { records } = useWords();
  const { film, rows, view } = shown;
  const at = view?.at ?? 0;
  const parted = film?.playback?.parted ?? null;
  const computed = film?.computed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: more is told of the same moment once more is computed
  useEffect(() => host.readRows(at), [host, at, computed]);
  if (rows === null) return null;
  const now = rows.rows.findLastIndex(({ t }) => t <= at);
  return (
    <div className="records">
      <p className="dim">
        {records.shown} {rows.first + 1} – {rows.first + rows.rows.length} {records.of} {rows.total}
      </p>
      {parted !== null && (
        <p className="bad">
          <button type="button" onClick={() => host.goTo(parted.at)}>
            {records.toParting} {sinceStart(parted.at)}
          </button>
        </p>
      )}
      <ol>
        {rows.rows.map((row, i) => (
          <li key={row.seq} className={i === now ? 'now' : row.t > at ? 'later' : ''} aria-current={i === now}>
            <button type="button" className="moment" onClick={() => host.goTo(row.t)}>
              {sinceStart(row.t)}
            </button>
            <span>{row.text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
