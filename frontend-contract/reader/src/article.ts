/** Article: a text with everything that is owed to its reader: who, when, who paid, what was corrected. */

import type { ArticleDocument, AuthorLabel, CorrectionValue } from 'chapo-client';

import { story } from './blocks.js';
import { moment } from './dates.js';
import { breadcrumb } from './frame.js';
import { html, NOTHING, where, type Markup } from './html.js';
import { labels } from './labels.js';
import { figure, STORY } from './pictures.js';
import { authorPath, languageOf, topicPath } from './routes.js';
import { say, type Language, type Word, type Words } from './words.js';

export function article(page: ArticleDocument, words: Words): Markup {
  const language = languageOf(page.path);
  return html`<article class="story">${breadcrumb(page.breadcrumb, words)}<header>${labels(page, words)}${where(page.kicker, () => html`<p class="kicker">${page.kicker}</p>`)}<h1 tabindex="-1">${page.title}</h1>${where(page.standfirst, () => html`<p class="standfirst">${page.standfirst}</p>`)}${byline(page, language, words)}${dates(page, language, words)}${stale(page, words)}</header>${page.hero ? figure(page.hero, words, { sizes: STORY, first: true }) : NOTHING}${story(page.body, words)}${corrections(page.corrections, language, words)}${notes(page, words)}${topics(page, language, words)}</article>`;
}

/** What each signature signs. Texts come first, together; `text` needs no other word than “by”. */
const ROLES: readonly (readonly [role: string, word: Word])[] = [
  ['photo', 'role_photo'],
  ['video', 'role_video'],
  ['graphics', 'role_graphics'],
  ['data', 'role_data'],
  ['translation', 'role_translation'],
];

function byline({ authors, agency_credit }: ArticleDocument, language: Language, words: Words): Markup {
  const others = new Set(ROLES.map(([role]) => role));
  const writers = authors.filter(({ role }) => !others.has(role));
  const lines = [where(writers.length, () => html`<span>${words.by} ${names(writers, language, words)}</span> `)];
  for (const [role, word] of ROLES) {
    const signed = authors.filter((author) => author.role === role);
    lines.push(where(signed.length, () => html`<span>${words[word]} ${names(signed, language, words)}</span> `));
  }
  lines.push(where(agency_credit, () => html`<span>${agency_credit}</span>`));
  return where(authors.length || agency_credit, () => html`<p class="byline">${lines}</p>`);
}

function names(authors: readonly AuthorLabel[], language: Language, words: Words): Markup {
  const links = authors.map(({ name, slug, mention }) => html`<a href="${authorPath(language, slug)}">${name}</a>${where(mention && mention !== name, () => html` (${mention})`)}`);
  return links.reduce((before, next, place) => html`${before}${place < links.length - 1 ? ', ' : ` ${words.and} `}${next}`);
}

function dates({ published_at, updated_at, reading_time }: ArticleDocument, language: Language, words: Words): Markup {
  const said = (word: 'published' | 'updated', utc: string | null): Markup =>
    utc ? html`<time datetime="${utc}">${say(words[word], { date: moment(utc, language) })}</time> ` : NOTHING;
  const reading = where(reading_time, () => html`<span>${say(words.reading, { count: reading_time })}</span>`);
  return html`<p class="times">${said('published', published_at)}${said('updated', updated_at)}${reading}</p>`;
}

function stale({ meta }: ArticleDocument, words: Words): Markup {
  return where(meta.freshness.status === 'stale', () => html`<p class="notice">${words.translation_stale}</p>`);
}

/** Corrections are never edited away; the newest word comes last, as it was said. */
function corrections(said: readonly CorrectionValue[], language: Language, words: Words): Markup {
  const entries = said.map(({ label, date, text }) => html`<li><p><b>${label}</b> <time datetime="${date}">${moment(date, language)}</time></p><p class="lines">${text}</p></li>`);
  return where(said.length, () => html`<section class="box corrections" aria-label="${words.corrections}"><h2>${words.corrections}</h2><ul>${entries}</ul></section>`);
}

function notes({ public_note, ai }: ArticleDocument, words: Words): Markup {
  const note = where(public_note, () => html`<p class="notice"><b>${words.note}</b> ${public_note}</p>`);
  if (ai.use === 'none') return note;
  const declared = ai.use === 'generated' ? words.ai_generated : words.ai_assisted;
  return html`${note}<p class="notice">${declared}${where(ai.note, () => html` ${ai.note}`)}</p>`;
}

function topics({ topics: about }: ArticleDocument, language: Language, words: Words): Markup {
  const links = about.map(({ name, slug }) => html`<li><a href="${topicPath(language, slug)}">${name}</a></li>`);
  return where(about.length, () => html`<nav class="topics" aria-label="${words.topics}"><ul>${links}</ul></nav>`);
}
