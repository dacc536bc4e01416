/** Preview: a draft, shown to whoever holds its token, in the very screens that readers get. */

import { crop, Problem, type ArticleDocument, type Card, type Client, type Page } from 'chapo-client';

import { around } from './asking.js';
import { card } from './cards.js';
import { moment } from './dates.js';
import { html, NOTHING, where, type Markup } from './html.js';
import { draw } from './navigation.js';
import type { Place } from './place.js';
import { img } from './pictures.js';
import { languageOf } from './routes.js';
import { lost, pageScreen, type Screen } from './screens.js';
import { say, wordsOf, type Language } from './words.js';

/** What `GET /api/v2/preview/` answers. */
export interface PreviewAnswer {
  readonly kind: 'preview';
  readonly mode: 'article' | 'card' | 'front' | 'social';
  readonly document: Page;
  /** Id of a block → where it is in the document. */
  readonly blocks: Readonly<Record<string, string>>;
  readonly expires_at: string;
}

const FRAGMENT = /^#preview=([A-Za-z0-9_.:~-]+)$/;

/** The token an address carries, which is taken out of it: it must not stay in the history nor be copied along. */
export function takenToken(): string | null {
  const token = FRAGMENT.exec(location.hash)?.[1] ?? null;
  if (token) history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return token;
}

export async function fetchPreview(api: string, token: string, signal: AbortSignal): Promise<PreviewAnswer> {
  const headers = { Accept: 'application/json', 'X-Preview-Token': token };
  const url = `${api}/api/v2/preview/`;
  const answer = await fetch(url, { headers, signal, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!answer.ok) throw new Problem(answer.status, url, null);
  return (await answer.json()) as PreviewAnswer;
}

/** The draft as its mode wants it. */
export async function previewScreen(chapo: Client, answer: PreviewAnswer, asking: { signal: AbortSignal }): Promise<Screen> {
  const { document: page, mode } = answer;
  const screen = pageScreen(page, await around(chapo, page, 1, asking), true);
  return { ...screen, main: html`${banner(answer)}${showing(page, mode, screen.main)}` };
}

function showing(page: Page, mode: PreviewAnswer['mode'], main: Markup): Markup {
  const words = wordsOf(page.meta.locale);
  if (page.type !== 'article') return main;
  switch (mode) {
    case 'article':
      return main;
    case 'card':
      return html`<h1 class="unseen" tabindex="-1">${page.title}</h1><ul class="cards"><li>${card(cardOf(page), words, { level: 2, first: true })}</li></ul>`;
    case 'front':
      return html`<h1 class="unseen" tabindex="-1">${page.title}</h1><section class="zone"><ul class="cards"><li>${card(cardOf(page), words, { level: 2, first: true })}</li></ul></section>`;
    case 'social':
      return social(page);
    default:
      mode satisfies never;
      return main;
  }
}

/** What other sites make of a link to the article. */
function social({ title, standfirst, hero, sharing, meta }: ArticleDocument): Markup {
  const image = sharing.image ?? hero;
  const description = sharing.description || meta.search_description || standfirst;
  return html`<div class="social">${image ? img(crop(image, 'social'), true) : NOTHING}<h1 tabindex="-1">${sharing.title || meta.seo_title || title}</h1>${where(description, () => html`<p>${description}</p>`)}<p class="source">${new URL(meta.html_url).host}</p></div>`;
}

/** The card lists would show of an article. */
export function cardOf(page: ArticleDocument): Card {
  const { id, type, meta, title, path, kicker, standfirst, hero, section, authors, genre, access, commercial, published_at, updated_at, breaking_until, reading_time } = page;
  const { detail_url, html_url, slug, locale, first_published_at } = meta;
  return {
    id, type, title: page.short_title || title, path, kicker, standfirst, image: hero, section, authors, genre: genre.code, genre_label: genre.label, access, commercial, published_at,
    updated_at, breaking_until, reading_time, meta: { type: meta.type, detail_url, html_url, slug, locale, first_published_at },
  };
}

function banner({ expires_at, document: page }: PreviewAnswer): Markup {
  const words = wordsOf(page.meta.locale);
  const until = say(words.preview_until, { date: moment(expires_at, languageOf(page.path)) });
  return html`<p class="preview" role="status"><strong>${words.preview}</strong> ${until}</p>`;
}

/** A preview that is open: it follows the editor's typing, and points at the block that is clicked. */
export class Preview {
  private shown: PreviewAnswer | null = null;
  private current = new AbortController();
  private editor: string | null;

  constructor(
    private readonly place: Place,
    private readonly chapo: Client,
    private token: string,
  ) {
    this.editor = place.editors.find((origin) => origin === embedder()) ?? null;
  }

  start(): void {
    addEventListener('message', (event) => this.onMessage(event));
    // Before anybody else hears it: neither links nor buttons do anything in the editor's frame.
    this.place.root.addEventListener('click', (event) => this.onClick(event), { capture: true });
    void this.refresh();
  }

  /** Fetch and draw again, at the same place of the page. */
  async refresh(): Promise<void> {
    this.current.abort();
    const { signal } = (this.current = new AbortController());
    const language = languageOf(location.pathname);
    const [screen, site] = await Promise.all([this.screen(language, signal), this.chapo.site(language, {}, { signal }).catch(() => null)]);
    if (signal.aborted || !site) return;
    const { scrollX: left, scrollY: top } = window;
    draw(this.place, screen, site, language);
    scrollTo({ left, top, behavior: 'instant' });
  }

  private async screen(language: Language, signal: AbortSignal): Promise<Screen> {
    try {
      this.shown = await fetchPreview(this.place.api, this.token, signal);
      return await previewScreen(this.chapo, this.shown, { signal });
    } catch (error) {
      if (!signal.aborted) this.shown = null;
      return lost(error instanceof Problem && error.status === 404 ? 'preview_over' : 'preview_trouble', language);
    }
  }

  private onMessage(event: MessageEvent): void {
    const said = event.data as { type?: unknown; token?: unknown } | null;
    if (!this.place.editors.includes(event.origin) || said?.type !== 'chapo:preview' || typeof said.token !== 'string') return;
    this.editor = event.origin;
    this.token = said.token;
    void this.refresh();
  }

  private onClick(event: MouseEvent): void {
    if (window.parent === window || !(event.target instanceof Element)) return;
    if (event.target.closest('a, button')) {
      event.preventDefault();
      event.stopPropagation();
    }
    const block = event.target.closest<HTMLElement>('[data-block]')?.dataset['block'];
    if (block && this.shown?.blocks[block] !== undefined && this.editor) window.parent.postMessage({ type: 'chapo:edit', block }, this.editor);
  }
}

/** Who shows this page in a frame, where the browser says. */
function embedder(): string | null {
  const [parent] = location.ancestorOrigins ?? [];
  return parent ?? (URL.canParse(document.referrer) ? new URL(document.referrer).origin : null);
}
