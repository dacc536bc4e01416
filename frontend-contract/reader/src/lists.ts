/** Lists: the screens that lead to articles: front page, section, author, topic, search. */

import type { AuthorResource, Card, HomeDocument, SearchResults, SectionDocument, TopicResource } from 'chapo-client';

import { cards, found } from './cards.js';
import { breadcrumb } from './frame.js';
import { address, html, NOTHING, where, type Markup } from './html.js';
import { portrait } from './pictures.js';
import { searchPath } from './routes.js';
import { say, type Language, type Words } from './words.js';
import { zones } from './zones.js';

/** How many cards a list shows at a time. */
export const PER_PAGE = 20;

/** One page of a list. */
export interface Listed {
  readonly cards: readonly Card[];
  readonly total: number;
  readonly page: number;
}

export const NOTHING_LISTED: Listed = { cards: [], total: 0, page: 1 };

/** A section's name and newest articles. */
export interface Group {
  readonly title: string;
  readonly path: string;
  readonly cards: readonly Card[];
}

/** The front page: the zones an editor composed, or else what is newest, section by section. */
export function home(page: HomeDocument, groups: readonly Group[], words: Words): Markup {
  const composed = zones(page, words, true);
  const newest = groups.map((group, place) => html`<section class="zone"><h2><a href="${address(group.path)}">${group.title}</a></h2>${cards(group.cards, words, { level: 3, first: place === 0 })}</section>`);
  return html`${titled(page.title, page.standfirst)}${composed.length ? composed : newest}`;
}

export function section(page: SectionDocument, listed: Listed, words: Words): Markup {
  return html`${breadcrumb(page.breadcrumb, words)}${titled(page.title, page.standfirst)}${zones(page, words, false)}${list(page.path, listed, words)}`;
}

export function author(person: AuthorResource, path: string, listed: Listed, words: Words): Markup {
  const { name, role, bio, photo, locale } = person;
  const profile = html`${where(role, () => html`<p class="kicker" lang="${locale}">${role}</p>`)}${where(bio, () => html`<p class="lines" lang="${locale}">${bio}</p>`)}`;
  return html`<div class="profile">${photo ? portrait(photo, words) : NOTHING}<div>${titled(name, '')}${profile}</div></div><section aria-label="${say(words.articles_by, { name })}">${list(path, listed, words)}</section>`;
}

export function topic(about: TopicResource, path: string, listed: Listed, words: Words): Markup {
  const { name, description, locale } = about;
  return html`${titled(name, '')}${where(description, () => html`<p class="lines" lang="${locale}">${description}</p>`)}<section aria-label="${words.articles_about}">${list(path, listed, words)}</section>`;
}

/** The search page; without results nobody has searched yet. */
export function search(q: string, page: number, results: SearchResults | null, language: Language, words: Words): Markup {
  const path = searchPath(language);
  const again = (said: string): Markup => html`<a href="${path}?${new URLSearchParams({ q: said }).toString()}">${said}</a>`;
  if (!results) return html`${titled(words.search, '')}<noscript><p>${words.searching_needs_script}</p></noscript>`;
  const { total_count: total, did_you_mean: meant } = results.meta;
  const count = total === 0 ? words.no_results : say(total === 1 ? words.results_one : words.results_many, { count: total });
  const suggestion = where(meant, () => html`<p>${words.did_you_mean} ${again(meant ?? '')}</p>`);
  const hits = where(total, () => html`<ul class="cards">${results.items.map((hit) => html`<li>${found(hit, words)}</li>`)}</ul>`);
  return html`${titled(q, '')}<p>${count}</p>${suggestion}${hits}${pager(path, { cards: [], total, page }, words, { q })}`;
}

function list(path: string, listed: Listed, words: Words): Markup {
  return html`${cards(listed.cards, words, { level: 2, first: true })}${pager(path, listed, words)}`;
}

function titled(title: string, standfirst: string): Markup {
  return html`<h1 tabindex="-1">${title}</h1>${where(standfirst, () => html`<p class="standfirst">${standfirst}</p>`)}`;
}

/** The ways to the list's other pages. */
function pager(path: string, { total, page }: Listed, words: Words, query: Record<string, string> = {}): Markup {
  const to = (number: number): string => `${path}?${new URLSearchParams({ ...query, page: String(number) }).toString()}`;
  const newer = where(page > 1, () => html`<a rel="prev" href="${to(page - 1)}">${words.newer}</a> `);
  const older = where(page * PER_PAGE < total, () => html`<a rel="next" href="${to(page + 1)}">${words.older}</a>`);
  return where(newer.text + older.text, () => html`<nav class="pager" aria-label="${words.pages}">${newer}${older}</nav>`);
}
