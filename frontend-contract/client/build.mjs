// Compiles src/ and puts the generated types beside it. TypeScript is the one `npm ci` installs one folder up.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = process.argv[2] ?? join(here, 'dist');
const dist = join(here, 'dist');

const compiler = () => {
  const looked = [join(here, 'build.mjs'), join(here, 'tests', 'package.json')];
  for (const from of looked) {
    try {
      return createRequire(from).resolve('typescript/bin/tsc');
    } catch {
      continue;
    }
  }
  throw new Error('TypeScript is missing: run `npm ci` in frontend-contract/ first.');
};

if (out === dist) rmSync(dist, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
// A file that holds types alone is a declaration file already. src/ sees it through `rootDirs`.
copyFileSync(join(here, '..', 'types', 'api.ts'), join(out, 'api.d.ts'));
execFileSync(process.execPath, [compiler(), '-p', here, '--outDir', out], { stdio: 'inherit' });
