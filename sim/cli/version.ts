import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the package: the nearest one above this file that holds package.json. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Version of the package, read from its package.json. */
export function version(): string {
  const written: unknown = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  const known = typeof written === 'object' && written !== null && 'version' in written;
  return known ? String(written.version) : 'unknown';
}
