/** Preview: a draft, shown to whoever holds its token; it follows an editor's typing and points at what is clicked. */

import { Problem, type Client, type Preview as Draft } from 'chapo-client';

import { Bar } from './bar.js';
import { draftScreen } from './drafts.js';
import { draw } from './navigation.js';
import type { Place } from './place.js';
import { languageOf } from './routes.js';
import { lost, type Screen } from './screens.js';
import type { Language } from './words.js';

const FRAGMENT = /^#preview=([A-Za-z0-9_.:~-]+)$/;

/** The token an address carries, which is taken out of it: it must not stay in the history nor be copied along. */
export function takenToken(): string | null {
  const token = FRAGMENT.exec(location.hash)?.[1] ?? null;
  if (token) history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return token;
}

/** A preview that is open. */
export class Preview {
  private shown: Draft | null = null;
  private current = new AbortController();
  private editor: string | null;
  private readonly bar = new Bar();

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
    if (!this.shown) return;
    // From now on the panel need not load the frame anew: a word is enough.
    this.tell({ type: 'chapo:shown' });
    if (this.shown.audience === 'panel') void this.bar.drawn(this.place.api, this.token);
  }

  private tell(message: object): void {
    if (window.parent !== window && this.editor) window.parent.postMessage(message, this.editor);
  }

  private async screen(language: Language, signal: AbortSignal): Promise<Screen> {
    try {
      this.shown = await this.chapo.preview(this.token, {}, { signal });
      return await draftScreen(this.chapo, this.shown, language, { signal });
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
    if (block && this.shown?.kind === 'preview' && this.shown.blocks[block] !== undefined) this.tell({ type: 'chapo:edit', block });
  }
}

/** Who shows this page in a frame, where the browser says. */
function embedder(): string | null {
  const [parent] = location.ancestorOrigins ?? [];
  return parent ?? (URL.canParse(document.referrer) ? new URL(document.referrer).origin : null);
}
