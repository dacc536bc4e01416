// Turns .astro files into the TSX that `astro check` looks at: convert.mjs FILE…
import { readFileSync, writeFileSync } from 'node:fs';

import { convertToTSX } from '@astrojs/compiler';

for (const file of process.argv.slice(2)) {
  const { code, diagnostics } = await convertToTSX(readFileSync(file, 'utf8'), { filename: file });
  for (const { text } of diagnostics) console.error(text);
  if (diagnostics.length > 0) process.exitCode = 1;
  writeFileSync(`${file}.tsx`, code);
}
