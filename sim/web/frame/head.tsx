import { LIBRARY } from '../story/library.js';
import { openFile } from '../story/read-file.js';
import { LANGUAGES, type Language, useContent, useNamed, useWords } from '../words/words.js';
import type { Part } from './part.js';

/** How the page is coloured. */
export const LOOKS = ['auto', 'light', 'dark'] as const;
/** One of {@link LOOKS}. */
export type Look = (typeof LOOKS)[number];

/** How the page looks, sounds and speaks, and what changes it. */
export type Settings = {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly look: Look;
  readonly setLook: (look: Look) => void;
  readonly muted: boolean;
  readonly setMuted: (muted: boolean) => void;
};

const folderOf = (name: string): string => name.split('/')[0] ?? '';

/** Stories of the library by folder, lessons first. */
const FOLDERS = [...new Set(['lesson', ...LIBRARY.map(({ name }) => folderOf(name))])].map(
  (folder) => [folder, LIBRARY.filter(({ name }) => folderOf(name) === folder)] as const,
);

function Stories({ host, shown }: Part) {
  const { story } = useWords();
  const content = useContent();
  const named = useNamed();
  const name = shown.story?.name.replace(/\.yaml$/, '') ?? '';
  const isOurs = LIBRARY.some((one) => one.name === name);
  const open = (chosen: string): void => {
    const found = LIBRARY.find((one) => one.name === chosen);
    if (found !== undefined) host.open(found.text, `${found.name}.yaml`);
  };
  return (
    <>
      <label>
        {story.name}
        <select value={isOurs ? name : ''} onChange={(e) => open(e.target.value)}>
          {!isOurs && (
            <option value="" disabled>
              {name}
            </option>
          )}
          {FOLDERS.map(([folder, stories]) => (
            <optgroup key={folder} label={named('folder', folder)}>
              {stories.map((one) => (
                <option key={one.name} value={one.name}>
                  {content(one.title)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label className="file">
        <span>{story.openFile}</span>
        <input
          className="sr"
          type="file"
          accept=".yaml,.yml,.json,.jsonl,.gz"
          onChange={(e) => {
            void openFile(host, e.target.files?.[0], story);
            // The same file may be chosen again once it was edited; without this nothing would seem to have changed.
            e.target.value = '';
          }}
        />
      </label>
    </>
  );
}

/** Name of the page, the story that is shown, and the settings. */
export function Head({ settings, ...part }: Part & { readonly settings: Settings }) {
  const { page } = useWords();
  const { language, look, muted, setLanguage, setLook, setMuted } = settings;
  return (
    <header>
      <div>
        <h1>{page.title}</h1>
        <p className="notice">{page.notice}</p>
      </div>
      <Stories {...part} />
      <label>
        {page.look}
        <select value={look} onChange={(e) => setLook(e.target.value as Look)}>
          {LOOKS.map((one) => (
            <option key={one} value={one}>
              {page.looks[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {page.language}
        <select value={language} onChange={(e) => setLanguage(e.target.value as Language)}>
          {LANGUAGES.map(({ id, name }) => (
            <option key={id} value={id} lang={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" aria-pressed={muted} onClick={() => setMuted(!muted)}>
        {muted ? page.unmute : page.mute}
      </button>
    </header>
  );
}
