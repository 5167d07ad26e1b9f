import { defineConfig } from 'vitest/config';

/** A time-out at the root does not reach projects, so each carries its own. */
const project = (name: string, extra: Record<string, unknown> = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: 60_000,
    setupFiles: ['test/support/seed.ts'],
    ...extra,
  },
});

/**
 * Tests of pure code share their workers, and what those have loaded. Tests that own a process or a folder do not, nor do those that plant wrong
 * rules in place of modules: what one plants, the next would load.
 */
const pure = (name: string): ReturnType<typeof project> => project(name, { isolate: false });

/** `npm test` runs all projects but `long`; `npm run test:long` runs only that one. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      pure('unit'),
      project('property'),
      project('model'),
      pure('negative'),
      pure('contract'),
      pure('scenario'),
      pure('golden'),
      project('cli'),
      project('e2e', { globalSetup: ['test/e2e/support/browser.ts'], testTimeout: 120_000, hookTimeout: 120_000 }),
      pure('architecture'),
      project('docs', { testTimeout: 300_000 }),
      project('long', { testTimeout: 7_200_000 }),
      {
        test: {
          name: 'types',
          include: [],
          typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'], tsconfig: './tsconfig.types.json' },
        },
      },
    ],
  },
});
