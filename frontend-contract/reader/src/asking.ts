/** Asking: from a route to its screen, with as few questions to the API as it takes. */

import type { Card, Client, Page, Resolved } from 'chapo-client';

import { NOTHING_LISTED, PER_PAGE, type Group, type Listed } from './lists.js';
import type { Route } from './routes.js';
import { authorScreen, lost, pageScreen, searchScreen, topicScreen, type Around, type Screen } from './screens.js';
import { wordsOf, type Language } from './words.js';
import { zonesOf } from './zones.js';

/** Cards of a section on the front page, and sections of it, where no editor composed one. */
const [PER_GROUP, MOST_GROUPS] = [4, 8];

/** Another address instead. */
export interface Moved {
  readonly location: string;
}

/** Ends the questions when the reader has moved on. */
export interface Asking {
  readonly signal: AbortSignal;
}

/** What a route shows. */
export async function ask(chapo: Client, route: Route, asking: Asking): Promise<Screen | Moved> {
  switch (route.to) {
    case 'search':
      return search(chapo, route, asking);
    case 'author':
    case 'topic':
      return named(chapo, route, asking);
    case 'page':
      return resolved(chapo, route, await chapo.resolve(route.path, {}, asking), asking);
    default:
      route satisfies never;
      return lost('missing', 'fr');
  }
}

async function search(chapo: Client, { q, language, page }: Extract<Route, { to: 'search' }>, asking: Asking): Promise<Screen> {
  const query = { locale: language, limit: PER_PAGE, offset: (page - 1) * PER_PAGE };
  return searchScreen(q, page, q ? await chapo.search(q, query, asking) : null, language);
}

/** Someone or something by its slug; in the language of the address where it has words in it. */
async function named(chapo: Client, route: Extract<Route, { to: 'author' | 'topic' }>, asking: Asking): Promise<Screen> {
  const { to, slug, language } = route;
  const best = <T extends { readonly locale: string }>(items: readonly T[]): T | undefined => items.find(({ locale }) => locale === language) ?? items[0];
  if (to === 'author') {
    const person = best((await chapo.authors.list({ slug }, asking)).items);
    return person ? authorScreen(person, language, await articlesOf(chapo, { author: person.id }, route, asking)) : lost('missing', language);
  }
  const about = best((await chapo.topics.list({ slug }, asking)).items);
  return about ? topicScreen(about, language, await articlesOf(chapo, { topic: about.id }, route, asking)) : lost('missing', language);
}

/** What somebody signed, or what is about something; nothing yet where it was never saved. */
export async function articlesOf(chapo: Client, query: { author: number } | { topic: number }, { language, page }: { language: Language; page: number }, asking: Asking): Promise<Listed> {
  if (Object.values(query).includes(0)) return NOTHING_LISTED;
  const found = await chapo.pages({ ...query, type: ['article'], locale: language, limit: PER_PAGE, offset: (page - 1) * PER_PAGE }, asking);
  return { cards: found.items, total: found.meta.total_count, page };
}

async function resolved(chapo: Client, route: Extract<Route, { to: 'page' }>, found: Resolved, asking: Asking): Promise<Screen | Moved> {
  switch (found.kind) {
    case 'page':
      return pageScreen(found.document, await around(chapo, found.document, route.page, asking), found.noindex);
    case 'redirect':
      return { location: found.location };
    case 'gone':
      return lost('gone', route.language);
    case 'none':
      return lost('missing', route.language);
    default:
      found satisfies never;
      return lost('missing', route.language);
  }
}

/** What stands around a document; an article brings everything with it. */
export async function around(chapo: Client, page: Page, number: number, asking: Asking): Promise<Around> {
  if (page.type === 'section') return { groups: [], listed: await articlesUnder(chapo, page, number, asking) };
  if (page.type === 'home' && zonesOf(page).length === 0) return { groups: await groups(chapo, page, asking), listed: NOTHING_LISTED };
  return { groups: [], listed: NOTHING_LISTED };
}

async function articlesUnder(chapo: Client, page: Page, number: number, asking: Asking): Promise<Listed> {
  const offset = (number - 1) * PER_PAGE;
  const { items, meta } = await chapo.pages({ descendant_of: page.id, type: ['article'], limit: PER_PAGE, offset }, asking);
  return { cards: items, total: meta.total_count, page: number };
}

async function groups(chapo: Client, page: Page, asking: Asking): Promise<readonly Group[]> {
  const sections: { id: number; title: string; path: string }[] = [];
  for await (const section of chapo.sections({ locale: page.meta.locale }, asking)) {
    if (section.meta.parent?.id === page.id && sections.length < MOST_GROUPS) sections.push(section);
  }
  const newest = async (id: number): Promise<readonly Card[]> => (await chapo.pages({ descendant_of: id, type: ['article'], limit: PER_GROUP }, asking)).items;
  const found = await Promise.all([newest(page.id), ...sections.map(({ id }) => newest(id))]);
  const all = [{ title: wordsOf(page.meta.locale).latest, path: page.path }, ...sections];
  return all.map(({ title, path }, place) => ({ title, path, cards: found[place] ?? [] })).filter(({ cards }) => cards.length > 0);
}
