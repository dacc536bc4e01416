// Answers: what each address says, from the recorded exchanges.
import { examples, known, like, problem, recorded, spelled, tidy } from './examples.mjs';
import { completions, facetsOf, found, hit } from './searching.mjs';

const response = (name) => examples.get(name).response;

/** Cursors of the mock: opaque outside, a number inside. The recorded ones lead where they led. */
const cursorOf = (position) => `mock${String(position).padStart(8, '0')}`;
const RECORDED = new Map(
  ['changes/first', 'changes/all', 'changes/head', 'changes/next'].map((name) => {
    const { meta, items } = response(name).body;
    return [meta.next, items.at(-1)?.position ?? known.changes.at(-1).position];
  }),
);
const positionOf = (cursor) => RECORDED.get(cursor) ?? (/^mock\d{8}$/.test(cursor) ? Number(cursor.slice(4)) : undefined);

const notACursor = (parameter) => problem('invalid-parameter', { detail: `${parameter} is not a cursor this API gave.`, parameter });

/** A part of a list, and how to go on. */
const paged = (items, { limit = 20, offset = 0, cursor, locale }, make = (item) => item) => {
  const start = cursor === undefined ? offset : positionOf(cursor);
  if (start === undefined) return undefined;
  const shown = items.slice(start, start + limit);
  const end = start + shown.length;
  const next = limit > 0 && end < items.length ? cursorOf(end) : null;
  return { meta: { total_count: items.length, next_cursor: next, requested_locale: locale ?? null }, items: shown.map(make) };
};

const TYPES = { home: 'home.HomePage', article: 'news.ArticlePage', section: 'news.SectionPage' };
const chain = (id) => known.documents.get(id)?.breadcrumb.map((each) => each.id) ?? [];
const roots = (site) => known.cards.filter((card) => card.type === 'home' && card.meta.locale === (site.locale ?? 'fr')).map((card) => card.id);
const named = (value, asked) => (value === 'root' ? roots(asked)[0] : value);
const parentOf = (card) => known.documents.get(card.id)?.meta.parent?.id;
const linked = (card, field, id) => known.documents.get(card.id)?.[field]?.some((each) => each.id === id);

const keyOf = (card) => known.documents.get(card.id)?.meta.translation_key;
/** The document of a key in the first of these languages that has one. */
const best = (key, locales) => {
  const versions = [...known.documents.values()].filter((each) => each.meta.translation_key === key);
  return locales.map((locale) => versions.find((each) => each.meta.locale === locale)).find(Boolean);
};

/** Parameter → whether a card stays. */
const FILTERS = {
  type: (card, types) => types.some((type) => type === 'wagtailcore.Page' || card.meta.type === (TYPES[type] ?? type)),
  locale: (card, locale, asked) => best(keyOf(card), [locale, ...(asked.fallback ?? [])])?.id === card.id,
  slug: (card, slug) => card.meta.slug === slug,
  ids: (card, ids) => ids.includes(card.id),
  genre: (card, genre) => card.genre === genre,
  section: (card, id) => card.section?.id === id || linked(card, 'secondary_sections', id),
  author: (card, id) => linked(card, 'authors', id),
  topic: (card, id) => linked(card, 'topics', id),
  child_of: (card, id, asked) => parentOf(card) === named(id, asked),
  descendant_of: (card, id, asked) => card.id !== named(id, asked) && chain(card.id).includes(named(id, asked)),
  ancestor_of: (card, id) => card.id !== id && chain(id).includes(card.id),
  translation_of: (card, id, asked) => known.documents.get(named(id, asked))?.meta.translations.some((each) => each.id === card.id),
  access: (card, access) => known.documents.get(card.id)?.access === access,
  year: (card, year) => card.published_at?.startsWith(String(year)) ?? false,
  published_after: (card, moment) => card.published_at !== null && Date.parse(card.published_at) >= Date.parse(moment),
  published_before: (card, moment) => card.published_at !== null && Date.parse(card.published_at) < Date.parse(moment),
};

const sortValue = (card, column) => (column in card ? card[column] : known.documents.get(card.id)?.meta[column]) ?? card.meta[column] ?? '';
const sorted = (cards, order) => {
  if (order === undefined) return cards;
  const [column, sign] = order.startsWith('-') ? [order.slice(1), -1] : [order, 1];
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return [...cards].sort((a, b) => sign * (compare(sortValue(a, column), sortValue(b, column)) || a.id - b.id));
};

