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
  return teaser(shown(page, words, link), words, { level, first });
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
  return teaser({ ...shown(page, words, link), standfirst }, words, { level: 2 });
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

/** What a card is drawn from. */
interface Teaser {
  readonly locale: string;
  readonly image: Card['image'];
  readonly labels: Markup;
  readonly kicker: string;
  readonly link: Markup;
  readonly standfirst: Markup | string;
}

function shown(page: Card, words: Words, link: Markup): Teaser {
  return { locale: page.meta.locale, image: page.image, labels: labels(page, words), kicker: page.kicker, link, standfirst: page.standfirst };
}

/** The card of anything that can be led to. */
export function teaser(said: Teaser, words: Words, { level, first = false }: Omit<CardOptions, 'title'>): Markup {
  const picture = said.image ? thumbnail(said.image, words, first ? { sizes: '(min-width: 48rem) 32rem, 100vw', first } : undefined) : NOTHING;
  const kicker = where(said.kicker, () => html`<p class="kicker">${said.kicker}</p>`);
  const standfirst = where(String(said.standfirst), () => html`<p class="standfirst">${said.standfirst}</p>`);
  return html`<article class="card" lang="${said.locale}">${picture}${said.labels}${kicker}${headed(said.link, level)}${standfirst}</article>`;
}

function headed(link: Markup, level: CardOptions['level']): Markup {
  if (level === 0) return html`<p class="card-title">${link}</p>`;
  return level === 2 ? html`<h2 class="card-title">${link}</h2>` : html`<h3 class="card-title">${link}</h3>`;
}
