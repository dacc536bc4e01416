/** Cards: a page in few words, wherever it is listed. */

import type { Card, Highlight, SearchHit } from 'chapo-client';

import { labels } from './labels.js';
import { address, html, NOTHING, where, type Markup } from './html.js';
import { thumbnail } from './pictures.js';
import type { Words } from './words.js';

interface CardOptions {
  /** Level of its heading; 0 for none, inside a story. */
  readonly level: 0 | 2 | 3;
  /** Other words for its title. */
  readonly title?: string;
  /** Whether its picture is the first of the screen. */
  readonly first?: boolean;
}

/** One card. What is paid for or an opinion says so here too. */
export function card(page: Card, words: Words, { level, title = '', first = false }: CardOptions): Markup {
  const link = html`<a href="${address(page.path)}">${title || page.title}</a>`;
  return framed(page, words, { first, head: headed(link, level), standfirst: page.standfirst });
}

/** A list of cards. */
export function cards(pages: readonly Card[], words: Words, { level, first = false }: Pick<CardOptions, 'first'> & { level: 2 | 3 }): Markup {
  if (pages.length === 0) return html`<p>${words.nothing_yet}</p>`;
  return html`<ul class="cards">${pages.map((page, place) => html`<li>${card(page, words, { level, first: first && place === 0 })}</li>`)}</ul>`;
}

/** A card of a search, with the words that were looked for marked. */
export function found({ card: page, highlights, excerpt }: SearchHit, words: Words): Markup {
  const link = html`<a href="${address(page.path)}">${marked(page.title, highlights.title)}</a>`;
  const standfirst = excerpt ? marked(excerpt.text, excerpt.highlights) : marked(page.standfirst, highlights.standfirst);
  return framed(page, words, { first: false, head: headed(link, 2), standfirst });
}

/** Text with ranges of its characters marked: the API counts them as Unicode does, not as JavaScript. */
export function marked(text: string, ranges: readonly Highlight[]): Markup {
  const characters = [...text];
  const part = (start: number, end?: number): string => characters.slice(start, end).join('');
  let [done, shown] = [0, NOTHING];
  for (const { start, end } of ranges) {
    shown = html`${shown}${part(done, start)}<mark>${part(start, end)}</mark>`;
    done = end;
  }
  return html`${shown}${part(done)}`;
}

/** A place that leads to no page: its words are the editor's alone. */
export function teaser(said: Pick<Card, 'title' | 'kicker' | 'standfirst' | 'image'>, path: string, words: Words, first: boolean): Markup {
  const head = headed(html`<a href="${address(path)}">${said.title}</a>`, 3);
  return html`<article class="card">${inside(said, words, { first, marks: NOTHING, head, standfirst: said.standfirst })}</article>`;
}

interface Frame {
  readonly first: boolean;
  readonly marks?: Markup;
  readonly head: Markup;
  readonly standfirst: Markup | string;
}

function framed(page: Card, words: Words, frame: Frame): Markup {
  return html`<article class="card" lang="${page.meta.locale}">${inside(page, words, { ...frame, marks: labels(page, words) })}</article>`;
}

function inside(page: Pick<Card, 'image' | 'kicker'>, words: Words, { first, marks = NOTHING, head, standfirst }: Frame): Markup {
  const picture = page.image ? thumbnail(page.image, words, first ? { sizes: '(min-width: 48rem) 32rem, 100vw', first } : undefined) : NOTHING;
  const kicker = where(page.kicker, () => html`<p class="kicker">${page.kicker}</p>`);
  return html`${picture}${marks}${kicker}${head}${where(String(standfirst), () => html`<p class="standfirst">${standfirst}</p>`)}`;
}

function headed(link: Markup, level: CardOptions['level']): Markup {
  if (level === 0) return html`<p class="card-title">${link}</p>`;
  return level === 2 ? html`<h2 class="card-title">${link}</h2>` : html`<h3 class="card-title">${link}</h3>`;
}
