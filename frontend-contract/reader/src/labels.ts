/** Labels: what readers must be told before they read. Articles and cards alike go through here, so none can forget. */

import type { ArticleDocument, Card, Commercial } from 'chapo-client';

import { html, NOTHING, where, type Markup } from './html.js';
import { say, type Words } from './words.js';

/** Genres everybody takes for granted; every other one is named, opinions first of all. */
const PLAIN: ReadonlySet<string> = new Set(['news', 'brief', 'wire']);

type Labelled = Pick<Card, 'access' | 'commercial' | 'breaking_until'> & { readonly genre: Card['genre'] | ArticleDocument['genre']; readonly genre_label?: string };

/** Paid for by whom, which genre, for whom. */
export function labels(page: Labelled, words: Words): Markup {
  const marks = [paid(page.commercial, words), genre(page), reserved(page.access, words)].filter((mark) => mark.text);
  return where(marks.length, () => html`<p class="labels">${marks}</p>`);
}

/** The law asks that paid text says so, wherever it shows. */
function paid(commercial: Commercial | null, words: Words): Markup {
  if (!commercial) return NOTHING;
  const { label, sponsor } = commercial;
  return html`<strong class="label paid">${sponsor ? say(words.with_sponsor, { label, sponsor }) : label}</strong> `;
}

function genre({ genre: said, genre_label: label = '' }: Labelled): Markup {
  const { code, name, opinion } = typeof said === 'object' && said ? { code: said.code, name: said.label, opinion: said.opinion } : { code: said ?? '', name: label, opinion: false };
  return where(name && (opinion || !PLAIN.has(code)), () => html`<span class="label genre">${name}</span> `);
}

function reserved(access: Labelled['access'], words: Words): Markup {
  if (access === 'subscriber') return html`<span class="label access">${words.subscriber}</span> `;
  return access === 'registered' ? html`<span class="label access">${words.registered}</span> ` : NOTHING;
}
