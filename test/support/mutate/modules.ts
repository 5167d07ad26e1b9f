import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';
import { textOf } from '../tree.js';

/** A file as CommonJS, and what it asks for: paths of the project, and names of packages. */
export type Compiled = {
  readonly code: string;
  /** what stands in the import, and the path it means; packages are left out */
  readonly needs: Readonly<Record<string, string>>;
  readonly packages: readonly string[];
};

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  isolatedModules: true,
};

/** Compiles one text; types are left out and not looked at. */
export const codeOf = (path: string, text: string): string =>
  ts.transpileModule(text, { compilerOptions: OPTIONS, fileName: path }).outputText;

function compile(path: string): Compiled {
  if (path.endsWith('.json')) return { code: `module.exports = ${textOf(path)};`, needs: {}, packages: [] };
  const code = codeOf(path, textOf(path));
  const needs: Record<string, string> = {};
  const packages: string[] = [];
  for (const [, name = ''] of code.matchAll(/\brequire\("([^"]+)"\)/g)) {
    if (!name.startsWith('.')) packages.push(name);
    else {
      const target = join(dirname(path), name).replaceAll('\\', '/');
      needs[name] = target.endsWith('.js') ? `${target.slice(0, -3)}.ts` : target;
    }
  }
  return { code, needs, packages };
}

/** Compiled files by path: these files and all that they import, at whatever distance, but for those to skip. */
export function compileAll(paths: readonly string[], skip: (path: string) => boolean): ReadonlyMap<string, Compiled> {
  const all = new Map<string, Compiled>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (all.has(path) || skip(path) || !existsSync(path)) continue;
    const compiled = compile(path);
    all.set(path, compiled);
    waiting.push(...Object.values(compiled.needs));
  }
  return all;
}

/** All that a file imports, at whatever distance, itself included. */
export function reachOf(path: string, all: ReadonlyMap<string, Compiled>): ReadonlySet<string> {
  const found = new Set([path]);
  for (const one of found) for (const next of Object.values(all.get(one)?.needs ?? {})) found.add(next);
  return found;
}

type Factory = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;
const factoryOf = (path: string, code: string): Factory =>
  vm.runInThisContext(`(function (exports, require, module) {${code}\n})`, { filename: path }) as Factory;

/**
 * Gives modules, each made once. Another set begins with nothing made, so that what is computed when a file is loaded is
 * computed with the planted mistake too.
 */
export function moduleSets(all: ReadonlyMap<string, Compiled>, packages: ReadonlyMap<string, unknown>) {
  const factories = new Map<string, Factory>();
  const factory = (path: string): Factory => {
    const known = factories.get(path);
    if (known !== undefined) return known;
    const compiled = all.get(path);
    if (compiled === undefined) throw new Error(`mutate: ${path} was not compiled`);
    const made = factoryOf(path, compiled.code);
    factories.set(path, made);
    return made;
  };
  /** @param other  code in the place of that of one or more files */
  return (other: ReadonlyMap<string, string>, extra: ReadonlyMap<string, () => unknown>) => {
    const made = new Map<string, { exports: object }>();
    const load = (path: string): unknown => {
      const known = made.get(path);
      if (known !== undefined) return known.exports;
      const module = { exports: {} };
      made.set(path, module);
      const needs = all.get(path)?.needs ?? {};
      const require = (name: string): unknown => {
        const target = needs[name];
        if (target !== undefined) return load(target);
        return extra.get(name)?.() ?? packages.get(name);
      };
      const code = other.get(path);
      (code === undefined ? factory(path) : factoryOf(path, code))(module.exports, require, module);
      return module.exports;
    };
    return load;
  };
}
