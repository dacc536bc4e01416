/** Preview: a draft, shown to whoever holds its token, in the very screens that readers get. */

import { crop, Problem, type Client, type Page, type Preview as Draft } from 'chapo-client';

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

const FRAGMENT = /^#preview=([A-Za-z0-9_.:~-]+)$/;

/** The token an address carries, which is taken out of it: it must not stay in the history nor be copied along. */
export function takenToken(): string | null {
  const token = FRAGMENT.exec(location.hash)?.[1] ?? null;
  if (token) history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return token;
}

/** The draft as its mode wants it. */
export async function previewScreen(chapo: Client, answer: Draft, asking: { signal: AbortSignal }): Promise<Screen> {
  const { document: page } = answer;
  const screen = pageScreen(page, await around(chapo, page, 1, asking), true);
  return { ...screen, main: html`${banner(answer)}${showing(answer, screen.main)}` };
}

function showing({ document: page, card: short, mode }: Draft, main: Markup): Markup {
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

function banner({ expires_at, document: page }: Draft): Markup {
  const words = wordsOf(page.meta.locale);
  const until = say(words.preview_until, { date: moment(expires_at, languageOf(page.path)) });
  return html`<p class="preview" role="status"><strong>${words.preview}</strong> ${until}</p>`;
}

/** A preview that is open: it follows the editor's typing, and points at the block that is clicked. */
export class Preview {
  private shown: Draft | null = null;
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
    // From now on the panel need not load the frame anew: a word is enough.
    if (this.shown) this.tell({ type: 'chapo:shown' });
  }

  private tell(message: object): void {
    if (window.parent !== window && this.editor) window.parent.postMessage(message, this.editor);
  }

  private async screen(language: Language, signal: AbortSignal): Promise<Screen> {
    try {
      this.shown = await this.chapo.preview(this.token, {}, { signal });
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
    if (block && this.shown?.blocks[block] !== undefined) this.tell({ type: 'chapo:edit', block });
  }
}

/** Who shows this page in a frame, where the browser says. */
function embedder(): string | null {
  const [parent] = location.ancestorOrigins ?? [];
  return parent ?? (URL.canParse(document.referrer) ? new URL(document.referrer).origin : null);
}
