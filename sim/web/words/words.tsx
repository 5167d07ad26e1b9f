import { createContext, type ReactNode, useContext } from 'react';
import contentDe from './content.de.json';
import de from './de.json';
import en from './en.json';

/** Every word of the page, by room; one message file for each language, with the same keys. */
export type Words = typeof en;

/** A language of the page. */
export type Language = 'en' | 'de';

type Spoken = {
  readonly name: string;
  readonly words: Words;
  /** of what the simulator says, by its English */
  readonly content: Readonly<Record<string, string>>;
};

const SPOKEN: Readonly<Record<Language, Spoken>> = {
  en: { name: 'English', words: en, content: {} },
  de: { name: 'Deutsch', words: de, content: contentDe },
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
export function useContent(): (text: string) => string {
  const { content } = useContext(Chosen);
  return (text) => content[text] ?? text;
}
