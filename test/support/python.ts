import { spawnSync } from 'node:child_process';

/** The Python of this machine. */
export const PYTHON = 'python3';
/** Whether there is none, so that tests that need it are passed over. */
export const NO_PYTHON: boolean = spawnSync(PYTHON, ['--version']).status !== 0;
