/** How the client behaves where servers, networks and proxies do not. */

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import { createClient, Problem, Unreachable, type Options } from 'chapo-client';

import { breaks, fake, problem, says, stays, type Answer, type Fake } from './fake.js';

const LOCALES = { meta: { total_count: 0, next_cursor: null }, items: [] };
const good = says(200, LOCALES, { etag: '"a"' });
const busy = problem(503, '/problems/unavailable', { 'retry-after': '0' });

async function asking(context: TestContext, answers: Answer[], options: Partial<Options> = {}): Promise<{ server: Fake; ask: () => Promise<unknown> }> {
  const server = await fake(answers);
  context.after(() => server.stop());
  const chapo = createClient({ base: server.base, ...options });
  return { server, ask: () => chapo.locales().catch((error: unknown) => error) };
}

test('an overloaded server is asked again', async (context) => {
  const { server, ask } = await asking(context, [busy, problem(429, '/problems/too-many-requests', { 'retry-after': '0' }), good]);

  assert.deepEqual(await ask(), LOCALES);
  assert.deepEqual(server.asked.map(({ method }) => method), ['GET', 'GET', 'GET']);
});

test('and no more often than was said', async (context) => {
  const { server, ask } = await asking(context, [busy], { retries: 1 });

  const error = await ask();

  assert.ok(error instanceof Problem && error.is('/problems/unavailable') && error.retryAfter === 0);
  assert.equal(server.asked.length, 2);
});

test('a wait longer than our patience is left to the caller', async (context) => {
  const { server, ask } = await asking(context, [problem(503, '/problems/unavailable', { 'retry-after': '3600' })]);

  const error = await ask();

  assert.ok(error instanceof Problem && error.retryAfter === 3600);
  assert.equal(server.asked.length, 1);
});

test('a moment to come back at is understood', async (context) => {
  const later = new Date(Date.now() + 3_600_000).toUTCString();
  const { ask } = await asking(context, [problem(503, '/problems/unavailable', { 'retry-after': later })]);

  const error = await ask();

  assert.ok(error instanceof Problem && error.retryAfter !== null && error.retryAfter > 3_500);
});

test('another error is not repeated', async (context) => {
  const { server, ask } = await asking(context, [problem(500, '/problems/internal-error')]);

  assert.ok((await ask()) instanceof Problem);
  assert.equal(server.asked.length, 1);
});

test('a broken connection is mended', async (context) => {
  const { ask } = await asking(context, [breaks, good]);

  assert.deepEqual(await ask(), LOCALES);
});

test('a server that stays silent is left', async (context) => {
  const { server, ask } = await asking(context, [stays], { timeout: 50 });

  const error = await ask();

  assert.ok(error instanceof Unreachable && error.timedOut);
  assert.equal(server.asked.length, 1);
});

test('so is one that stops in the middle of an answer', async (context) => {
  const half: Answer = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{"items":');
  const { ask } = await asking(context, [half], { timeout: 50 });

  assert.ok((await ask()) instanceof Unreachable);
});

test('a page of HTML is a problem without a body', async (context) => {
  const html: Answer = (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Bonjour</h1>');
  const { ask } = await asking(context, [html]);

  const error = await ask();

  assert.ok(error instanceof Problem && error.body === null);
});

test('a caller who leaves is told why', async (context) => {
  const server = await fake([stays]);
  context.after(() => server.stop());
  const leaving = new AbortController();
  const asked = createClient({ base: server.base }).locales({ signal: leaving.signal });
  leaving.abort(new Error('the reader has left'));

  await assert.rejects(asked, /the reader has left/);
});

test('an answer is remembered with its ETag', async (context) => {
  const { server, ask } = await asking(context, [good, says(304, null, { etag: '"a"' })]);

  assert.deepEqual([await ask(), await ask()], [LOCALES, LOCALES]);
  assert.deepEqual(server.asked.map(({ held }) => held), [undefined, '"a"']);
});

test('nothing is remembered where a framework does', async (context) => {
  const { server, ask } = await asking(context, [good], { memory: false });

  await ask();
  await ask();

  assert.deepEqual(server.asked.map(({ held }) => held), [undefined, undefined]);
});

test('memory is bounded: what was used longest ago goes', async (context) => {
  const page = says(200, { id: 1 }, { etag: '"p"' });
  const server = await fake([page]);
  context.after(() => server.stop());
  const chapo = createClient({ base: server.base, memory: { answers: 2 } });

  for (const id of [1, 2, 1, 3, 1, 2]) await chapo.page(id);

  assert.deepEqual(server.asked.map(({ held }) => held !== undefined), [false, false, true, false, true, false]);
});

test('headers and framework options go with every request', async (context) => {
  const seen: RequestInit[] = [];
  const spy: typeof fetch = (url, init) => {
    seen.push(init ?? {});
    return fetch(url, init);
  };
  const { ask } = await asking(context, [good], { fetch: spy, init: { headers: { 'x-build': '7' }, cache: 'no-store' } });

  await ask();

  assert.equal(seen[0]?.cache, 'no-store');
  assert.equal(new Headers(seen[0]?.headers).get('x-build'), '7');
});
