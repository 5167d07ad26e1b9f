import { useContent } from '../words/words.js';

/** A label in the language that is spoken; numbers in it stay as they are: `dose of step 3`. */
export function useLabel(): (label: string) => string {
  const content = useContent();
  return (label) => {
    const numbers = label.match(/\d+/g) ?? [];
    return numbers.reduce<string>((text, number) => text.replace('#', number), content(label.replace(/\d+/g, '#')));
  };
}
