// The recorded exchanges of ../examples, and the tables made of them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const CONTRACT = new URL('../', import.meta.url);
const read = (url) => JSON.parse(readFileSync(url, 'utf8'));

/** Every exchange by `folder/name`; blocks stand alone and are no exchanges. */
const load = () => {
  const folder = new URL('examples/', CONTRACT);
  const exchanges = new Map();
  for (const room of readdirSync(folder).filter((name) => name !== 'blocks')) {
    for (const file of readdirSync(new URL(`${room}/`, folder)).filter((name) => name.endsWith('.json'))) {
      exchanges.set(`${room}/${file.slice(0, -5)}`, read(new URL(`${room}/${file}`, folder)));
    }
  }
  return exchanges;
};

/** One spelling of a question, whatever the order of its parameters and the way they are encoded. */
export const spelled = (url) => {
  const sorted = [...url.searchParams].sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  return `${decodeURIComponent(url.pathname)}?${JSON.stringify(sorted)}`;
};

export const openapi = read(new URL('openapi.json', CONTRACT));
export const examples = load();

export const recorded = new Map(
  [...examples.values()]
    .filter(({ request, response }) => request?.method === 'GET' && response.status !== 304)
    .map(({ request, response }) => [spelled(new URL(request.path, 'http://mock')), response]),
);

const bodyOf = (name) => examples.get(name).response.body;
const documents = [...recorded.values()].flatMap(({ body }) => [body, ...(body?.items ?? [])]).filter((body) => body?.meta?.translation_key);

/** Everything the mock knows, by kind. */
export const known = {
  documents: new Map(documents.map((document) => [document.id, document])),
  cards: bodyOf('lists/cards').items,
  sections: bodyOf('site/sections').items,
  locales: bodyOf('site/locales').items,
  redirects: bodyOf('site/redirects').items,
  changes: bodyOf('changes/all').items,
  catalogues: {
    authors: bodyOf('catalogues/authors').items,
    topics: bodyOf('catalogues/topics').items,
    images: bodyOf('catalogues/images').items,
    documents: bodyOf('catalogues/documents').items,
  },
  paths: new Map([
    ...documents.map((document) => [document.path, { ...examples.get('resolve/page').response, body: { kind: 'page', document } }]),
    ...[...examples.values()]
      .filter(({ request }) => request?.path.startsWith('/api/v2/resolve/') && !request.path.includes('locale='))
      .map(({ request, response }) => [tidy(new URL(request.path, 'http://mock').searchParams.get('path')), response]),
  ]),
};

/** A path as it is looked up: decoded, between slashes, without what stands behind `?`. */
export function tidy(path) {
  const bare = path.split('?')[0].replace(/^\/+|\/+$/g, '');
  return bare ? `/${bare}/` : '/';
}

/** An answer with the headers of a recorded one of its kind. */
export const like = (name, body, more = {}) => ({
  status: 200,
  headers: { ...examples.get(name).response.headers, ETag: etagOf(body), ...more },
  body,
});

/** A recorded problem, with other words where it speaks of a parameter. */
export const problem = (name, members = {}) => {
  const { status, headers, body } = examples.get(`errors/${name}`).response;
  return { status, headers, body: { ...body, ...members } };
};

export const etagOf = (body) => `"${createHash('sha1').update(JSON.stringify(body)).digest('hex').slice(0, 32)}"`;
