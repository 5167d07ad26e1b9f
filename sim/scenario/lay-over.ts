import { applySettings } from './settings.js';
import { readSource } from './source.js';

/**
 * The text of a scenario file with `path=value` settings written into it, so that it needs no flag to be run.
 *
 * @param settings  of a file that has been found valid with them; what cannot be set is left as it was
 */
export function withSettings(text: string, settings: readonly string[]): string {
  if (settings.length === 0) return text;
  const { source } = readSource(text, '');
  applySettings(source, settings, []);
  return source.document.toString({ lineWidth: 120 });
}
