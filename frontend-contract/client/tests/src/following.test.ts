/** The change feed, on a log that is cut, lost and moved while someone follows. */

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import { createClient, type ChangeEvent, type Client } from 'chapo-client';

import { breaks, fake, problem, says, type Answer } from './fake.js';

const QUICK = { pauses: { least: 1, most: 5 } };

/** A log of `last` changes, of which those up to `floor` are kept no more. */
const log =
  ({ last, floor = 0, without = 0 }: { last: number; floor?: number; without?: number }): Answer =>
  (request, response) => {
    const asked = new URL(request.url ?? '', 'http://log').searchParams;
    const [limit, after] = [Number(asked.get('limit')), Number((asked.get('after') ?? 'cursor-0').slice(7))];
    if (asked.has('after') && after < floor) return problem(410, '/problems/cursor-expired')(request, response);
    const positions = limit === 0 ? [] : Array.from({ length: Math.min(limit, last - after) }, (_, index) => after + index + 1);
    const items = positions.filter((position) => position !== without).map((position) => ({ position, key: `page:${String(position)}` }));
    const reached = limit === 0 ? last : (positions.at(-1) ?? after);
    says(200, { meta: { next: `cursor-${String(reached)}`, more: reached < last }, items })(request, response);
  };

async function following(context: TestContext, answers: Answer[]): Promise<Client> {
  const server = await fake(answers);
  context.after(() => server.stop());
  return createClient({ base: server.base, retries: 0 });
}

async function read(events: AsyncIterable<ChangeEvent>, most = Infinity): Promise<(number | string)[]> {
  const seen: (number | string)[] = [];
  for await (const event of events) {
    seen.push(event.kind === 'change' ? event.change.position : event.reason);
    if (seen.length >= most) break;
  }
  return seen;
}

test('every change comes once, answer after answer', async (context) => {
  const chapo = await following(context, [log({ last: 7 })]);

  assert.deepEqual(await read(chapo.changes({ after: 'cursor-2', limit: 2, wait: false })), [3, 4, 5, 6, 7]);
});

test('a follower stopped in the middle of an answer goes on with the next change', async (context) => {
  const chapo = await following(context, [log({ last: 7 })]);
  let kept = 'cursor-0';
  for await (const event of chapo.changes({ after: kept, limit: 5, wait: false })) {
    kept = event.bookmark;
    if (event.kind === 'change' && event.change.position === 3) break;
  }

  assert.deepEqual(await read(chapo.changes({ after: kept, limit: 2, wait: false })), [4, 5, 6, 7]);
});

test('a bookmark is kept once its change was handled', async (context) => {
  const chapo = await following(context, [log({ last: 3 })]);
  const kept: string[] = [];

  await read(chapo.changes({ after: 'cursor-0', wait: false, persist: (bookmark) => void kept.push(bookmark) }), 2);

  assert.deepEqual(kept, ['cursor-0~1']);
});

test('a log that no longer reaches back calls for a copy, and goes on from its head', async (context) => {
  const chapo = await following(context, [log({ last: 9, floor: 5 }), log({ last: 9, floor: 5 }), log({ last: 11, floor: 5 })]);

  assert.deepEqual(await read(chapo.changes({ after: 'cursor-2', wait: false })), ['expired', 10, 11]);
});

test('a gap in the log calls for a copy', async (context) => {
  const chapo = await following(context, [log({ last: 5, without: 3 }), log({ last: 5 })]);

  assert.deepEqual(await read(chapo.changes({ after: 'cursor-1~1', wait: false })), ['gap']);
});

test('a server that is away is waited for', async (context) => {
  const away = [breaks, problem(503, '/problems/unavailable', { 'retry-after': '0' }), problem(500, '/problems/internal-error')];
  const chapo = await following(context, [log({ last: 2 }), ...away, log({ last: 4 })]);

  assert.deepEqual(await read(chapo.changes({ after: 'cursor-0', ...QUICK }), 4), [1, 2, 3, 4]);
});

test('a bookmark the API never gave is an error, no wait', async (context) => {
  const chapo = await following(context, [problem(400, '/problems/invalid-parameter')]);

  await assert.rejects(read(chapo.changes({ after: 'rien', ...QUICK })), { status: 400 });
});

test('a follower is called away while waiting', async (context) => {
  const chapo = await following(context, [log({ last: 0 })]);
  const leaving = new AbortController();
  setTimeout(() => leaving.abort(new Error('enough')), 20);

  await assert.rejects(read(chapo.changes({ after: 'cursor-0', signal: leaving.signal })), /enough/);
});
