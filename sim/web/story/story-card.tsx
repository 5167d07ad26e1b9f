import { useState } from 'react';
import { figure } from '../amounts/figure.js';
import type { Host, Shown } from '../wire/host.js';
import type { Opened } from '../wire/messages.js';
import { useContent, useWords } from '../words/words.js';
import { download, nameFor } from './download.js';
import { pictureOf } from './picture.js';
import { fragmentOf } from './share.js';

type Props = { readonly host: Host; readonly shown: Shown; readonly story: Opened };

function savePicture(name: string): void {
  const drawing = document.querySelector<SVGSVGElement>('.stage svg');
  if (drawing !== null) download(nameFor(name, '.svg'), 'image/svg+xml', [pictureOf(drawing)]);
}

/** Ways to take the story along. */
function TakeAlong({ host, shown, story }: Props) {
  const words = useWords().story;
  const [linked, setLinked] = useState<'linked' | 'linkTooLong' | null>(null);
  const link = async (): Promise<void> => {
    const fragment = await fragmentOf({ text: story.text, at: shown.view?.at ?? 0 });
    if (fragment !== null) {
      location.hash = fragment;
      await navigator.clipboard?.writeText(location.href).catch(() => {});
    }
    setLinked(fragment === null ? 'linkTooLong' : 'linked');
  };
  const { overlaid } = story;
  const { writing } = shown;
  const writes = writing !== null;
  return (
    <>
      <div className="buttons">
        <button
          type="button"
          className="main"
          disabled={overlaid}
          onClick={() => download(nameFor(story.name, '.yaml'), 'text/yaml', [story.text])}
        >
          {words.save}
        </button>
        <button type="button" disabled={overlaid} onClick={() => void link()}>
          {words.link}
        </button>
        <button type="button" disabled={writes} onClick={() => host.write('trace')}>
          {words.trace}
        </button>
        <button type="button" disabled={writes} onClick={() => host.write('report')}>
          {words.report}
        </button>
        <button type="button" onClick={() => savePicture(story.name)}>
          {words.picture}
        </button>
      </div>
      <p className="dim" role="status">
        {writes ? `${words.writing} ${figure(100 * writing)} %` : linked === null ? '' : words[linked]}
      </p>
      {overlaid && <p>{words.overlaid}</p>}
    </>
  );
}

/** Whether a recorded run is the one that is played. */
function Recorded({ shown, story }: Pick<Props, 'shown' | 'story'>) {
  const words = useWords().story;
  const playback = shown.film?.playback ?? null;
  if (story.recordedBy === null || playback === null) return null;
  const { parted, recorded, shared } = playback;
  const same = shown.film?.result !== null && parted === null && shared === recorded;
  return (
    <p className={parted === null ? 'recorded' : 'recorded bad'}>
      {words.recordedBy} {story.recordedBy}. {parted !== null ? words.parted : same ? words.same : words.comparing} (
      {shared}/{recorded})
    </p>
  );
}

/** What the story is about, its file, and ways to take it along. */
export function StoryCard(props: Props) {
  const { story } = props;
  const words = useWords().story;
  const content = useContent();
  return (
    <div className="story">
      <h2>{content(story.title)}</h2>
      <Recorded {...props} />
      <p>{content(story.purpose)}</p>
      <TakeAlong {...props} />
      <details>
        <summary>{words.file}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre tabIndex={0}>{story.text}</pre>
      </details>
    </div>
  );
}
