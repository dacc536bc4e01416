/** Where the tests ask: the API at CHAPO_URL, or else the mock. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MOCK = process.env['CHAPO_MOCK'] ?? fileURLToPath(new URL('../../../mock/mock.mjs', import.meta.url));

/** What answers, and how to end it. */
export async function opened(): Promise<{ base: string; close: () => void }> {
  const said = process.env['CHAPO_URL'];
  if (said) return { base: said, close: () => undefined };
  const mock = spawn(process.execPath, [MOCK, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(mock.stdout, 'data')) as [Buffer];
  return { base: new URL(line.toString().trim()).origin, close: () => mock.kill() };
}
