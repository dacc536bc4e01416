// Writes dist/: one script, one style, one entry page, and what the server's half of the reader has to know. `npm ci` first.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = process.argv[2] ?? join(here, 'dist');
/** Assets stand under a prefix of their own: no page of a newsroom begins with `_`. */
const PREFIX = '_reader';
const MODERN = ['es2022', 'chrome111', 'firefox111', 'safari16.4'];

const bundled = async (entry, options = {}) => {
  const built = await build({ entryPoints: [join(here, entry)], absWorkingDir: here, bundle: true, minify: true, write: false, target: MODERN, legalComments: 'none', charset: 'utf8', ...options });
  return built.outputFiles[0].text;
};

/** Writes an asset under the name its bytes give it, so that caches may keep it for good. */
const kept = (name, text) => {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const [stem, ending] = name.split('.');
  const file = `${PREFIX}/${stem}-${hash}.${ending}`;
  writeFileSync(join(out, file), text);
  return `/${file}`;
};

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, PREFIX), { recursive: true });

const script = kept('reader.js', await bundled('src/main.ts', { format: 'esm' }));
const style = kept('reader.css', await bundled('style/reader.css'));
const icon = kept('icon.svg', readFileSync(join(here, 'style', 'icon.svg'), 'utf8'));
const page = readFileSync(join(here, 'style', 'index.html'), 'utf8');
writeFileSync(join(out, 'index.html'), page.replace('{script}', script).replace('{style}', style).replace('{icon}', icon));

const table = await bundled('src/tables.ts', { format: 'esm', minify: false });
const { WORDS, MONTHS, PLACES } = await import(`data:text/javascript,${encodeURIComponent(table)}`);
writeFileSync(join(out, 'server.json'), `${JSON.stringify({ script, style, icon, words: WORDS, months: MONTHS, places: PLACES }, null, 1)}\n`);
