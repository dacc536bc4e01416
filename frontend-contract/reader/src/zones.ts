/** Zones: fronts that editors compose. What stands there is theirs, in their words; what has to be said of it stays. */

import type { FrontZone, HomeDocument, LinkItem, Page, SectionDocument, TopicItem } from 'chapo-client';

import { card, teaser } from './cards.js';
import { address, html, NOTHING, type Markup } from './html.js';
import { languageOf, topicPath } from './routes.js';
import type { Words } from './words.js';

type Item = FrontZone['items'][number];
interface Placed {
  readonly level: 2 | 3;
  readonly first: boolean;
}

/** The zones of a page in which something stands. */
export function zonesOf(page: HomeDocument | SectionDocument): readonly FrontZone[] {
  return page.zones.filter(({ items }) => items.length > 0);
}

/** The zones of a page; on the front page the first picture leads the screen. */
export function zones(page: HomeDocument | SectionDocument, words: Words, leads: boolean): readonly Markup[] {
  return zonesOf(page).map((zone, place) => {
    const level = zone.title ? 3 : 2;
    const items = zone.items.map((said, row) => html`<li class="${said.size}">${item(said, page, words, { level, first: leads && place + row === 0 })}</li>`);
    return html`<section class="zone ${zone.layout}">${titled(zone)}<ul class="cards">${items}</ul></section>`;
  });
}

function titled({ title, section }: FrontZone): Markup {
  if (!title) return NOTHING;
  return section ? html`<h2><a href="${address(section.path)}">${title}</a></h2>` : html`<h2>${title}</h2>`;
}

function item(said: Item, page: Page, words: Words, placed: Placed): Markup {
  switch (said.type) {
    case 'page': {
      const { kicker, title, standfirst } = said;
      return card({ ...said.card, kicker, title, standfirst, image: pictured(said) }, words, placed);
    }
    case 'topic':
      return elsewhere(said, topicPath(languageOf(page.path), said.topic.slug), page, words, placed);
    case 'link':
      return elsewhere(said, said.url, page, words, placed);
    default:
      said satisfies never;
      return NOTHING;
  }
}

function elsewhere(said: TopicItem | LinkItem, href: string, page: Page, words: Words, placed: Placed): Markup {
  const link = html`<a href="${address(href)}">${said.title}</a>`;
  return teaser({ locale: page.meta.locale, image: pictured(said), labels: NOTHING, kicker: said.kicker, link, standfirst: said.standfirst }, words, placed);
}

function pictured({ size, image }: Item): Item['image'] {
  return size === 'text' ? null : image;
}
