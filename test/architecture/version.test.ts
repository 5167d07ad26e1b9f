import { expect, it } from 'vitest';
import { VERSION } from '../../sim/world/index.js';
import { textOf } from '../support/tree.js';

it('every trace carries the version of the package', () => {
  const { version }: { version: string } = JSON.parse(textOf('package.json'));
  expect(VERSION).toBe(version);
});
