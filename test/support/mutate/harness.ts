import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A test as a file told of it. */
export type Case = { readonly name: string; readonly run: () => unknown };

type Body = (...values: readonly unknown[]) => unknown;
type Told = {
  (name: string, ...rest: readonly unknown[]): void;
  each: (table: readonly unknown[]) => (name: string, ...rest: readonly unknown[]) => void;
  skipIf: (condition: boolean) => Told;
};

/** vitest's own `expect`, without its runner. */
export async function loadExpect(root: string): Promise<unknown> {
  const vitest = createRequire(`${root}/package.json`).resolve('vitest/package.json');
  const module = await import(pathToFileURL(createRequire(vitest).resolve('@vitest/expect')).href);
  const { chai } = module;
  chai.use(module.JestExtend);
  chai.use(module.JestChaiExpect);
  chai.use(module.JestAsymmetricMatchers);
  const expect = (value: unknown, message?: string) => chai.expect(value, message);
  Object.assign(expect, chai.expect, (globalThis as Record<symbol, object>)[module.ASYMMETRIC_MATCHERS_OBJECT]);
  return expect;
}

const bodyOf = (rest: readonly unknown[]): Body => {
  const body = rest.find((part) => typeof part === 'function');
  if (body === undefined) throw new Error('mutate: a test without a body');
  return body as Body;
};

/**
 * What a test file gets in the place of vitest: it collects tests instead of running them. Only what tests of rules use is
 * there; a file that asks for more is told so at once.
 */
export function collector(expect: unknown) {
  const cases: Case[] = [];
  let prefix: readonly string[] = [];
  const within = (name: string, body: () => unknown): void => {
    const outer = prefix;
    prefix = [...outer, name];
    body();
    prefix = outer;
  };
  const told = (add: (name: string, run: () => unknown) => void): Told => {
    const tell = (name: string, ...rest: readonly unknown[]) => add(name, () => bodyOf(rest)());
    return Object.assign(tell, {
      each:
        (table: readonly unknown[]) =>
        (name: string, ...rest: readonly unknown[]) => {
          for (const [i, row] of table.entries())
            add(`${name} [${i}]`, () => (Array.isArray(row) ? bodyOf(rest)(...row) : bodyOf(rest)(row)));
        },
      skipIf: (condition: boolean) => (condition ? told(() => undefined) : told(add)),
    });
  };
  const it = told((name, run) => cases.push({ name: [...prefix, name].join(' > '), run }));
  const known: Record<string, unknown> = { expect, it, test: it, describe: told(within) };
  const vitest = new Proxy(known, {
    get: (all, name) => {
      if (name === '__esModule') return true;
      const found = all[name as string];
      if (found === undefined) throw new Error(`mutate: the mutator does not know ${String(name)} of vitest`);
      return found;
    },
  });
  return { cases, vitest };
}
