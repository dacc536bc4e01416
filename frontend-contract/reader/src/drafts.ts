/** Drafts: what a preview's answer shows, in the very screens that readers get. */

import { crop, type Client, type Page, type PagePreview, type Preview } from 'chapo-client';

import { articlesOf, around, type Asking } from './asking.js';
import { card } from './cards.js';
import { moment } from './dates.js';
import { html, NOTHING, where, type Markup } from './html.js';
import { img } from './pictures.js';
import { authorScreen, pageScreen, topicScreen, type Screen } from './screens.js';
import { say, wordsOf, type Language } from './words.js';

/** The draft as its mode wants it, under a banner. */
export async function draftScreen(chapo: Client, answer: Preview, language: Language, asking: Asking): Promise<Screen> {
  const screen = await shown(chapo, answer, language, asking);
  return { ...screen, notice: banner(answer, language), noindex: true };
}

async function shown(chapo: Client, answer: Preview, language: Language, asking: Asking): Promise<Screen> {
  switch (answer.kind) {
    case 'preview': {
      const screen = pageScreen(answer.document, await around(chapo, answer.document, 1, asking));
      return { ...screen, main: inMode(answer, screen.main) };
    }
    case 'author':
      return authorScreen(answer.resource, language, await articlesOf(chapo, { author: answer.resource.id }, { language, page: 1 }, asking));
    case 'topic':
      return topicScreen(answer.resource, language, await articlesOf(chapo, { topic: answer.resource.id }, { language, page: 1 }, asking));
    default:
      return answer satisfies never;
  }
}

function inMode({ document: page, card: short, mode }: PagePreview, main: Markup): Markup {
  const words = wordsOf(page.meta.locale);
  const title = html`<h1 class="unseen" tabindex="-1">${page.title}</h1>`;
  const teaser = html`<ul class="cards"><li>${card(short, words, { level: 2, first: true })}</li></ul>`;
  switch (mode) {
    case 'page':
      return main;
    case 'card':
      return html`${title}${teaser}`;
    case 'front':
      return page.type === 'article' ? html`${title}<section class="zone">${teaser}</section>` : main;
    case 'social':
      return social(page);
    default:
      mode satisfies never;
      return main;
  }
}

/** What other sites make of a link to the page. */
function social(page: Page): Markup {
  const { title, meta } = page;
  const sharing = page.type === 'article' ? page.sharing : null;
  const image = page.type === 'article' ? (page.sharing.image ?? page.hero) : null;
  const description = sharing?.description || meta.search_description || page.standfirst;
  return html`<div class="social">${image ? img(crop(image, 'social'), true) : NOTHING}<h1 tabindex="-1">${sharing?.title || meta.seo_title || title}</h1>${where(description, () => html`<p>${description}</p>`)}<p class="source">${new URL(meta.html_url).host}</p></div>`;
}

function banner({ expires_at }: Preview, language: Language): Markup {
  const words = wordsOf(language);
  const until = say(words.preview_until, { date: moment(expires_at, language) });
  return html`<p class="preview" role="status"><strong>${words.preview}</strong> ${until}</p>`;
}
