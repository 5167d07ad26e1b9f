import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DEFAULT_PROFILE, type Profile, profileNamed } from '../../src/profile/index.js';
import type { Flags } from './request.js';
import { didYouMean, must, WrongUse } from './wrong.js';

const FOUND: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist: a part of its path is a file',
  EISDIR: 'is a directory, not a file',
  EACCES: 'may not be opened',
};

const REMEDIES: Readonly<Record<string, string>> = {
  EISDIR: 'name a file in it',
  EACCES: 'change its permissions, or choose another file',
  EROFS: 'choose a file on a disk that can be written',
};

/** The nearest name in the folder of a path that does not exist. */
function nearby(path: string): string | null {
  try {
    // A link that leads nowhere stands there itself.
    const others = readdirSync(dirname(path)).filter((other) => other !== basename(path));
    const meant = didYouMean(basename(path), others);
    return meant?.replace(/"(.*)"/, (_, name: string) => `"${join(dirname(path), name)}"`) ?? null;
  } catch {
    return null;
  }
}

/** What the system refused to do with a path, as a mistake of the user. */
export function unusable(path: string, error: unknown, expected: string): WrongUse {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found = FOUND[code] ?? `cannot be used (${code === '' ? String(error) : code})`;
  const remedy = (code === 'ENOENT' ? nearby(path) : null) ?? REMEDIES[code] ?? 'check the path and its permissions';
  return new WrongUse({ code: 'path-unusable', found: `"${path}" ${found}`, expected, remedy });
}

/** Whether a path leads to a directory. */
export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Reads a text file that the user named. @throws {WrongUse} when there is none or it cannot be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unusable(file, error, 'a file that can be read');
  }
}

/** The device family of `--profile`, the default one without the flag. @throws {WrongUse} when it is unknown */
export const profileOf = (flags: Flags): Profile => must(profileNamed(flags.text('profile') ?? DEFAULT_PROFILE));
