import { useState } from 'react';
import type { Opened } from '../wire/messages.js';
import { useWords } from '../words/words.js';
import { download } from './download.js';
import { fragmentOf } from './share.js';

/** What the story is about, its file, and ways to take it along. */
export function StoryCard({ story }: { readonly story: Opened }) {
  const [linked, setLinked] = useState(false);
  const words = useWords().story;
  const link = async (): Promise<void> => {
    location.hash = await fragmentOf(story.text);
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    setLinked(true);
  };
  return (
    <div className="story">
      <h2>{story.title}</h2>
      <p>{story.purpose}</p>
      <div className="buttons">
        <button
          type="button"
          onClick={() => download(story.name.split('/').at(-1) ?? 'story.yaml', 'text/yaml', [story.text])}
        >
          {words.save}
        </button>
        <button type="button" onClick={() => void link()}>
          {words.link}
        </button>
      </div>
      <p className="dim" role="status">
        {linked ? words.linked : ''}
      </p>
      <details>
        <summary>{words.file}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <pre tabIndex={0}>{story.text}</pre>
      </details>
    </div>
  );
}
