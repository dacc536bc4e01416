/** Screens: everything a reader can be shown, from what the API answered. Nothing here asks for anything. */

import type { AuthorResource, HomeDocument, Page, SearchResults, SectionDocument, TopicResource } from 'chapo-client';

import { article } from './article.js';
import type { Elsewhere } from './frame.js';
import { html, where, type Markup } from './html.js';
import * as lists from './lists.js';
import type { Group, Listed } from './lists.js';
import { authorPath, homeOf, searchPath, topicPath } from './routes.js';
import { wordsOf, WORDS, type Language, type Word } from './words.js';

/** What a screen is before it is framed. */
export interface Screen {
  readonly title: string;
  readonly main: Markup;
  readonly elsewhere: readonly Elsewhere[];
  /** Where the page is at home, absolute; empty for what is at home nowhere. */
  readonly canonical: string;
  readonly noindex: boolean;
  /** What search engines and the admin's checks read of it; may be empty. */
  readonly description: string;
  /** What is said above the page and is none of its words: that it is a draft. */
  readonly notice?: Markup;
}

/** What a page's screen lists beside its document. */
export interface Around {
  readonly groups: readonly Group[];
  readonly listed: Listed;
}

/** A page of the site. Page types that are newer than this build show as missing. */
export function pageScreen(page: Page, around: Around, noindex = false): Screen {
  const screen = { title: page.meta.seo_title || page.title, elsewhere: page.meta.translations, canonical: page.meta.freshness.canonical_url, noindex, description: page.meta.search_description || page.standfirst };
  switch (page.type) {
    case 'article':
      return { ...screen, main: article(page, wordsOf(page.meta.locale)), canonical: page.sharing.canonical_url || screen.canonical, noindex: noindex || page.sharing.noindex };
    case 'home':
      return { ...screen, main: home(page, around) };
    case 'section':
      return { ...screen, main: section(page, around) };
    default:
      page satisfies never;
      return lost('missing', 'fr');
  }
}

function home(page: HomeDocument, { groups }: Around): Markup {
  return lists.home(page, groups, wordsOf(page.meta.locale));
}

function section(page: SectionDocument, { listed }: Around): Markup {
  return lists.section(page, listed, wordsOf(page.meta.locale));
}

export function authorScreen(person: AuthorResource, language: Language, listed: Listed): Screen {
  const path = authorPath(language, person.slug);
  const elsewhere = others(language, (other) => authorPath(other, person.slug));
  return { title: person.name, main: lists.author(person, path, listed, wordsOf(language)), elsewhere, canonical: '', noindex: false, description: person.bio };
}

export function topicScreen(about: TopicResource, language: Language, listed: Listed): Screen {
  const path = topicPath(language, about.slug);
  const elsewhere = others(language, (other) => topicPath(other, about.slug));
  return { title: about.name, main: lists.topic(about, path, listed, wordsOf(language)), elsewhere, canonical: '', noindex: false, description: about.description };
}

export function searchScreen(q: string, page: number, results: SearchResults | null, language: Language): Screen {
  const words = wordsOf(language);
  return { title: q || words.search, main: lists.search(q, page, results, language, words), elsewhere: others(language, searchPath), canonical: '', noindex: true, description: '' };
}

/** No page: there never was one, it has gone, or it cannot be fetched now. */
export function lost(why: 'missing' | 'gone' | 'trouble' | 'preview_over' | 'preview_trouble', language: Language, again = ''): Screen {
  const words = wordsOf(language);
  const texts: Readonly<Record<typeof why, Word | null>> = { missing: 'missing_text', gone: 'gone_text', trouble: 'trouble_text', preview_over: null, preview_trouble: 'trouble_text' };
  const text = texts[why];
  const ways = html`<p>${where(again, () => html`<a class="button" href="${again}">${words.again}</a> `)}<a href="${homeOf(language)}">${words.home}</a></p>`;
  const main = html`<h1 tabindex="-1">${words[why]}</h1>${where(text, () => html`<p>${text ? words[text] : ''}</p>`)}${ways}`;
  return { title: words[why], main, elsewhere: others(language, homeOf), canonical: '', noindex: true, description: '' };
}

/** The same screen of the reader's own in its other languages. */
function others(language: Language, path: (other: Language) => string): readonly Elsewhere[] {
  const languages = Object.keys(WORDS) as Language[];
  return languages.filter((other) => other !== language).map((other) => ({ locale: other, path: path(other) }));
}

