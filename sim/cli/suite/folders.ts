import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { unusable } from '../reading.js';
import { WrongUse } from '../wrong.js';

/** What is at a path, or null. A path through a file leads to nothing. */
function thereAt(path: string): 'folder' | 'file' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

/** The nearest part of a path that is there. */
const nearestOf = (path: string): string =>
  thereAt(path) !== null || dirname(path) === path ? path : nearestOf(dirname(path));

/**
 * Finds out before a run whether a file in the folder of a flag can be written or, where it is there, read; creates nothing.
 *
 * @param writes  whether it will be written
 * @throws {WrongUse} where a folder is in its place or a file is in that of its folder, and where the system does not let it
 */
export function checkFile(flag: string, path: string, writes: boolean): void {
  const near = nearestOf(path);
  const wrong = (found: string, expected: string): WrongUse =>
    new WrongUse({ code: 'path-unusable', found, expected, remedy: 'choose another folder, or move what is there' });
  if (near === path && thereAt(path) === 'folder')
    throw wrong(`${flag}: "${path}" is a folder`, 'a trace in its place, or nothing');
  if (near !== path && thereAt(near) === 'file')
    throw wrong(`${flag}: "${near}" is a file`, 'a folder, or nothing yet');
  try {
    if (near === path) accessSync(near, constants.R_OK);
    if (writes) accessSync(near, constants.W_OK);
  } catch (error) {
    throw unusable(near, error, `a path that ${flag} can ${writes ? 'write' : 'read'}`);
  }
}
