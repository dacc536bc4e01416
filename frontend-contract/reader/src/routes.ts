/** Routes: pages have their paths from the API; what is no page (search, authors, topics) stands here. */

import { DEFAULT, speaks, type Language } from './words.js';

/** First parts of the addresses of what is no page; a page at one of them would be hidden by it. */
export const PLACES: Readonly<Record<Language, Readonly<Record<'search' | 'author' | 'topic', string>>>> = {
  fr: { search: 'rechercher', author: 'auteurs', topic: 'sujets' },
  en: { search: 'search', author: 'authors', topic: 'topics' },
  es: { search: 'buscar', author: 'autores', topic: 'temas' },
};

export type Route =
  | { readonly to: 'search'; readonly language: Language; readonly q: string; readonly page: number }
  | { readonly to: 'author' | 'topic'; readonly language: Language; readonly slug: string; readonly page: number }
  | { readonly to: 'page'; readonly language: Language; readonly path: string; readonly page: number };

/** The language a path says: French at the root, the others under their prefix. */
export function languageOf(path: string): Language {
  const first = path.split('/')[1] ?? '';
  return speaks(first) ? first : DEFAULT;
}

/** Where the front page of a language is. */
export function homeOf(language: Language): string {
  return language === DEFAULT ? '/' : `/${language}/`;
}

export const searchPath = (language: Language): string => `${homeOf(language)}${PLACES[language].search}/`;
export const authorPath = (language: Language, slug: string): string => `${homeOf(language)}${PLACES[language].author}/${slug}/`;
export const topicPath = (language: Language, slug: string): string => `${homeOf(language)}${PLACES[language].topic}/${slug}/`;

/** What an address asks for. */
export function routeOf(url: URL): Route {
  const language = languageOf(url.pathname);
  const page = pageOf(url.searchParams.get('page'));
  const places = PLACES[language];
  const [place, said, ...more] = url.pathname.slice(homeOf(language).length).split('/').filter(Boolean);
  const slug = said !== undefined && more.length === 0 && SLUG.test(said) ? said : null;
  if (place === places.search && said === undefined) return { to: 'search', language, q: url.searchParams.get('q')?.trim() ?? '', page };
  if (slug !== null && place === places.author) return { to: 'author', language, slug, page };
  if (slug !== null && place === places.topic) return { to: 'topic', language, slug, page };
  return { to: 'page', language, path: `${url.pathname}${url.search}`, page };
}

/** What slugs are made of. */
const SLUG = /^[\w-]{1,255}$/;

/** The page of a list, from 1. */
export function pageOf(said: string | null): number {
  return said !== null && /^[1-9]\d{0,2}$/.test(said) ? Number(said) : 1;
}
