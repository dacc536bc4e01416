// A stand-in for the read API, for teams without Python: `node frontend-contract/mock/mock.mjs [port]`.
//
// It answers from ../examples with the routes, headers and problems of the contract, and keeps nothing.
// A request may ask for trouble with a header: `x-mock: 503`, `x-mock: slow` (3 seconds), `x-mock: empty`.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

import { ANSWERS, exactly } from './answers.mjs';
import { etagOf, examples, like, openapi, problem } from './examples.mjs';
import { parse, routeOf } from './parameters.mjs';

const SLOW = 3_000;
const METHODS = 'GET, HEAD, OPTIONS';

const API = '/api/v2/';

/** What speaks of the contract itself: where everything is, and openapi.json. The page for people is the API's own. */
const ofTheContract = (pathname, origin) => {
  const lists = Object.keys(openapi.paths).filter((path) => !path.includes('{'));
  const endpoints = Object.fromEntries(lists.map((path) => [path.slice(API.length, -1), origin + path]));
  const bodies = {
    [API]: { version: openapi.info.version, openapi: `${origin}${API}openapi.json`, endpoints },
    [`${API}openapi.json`]: openapi,
  };
  const body = bodies[pathname];
  return body && { status: 200, headers: { 'Content-Type': 'application/json', ETag: etagOf(body), 'Cache-Control': 'public, max-age=0, s-maxage=60' }, body };
};

/** The answer to a question: status, headers, body. */
export const answer = (method, url, { trouble, host = 'mock' } = {}) => {
  const route = routeOf(url.pathname);
  if (!route) {
    const found = ofTheContract(url.pathname, `http://${host}`);
    if (found) return method === 'GET' || method === 'HEAD' ? found : examples.get('errors/method-not-allowed').response;
    const slashed = !url.pathname.endsWith('/') && routeOf(`${url.pathname}/`);
    return slashed ? { status: 301, headers: { Location: `${url.pathname}/${url.search}` }, body: null } : problem('not-found');
  }
  if (method === 'OPTIONS') return preflight();
  if (method !== 'GET' && method !== 'HEAD') return examples.get('errors/method-not-allowed').response;
  if (trouble === '503') return problem('unavailable');
  const recorded = exactly(url);
  const { values, problem: refusal } = parse(route.operation, url.searchParams);
  if (refusal) return recorded ?? refusal;
  const found = recorded ?? ANSWERS[route.path]({ id: route.id, values });
  return trouble === 'empty' ? emptied(found) : found;
};

/** A list with nothing in it; what is no list stays as it is. */
const emptied = (found) => {
  if (!Array.isArray(found.body?.items)) return found;
  const { meta } = found.body;
  const nothing = 'next' in meta ? { next: meta.next, more: false } : { total_count: 0, next_cursor: null };
  return like('lists/cards', { meta: nothing, items: [] });
};

const preflight = () => ({
  status: 204,
  headers: {
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers': 'If-None-Match, Accept, X-Mock',
    'Access-Control-Max-Age': '86400',
  },
  body: null,
});

/** Whether the caller holds the answer already. */
const isHeld = (request, { status, headers }) => {
  const said = request.headers['if-none-match'];
  return status === 200 && said !== undefined && (said === '*' || said.split(',').some((etag) => etag.trim().replace(/^W\//, '') === headers.ETag));
};

const send = (request, response, found) => {
  const open = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Cache-Tag, Retry-After, Deprecation, Sunset', 'X-Content-Type-Options': 'nosniff' };
  const headers = { ...found.headers, ...open };
  if (isHeld(request, found)) {
    delete headers['Content-Type'];
    response.writeHead(304, headers).end();
    return;
  }
  const text = found.body === null ? '' : JSON.stringify(found.body);
  response.writeHead(found.status, { ...headers, 'Content-Length': Buffer.byteLength(text) });
  response.end(request.method === 'HEAD' ? undefined : text);
};

/** What is asked; an address that is none is asked as one that is not there. */
const urlOf = (request) => {
  try {
    return new URL(request.url, 'http://mock');
  } catch {
    return new URL('http://mock/');
  }
};

/** A server that is not listening yet. */
export const mock = () =>
  createServer((request, response) => {
    const { host, 'x-mock': trouble } = request.headers;
    const found = answer(request.method, urlOf(request), { trouble, host });
    setTimeout(() => send(request, response, found), trouble === 'slow' ? SLOW : 0);
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = mock().listen(Number(process.argv[2] ?? 4010), '127.0.0.1', () => {
    process.stdout.write(`http://127.0.0.1:${server.address().port}/api/v2/pages/\n`);
  });
}