/** The top-level fields that were asked for; what stands in parentheses comes whole. */
const chosen = (fields, base, whole) => {
  const names = fields.replace(/\([^()]*\)/g, '').split(',');
  const known = names.filter((name) => name !== '*' && name !== '_').map((name) => name.replace(/^-/, ''));
  const odd = known.find((name) => !(name in whole) && !(name in base) && !(name in whole.meta));
  if (odd !== undefined) return problem('unknown-field', { detail: `unknown fields: ${odd}`, field: odd, nearest: null });
  const start = names.includes('*') ? whole : names.includes('_') ? {} : base;
  const dropped = new Set(names.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  const added = Object.fromEntries(known.filter((name) => name in whole && !dropped.has(name)).map((name) => [name, whole[name]]));
  return Object.fromEntries(Object.entries({ ...start, ...added }).filter(([name]) => !dropped.has(name)));
};

/** The cards every filter of a question leaves. */
const filtered = (values) => {
  const filters = Object.entries(values).filter(([name]) => name in FILTERS);
  return known.cards.filter((card) => filters.every(([name, value]) => FILTERS[name](card, value, values)));
};

function search({ values }) {
  const cards = found(values.q, filtered(values));
  const body = paged(values.order === '-published_at' ? sorted(cards, values.order) : cards, values, (card) => hit(card, values.q));
  if (!body) return notACursor('cursor');
  const meta = { ...body.meta, did_you_mean: null };
  return like('search/results', { meta, items: body.items, facets: values.facets ? facetsOf(cards) : null });
}

const suggest = ({ values: { q, locale = 'fr', limit = 8 } }) => like('search/suggestions', { items: completions(q, locale).slice(0, limit) });

function pages({ values }) {
  const cards = found(values.search, filtered(values));
  const make = values.fields === undefined ? undefined : (card) => chosen(values.fields, card, known.documents.get(card.id) ?? card);
  const body = paged(sorted(cards, values.order), values, make);
  if (!body) return notACursor('cursor');
  return body.items.find((item) => item.status === 400 && item.headers) ?? like('lists/cards', body);
}

function page({ id, values }) {
  const document = known.documents.get(id);
  if (!document) return problem('not-found');
  const part = chosen(values.fields ?? '*', document, document);
  return part.headers ? part : like('pages/article-full', part, { 'Cache-Tag': `p${id}`, 'Content-Language': document.meta.locale });
}

/** A document with the language that was asked for. */
const spoken = (document, asked) => {
  const body = {
    kind: 'page',
    requested_locale: asked ?? null,
    served_locale: document.meta.locale,
    noindex: asked !== undefined && asked !== document.meta.locale,
    document,
  };
  return like('resolve/page', body, { 'Cache-Tag': `p${document.id}`, 'Content-Language': document.meta.locale });
};

function translation({ values: { translation_key, locale = 'fr', fallback = [] } }) {
  const document = best(translation_key.toLowerCase(), [locale, ...fallback]);
  return document ? spoken(document, locale) : problem('not-found');
}

function resolve({ values }) {
  const found = known.paths.get(tidy(values.path));
  if (!found) return response('resolve/none');
  if (found.body.kind !== 'page') return found;
  const { document } = found.body;
  if (values.locale === undefined) return spoken(document);
  const version = best(document.meta.translation_key, [values.locale, ...(values.fallback ?? [])]);
  return version ? spoken(version, values.locale) : response('resolve/none');
}

function find({ values }) {
  const found = values.id === undefined ? known.paths.get(tidy(values.html_path ?? ''))?.body.document?.id : values.id;
  if (!known.documents.has(found)) return problem('not-found');
  const { headers } = response('pages/find');
  return { status: 302, headers: { ...headers, Location: headers.Location.replace(/\d+/, found) }, body: null };
}

function changes({ values }) {
  const { after, limit = 100 } = values;
  if (after === new URL(examples.get('changes/expired').request.path, 'http://mock').searchParams.get('after')) return response('changes/expired');
  const position = after === undefined ? 0 : positionOf(after);
  if (position === undefined) return notACursor('after');
  const last = known.changes.at(-1).position;
  const items = known.changes.filter((change) => change.position > position).slice(0, limit);
  const reached = limit === 0 ? last : (items.at(-1)?.position ?? position);
  return like('changes/all', { meta: { next: cursorOf(reached), more: reached < last }, items });
}

const site = ({ values }) => response(values.locale === 'en' ? 'site/english' : 'site/french');
const list = (items, name) => ({ values }) => {
  const kept = items.filter((item) => ['locale', 'slug', 'ids'].every((key) => values[key] === undefined || keeps(item, key, values[key])));
  const body = paged(kept, values, values.fields === undefined ? undefined : (item) => chosen(values.fields, item, item));
  if (!body) return notACursor('cursor');
  return body.items.find((item) => item.status === 400 && item.headers) ?? like(name, body);
};
const keeps = (item, key, value) => (key === 'ids' ? value.includes(item.id) : (item[key] ?? item.meta[key] ?? value) === value);
const one = (items, name) => ({ id, values }) => {
  const found = items.find((item) => item.id === id);
  if (!found) return problem('not-found');
  const part = values.fields === undefined ? found : chosen(values.fields, found, found);
  return part.headers ? part : like(name, part);
};

const catalogue = (name) => ({
  [`/api/v2/${name}/`]: list(known.catalogues[name], `catalogues/${name}`),
  [`/api/v2/${name}/{id}/`]: one(known.catalogues[name], `catalogues/${name.slice(0, -1)}`),
});

/** Address → its answer. */
export const ANSWERS = {
  '/api/v2/pages/': pages,
  '/api/v2/pages/find/': find,
  '/api/v2/pages/{id}/': page,
  '/api/v2/resolve/': resolve,
  '/api/v2/translations/': translation,
  '/api/v2/search/': search,
  '/api/v2/suggest/': suggest,
  '/api/v2/changes/': changes,
  '/api/v2/site/': site,
  '/api/v2/sections/': list(known.sections, 'site/sections'),
  '/api/v2/locales/': () => response('site/locales'),
  '/api/v2/redirects/': list(known.redirects, 'site/redirects'),
  '/api/v2/redirects/{id}/': one(known.redirects, 'catalogues/redirect'),
  ...catalogue('authors'),
  ...catalogue('topics'),
  ...catalogue('images'),
  ...catalogue('documents'),
};

/** The recorded answer to exactly this question, where there is one: cursors of lists lead on within the record. */
export const exactly = (url) => recorded.get(spelled(url));
