/** Frame: what surrounds every screen: the publisher, the sections, the other languages, the legal links. */

import type { Ancestor, MenuLink, SiteResource } from 'chapo-client';

import { address, html, NOTHING, where, type Markup } from './html.js';
import { homeOf, searchPath } from './routes.js';
import { speaks, wordsOf, type Language, type Words } from './words.js';

/** Where a screen stands in another language. */
export interface Elsewhere {
  readonly locale: string;
  readonly path: string;
}

/** What a screen gives its frame. */
export interface Framed {
  readonly main: Markup;
  readonly elsewhere: readonly Elsewhere[];
  readonly notice?: Markup;
}

/** The whole screen. The skip link comes first; the main part takes the focus when the reader moves on. */
export function framed({ main, elsewhere, notice = NOTHING }: Framed, site: SiteResource, language: Language): Markup {
  const words = wordsOf(language);
  return html`<a class="skip" href="#main">${words.skip}</a>${header(site, elsewhere, language, words)}${notice}<main id="main">${main}</main>${footer(site)}`;
}

function header(site: SiteResource, elsewhere: readonly Elsewhere[], language: Language, words: Words): Markup {
  const { name, tagline } = site.publisher;
  const brand = html`<p class="brand"><a href="${homeOf(language)}">${name}</a></p>${where(tagline, () => html`<p class="tagline">${tagline}</p>`)}`;
  const sections = html`<nav class="menu" aria-label="${words.sections}"><ul>${links(site, 'main')}</ul></nav>`;
  return html`<header class="site">${brand}${languages(elsewhere, words)}${sections}${finder(language, words)}</header>`;
}

function languages(elsewhere: readonly Elsewhere[], words: Words): Markup {
  const items = elsewhere.filter(({ locale }) => speaks(locale));
  const link = ({ locale, path }: Elsewhere): Markup => html`<li><a href="${address(path)}" hreflang="${locale}" lang="${locale}">${wordsOf(locale).language}</a></li>`;
  return where(items.length, () => html`<nav class="languages" aria-label="${words.languages}"><ul>${items.map(link)}</ul></nav>`);
}

function finder(language: Language, words: Words): Markup {
  return html`<form class="search" role="search" action="${searchPath(language)}"><label class="unseen" for="q">${words.search_for}</label><input id="q" name="q" type="search" maxlength="200"><button>${words.search}</button></form>`;
}

function footer(site: SiteResource): Markup {
  const { name, legal_name } = site.publisher;
  return html`<footer class="site"><ul>${links(site, 'footer')}</ul><p>${legal_name || name}</p></footer>`;
}

function links(site: SiteResource, place: string): readonly Markup[] {
  const items: readonly MenuLink[] = site.menus.find((menu) => menu.place === place)?.items ?? [];
  return items.map(({ label, page, url }) => html`<li><a href="${address(page?.path ?? url)}">${label || (page?.title ?? url)}</a></li>`);
}

/** The way down to a page. */
export function breadcrumb(above: readonly Ancestor[], words: Words): Markup {
  const steps = above.map(({ title, path }) => html`<li><a href="${address(path)}">${title}</a></li>`);
  return where(steps.length, () => html`<nav class="trail" aria-label="${words.here}"><ol>${steps}</ol></nav>`);
}
