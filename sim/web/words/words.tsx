import { createContext, type ReactNode, useContext } from 'react';
import faults from './content/faults.de.json';
import handheld from './content/handheld.de.json';
import lessons from './content/lessons.de.json';
import programmer from './content/programmer.de.json';
import pump from './content/pump.de.json';
import stories from './content/stories.de.json';
import { type Translator, translatorOf } from './content.js';
import de from './de.json';
import en from './en.json';

/** Every word of the page, by room; one message file for each language, with the same keys. */
export type Words = typeof en;

/** A language of the page. */
export type Language = 'en' | 'de';

type Spoken = {
  readonly name: string;
  readonly words: Words;
  /** of what the simulator says */
  readonly content: Translator;
};

const german = translatorOf({ ...programmer, ...pump, ...faults, ...handheld, ...stories, ...lessons });

const SPOKEN: Readonly<Record<Language, Spoken>> = {
  en: { name: 'English', words: en, content: (text) => text },
  de: { name: 'Deutsch', words: de, content: german },
};

/** Languages to choose from, each by its own name. */
export const LANGUAGES = Object.entries(SPOKEN).map(([id, { name }]) => ({ id: id as Language, name }));

const Chosen = createContext<Spoken>(SPOKEN.en);

/** Speaks a language to everything inside. */
export const Speaking = ({ language, children }: { readonly language: Language; readonly children: ReactNode }) => (
  <Chosen value={SPOKEN[language]}>{children}</Chosen>
);

/** The words of the language that is spoken. */
export const useWords = (): Words => useContext(Chosen).words;

/** What the simulator says, in the language that is spoken; what nobody has translated stays English. */
export const useContent = (): Translator => useContext(Chosen).content;

/** As {@link useContent}, for a word that says another thing elsewhere: the infusion is `stopped`, and so may a pump be. */
export function useNamed(): (of: string, name: string) => string {
  const { content } = useContext(Chosen);
  return (of, name) => {
    const known = content(`${of}: ${name}`);
    return known === `${of}: ${name}` ? name : known;
  };
}
