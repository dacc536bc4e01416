/** What any server of the contract must let a client read: the mock and the API alike. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { createClient, isPassing, picture, Problem, withRoutes, type Client, type Page } from 'chapo-client';

import { opened } from './where.js';

let chapo: Client;
let close: () => void;

before(async () => {
  const server = await opened();
  [chapo, close] = [createClient({ base: server.base }), server.close];
});

after(() => close());

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}

const wholePages = (): Promise<Page[]> => all(chapo.wholePages());

test('every card has its page, and the page the same address', async () => {
  const cards = await all(chapo.cards({ limit: 3 }));

  const documents = await Promise.all(cards.map((card) => chapo.page(card.id)));

  assert.deepEqual(documents.map(({ path }) => path), cards.map(({ path }) => path));
  assert.equal(new Set(cards.map(({ id }) => id)).size, (await chapo.pages({ limit: 0 })).meta.total_count);
});

test('every path resolves to its page', async () => {
  const documents = await wholePages();

  const found = await Promise.all(documents.map(({ path }) => chapo.resolve(path)));

  assert.deepEqual(found.map((each) => (each.kind === 'page' ? each.document.id : each.kind)), documents.map(({ id }) => id));
});

test('every link to a page in rich text leads to a page', async () => {
  const paths = new Set<string>();
  const collect = (html: string): string => withRoutes(html, ({ href }) => (paths.add(href), href));

  for (const page of await wholePages()) {
    if (page.type !== 'article') continue;
    for (const block of page.body) if (block.type === 'paragraph') collect(block.value);
  }

  const found = await Promise.all([...paths].map((path) => chapo.resolve(path)));
  assert.deepEqual(new Set(found.map(({ kind }) => kind)), new Set(paths.size > 0 ? ['page'] : []));
});

test('a path where nothing was is a value', async () => {
  const found = await chapo.resolve('/il-n-y-a-rien-ici/');

  assert.equal(found.kind, 'none');
  assert.equal(found.kind === 'none' && found.problem.found, 'none');
  assert.equal(chapo.about(found)?.tags.length, 1, 'the page that appears there must be able to purge the miss');
});

test('a page that is not public is a problem with a kind', async () => {
  const problem = await chapo.page(999_999_999).catch((error: unknown) => error);

  assert.ok(problem instanceof Problem && problem.is('/problems/not-found'));
  assert.equal(problem.status, 404);
  assert.equal(isPassing(problem), false);
});

test('a parameter nobody knows is a problem that names the nearest', async () => {
  const query: object = { lokale: 'fr' };

  const problem = await chapo.pages(query).catch((error: unknown) => error);

  assert.ok(problem instanceof Problem && problem.is('/problems/unknown-parameter'));
  assert.deepEqual([problem.body.parameter, problem.body.nearest], ['lokale', 'locale']);
});

test('what has not changed is not sent again', async () => {
  chapo.forget();
  const { id } = (await chapo.pages({ limit: 1 })).items[0] ?? { id: 0 };

  const [first, second] = [await chapo.page(id), await chapo.page(id)];

  assert.deepEqual(second, first);
  assert.equal(chapo.about(first)?.remembered, false);
  assert.equal(chapo.about(second)?.remembered, true);
  assert.ok(chapo.about(second)?.tags.includes(`p${String(id)}`));
});

test('an answer belongs to whoever asked for it', async () => {
  const { id } = (await chapo.pages({ limit: 1 })).items[0] ?? { id: 0 };
  const first = await chapo.page(id);
  first.title = 'Un autre titre';

  const second = await chapo.page(id);

  assert.notEqual(second.title, first.title);
});

test('parts, counts and filters are asked for by name', async () => {
  const parts = await chapo.pages({ type: ['article'], fields: '_,id,title', limit: 2 });

  assert.deepEqual([...new Set(parts.items.flatMap((item) => Object.keys(item)))].sort(), ['id', 'title']);
  assert.deepEqual((await chapo.pages({ limit: 0 })).items, []);
});

test('a word of a title finds its page, and says where it stands', async () => {
  const [card] = (await chapo.pages({ type: ['article'], locale: 'fr', limit: 1 })).items;
  const word = /\p{L}{4,}/u.exec(card?.title ?? '')?.[0] ?? '';

  const { items, facets } = await chapo.search(word, { locale: 'fr', facets: true });
  const hit = items.find((each) => each.card.id === card?.id);
  const marked = hit?.highlights.title.map(({ start, end }) => [...hit.card.title].slice(start, end).join(''));

  assert.ok(marked?.includes(word), `${word} in ${String(card?.title)}`);
  assert.ok(facets?.locale.some(({ value, count }) => value === 'fr' && count === items.length));
});

test('what is typed is completed', async () => {
  const [topic] = (await chapo.topics.list({ limit: 1 })).items;
  const { items } = await chapo.suggest(topic?.name.slice(0, 4) ?? '');

  assert.ok(items.some(({ kind, id }) => kind === 'topic' && id === topic?.id));
});

test('the frame of the site is read in its languages', async () => {
  const [site, locales] = [await chapo.site('fr'), await chapo.locales()];

  assert.equal(site.locale, 'fr');
  assert.equal(locales.items[0]?.default, true);
  assert.ok((await all(chapo.sections())).every(({ type }) => type === 'section'));
  assert.ok((await all(chapo.redirects())).every(({ location }) => location.startsWith('/')));
});

test('catalogues are read to their end, and one by one', async () => {
  const authors = await all(chapo.authors.all({ limit: 1 }));
  const first = authors[0];

  assert.equal(authors.length, (await chapo.authors.list()).meta.total_count);
  assert.ok(first && (await chapo.authors.read(first.id)).name === first.name);
  assert.ok((await all(chapo.topics.all())).length > 0);
  assert.ok((await all(chapo.documents.all())).every(({ url }) => url.length > 0));
});

test('every image has a width the browser can choose', async () => {
  for await (const image of chapo.images.all()) {
    const { srcset, sizes, width } = picture(image, { sizes: '(min-width: 60em) 40em, 100vw' });

    assert.match(srcset, / \d+w/);
    assert.ok(sizes.length > 0 && width > 0);
  }
});

test('a follower without a bookmark copies first, then has nothing left to read', async () => {
  const events = await all(chapo.copy({ wait: false }));

  const pages = events.filter(({ kind }) => kind === 'page').length;
  assert.equal(pages, (await chapo.pages({ limit: 0 })).meta.total_count);
  assert.deepEqual([events[0]?.kind, events.at(-1)?.kind], ['begin', 'copied']);
});

test('a bookmark leads to where it was taken', async () => {
  const bookmark = await chapo.head();

  assert.deepEqual(await all(chapo.changes({ after: bookmark, wait: false })), []);
});
