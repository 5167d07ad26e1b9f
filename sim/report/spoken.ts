const SPEAKER = /^(clinician|patient|direct|person|stranger|world|narration): (.*)$/s;

/**
 * Splits an order such as `clinician: prime full-system` into who gives it and what it says.
 *
 * @param otherwise  who it is when the text names nobody
 */
export function spoken(text: string, otherwise: string): { readonly who: string; readonly text: string } {
  const match = SPEAKER.exec(text);
  return match === null ? { who: otherwise, text } : { who: match[1] ?? otherwise, text: match[2] ?? text };
}
