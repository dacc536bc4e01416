/** Zones: front pages and sections as editors compose them. Documents of a contract without zones show what is newest instead. */

import type { Card, HomeDocument, Image, SectionDocument, SectionLabel, TopicLabel } from 'chapo-client';

import { card, teaser } from './cards.js';
import { address, html, NOTHING, type Markup } from './html.js';
import { topicPath } from './routes.js';
import type { Language, Words } from './words.js';

/** What an editor says of a place; it stands over what the page says of itself. */
interface Placed {
  readonly id: string;
  readonly size: 'large' | 'medium' | 'small' | 'text';
  readonly kicker: string;
  readonly title: string;
  readonly standfirst: string;
  readonly image: Image | null;
}

export type Item =
  | (Placed & { readonly type: 'page'; readonly card: Card })
  | (Placed & { readonly type: 'topic'; readonly topic: TopicLabel })
  | (Placed & { readonly type: 'link'; readonly url: string });

export interface Zone {
  readonly id: string;
  readonly title: string;
  readonly layout: string;
  readonly section: SectionLabel | null;
  readonly items: readonly Item[];
}

/** The seam: the contract's own types take the place of these once they have zones. */
type Composed = (HomeDocument | SectionDocument) & { readonly zones?: readonly Zone[] };

/** The zones of a page that hold something, or none. */
export function zonesOf(page: Composed): readonly Zone[] {
  return (page.zones ?? []).filter(({ items }) => items.length > 0);
}

/** Zones from the top down; the first picture of the first one is fetched at once where they lead the page. */
export function zones(page: Composed, language: Language, words: Words, leads: boolean): readonly Markup[] {
  return zonesOf(page).map(({ title, layout, section, items }, place) => {
    const name = section ? html`<a href="${address(section.path)}">${title}</a>` : title;
    const shown = items.map((item, number) => html`<li class="${item.size}">${drawn(item, language, words, leads && place + number === 0)}</li>`);
    return html`<section class="zone ${layout}"><h2>${name}</h2><ul class="cards">${shown}</ul></section>`;
  });
}

function drawn(item: Item, language: Language, words: Words, first: boolean): Markup {
  const { title, kicker, standfirst, size } = item;
  const said = { title, kicker, standfirst, image: size === 'text' ? null : item.image };
  switch (item.type) {
    case 'page':
      return card({ ...item.card, ...said }, words, { level: 3, first });
    case 'topic':
      return teaser(said, topicPath(language, item.topic.slug), words, first);
    case 'link':
      return teaser(said, item.url, words, first);
    default:
      item satisfies never;
      return NOTHING;
  }
}
