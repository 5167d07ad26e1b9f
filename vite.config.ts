import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The hashes of all scripts and styles of a page, one after the other: what looks like a tag within a script is none. */
function hashesIn(html: string): Readonly<Record<'script' | 'style', readonly string[]>> {
  const found = { script: [] as string[], style: [] as string[] };
  for (const [, tag, text = ''] of html.matchAll(/<(script|style)[^>]*>([\s\S]*?)<\/\1>/g))
    found[tag as 'script' | 'style'].push(hashOf(text));
  return found;
}

/** Allows the page its own script and style by their hashes, a worker made of itself, and nothing else. */
const policy = (): Plugin => ({
  name: 'thecal-policy',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
        const html = String(file.source);
        const inner = hashesIn(html);
        const rules = [
          "default-src 'none'",
          `script-src ${inner.script.join(' ')}`,
          `style-src ${inner.style.join(' ')}`,
          'worker-src blob:',
          'img-src data: blob:',
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ');
        file.source = html.replace(
          '<meta charset="utf-8" />',
          (meta) => `${meta}\n    <meta http-equiv="Content-Security-Policy" content="${rules}" />`,
        );
      }
    },
  },
});

/** The page as one file that works from a disk: `npm run build:web`. */
export default defineConfig({
  root: 'sim/web',
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), policy()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    reportCompressedSize: false,
  },
  worker: { format: 'iife' },
});
