/** Navigation: from screen to screen without loading a page, as voices, keyboards and the back button expect it. */

import { isPassing, type Client, type SiteResource } from 'chapo-client';

import { ask } from './asking.js';
import { framed } from './frame.js';
import { tell } from './head.js';
import type { Place } from './place.js';
import { languageOf, routeOf } from './routes.js';
import { lost, type Screen } from './screens.js';
import type { Language } from './words.js';

/** First parts of addresses the server answers itself. */
const SERVERS = /^\/(?:admin|api|documents|media|static|_reader|_util)(?:\/|$)/;
/** Longer chains of redirects are loops. */
const MOST_HOPS = 5;

/** Draw a screen, wherever it comes from: the API or a preview. */
export function draw(place: Place, screen: Screen, site: SiteResource, language: Language): void {
  place.root.innerHTML = framed(screen, site, language).text;
  tell(screen, language, site.publisher.name);
}

/** Take over links, the search form and the back button. */
export class Navigation {
  private current = new AbortController();

  constructor(
    private readonly place: Place,
    private readonly chapo: Client,
  ) {}

  start(): void {
    history.scrollRestoration = 'manual';
    document.addEventListener('click', (event) => this.onClick(event));
    document.addEventListener('submit', (event) => this.onSubmit(event));
    addEventListener('popstate', (event) => void this.show(new URL(location.href), { y: Number((event.state as { y?: number } | null)?.y ?? 0) }));
    if (!this.place.isDrawn) void this.show(new URL(location.href), { y: 0, isFirst: true });
  }

  /** Show an address; the answer that comes too late is dropped. */
  private async show(url: URL, { y, isFirst = false }: { y: number; isFirst?: boolean }): Promise<void> {
    this.current.abort();
    const { signal } = (this.current = new AbortController());
    const language = languageOf(url.pathname);
    const [screen, site] = await Promise.all([this.screen(url, signal), this.frame(language, signal)]);
    if (signal.aborted) return;
    // Without a frame there is nothing to draw in: the server shows what it can.
    if (!site || !screen) return isFirst ? undefined : location.assign(url);
    draw(this.place, screen, site, language);
    if (isFirst) return;
    this.place.said.textContent = screen.title;
    this.place.root.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    scrollTo({ top: y, behavior: 'instant' });
  }

  private async screen(url: URL, signal: AbortSignal): Promise<Screen | null> {
    try {
      let at = url;
      for (let hop = 0; hop < MOST_HOPS; hop += 1) {
        const found = await ask(this.chapo, routeOf(at), { signal });
        if (!('location' in found)) return found;
        at = new URL(found.location, at);
        if (at.origin !== location.origin) return location.assign(at), null;
        history.replaceState(history.state, '', at);
      }
      return null;
    } catch (error) {
      if (signal.aborted) return null;
      if (!isPassing(error)) return null;
      return lost('trouble', languageOf(url.pathname), `${url.pathname}${url.search}`);
    }
  }

  private frame(language: Language, signal: AbortSignal): Promise<SiteResource | null> {
    return this.chapo.site(language, {}, { signal }).catch(() => null);
  }

  private go(url: URL): void {
    history.replaceState({ y: scrollY }, '');
    history.pushState({ y: 0 }, '', url);
    void this.show(url, { y: 0 });
  }

  private onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !isOurs(event, link)) return;
    event.preventDefault();
    this.go(new URL(link.href));
  }

  private onSubmit(event: SubmitEvent): void {
    if (!(event.target instanceof HTMLFormElement) || event.target.getAttribute('role') !== 'search') return;
    event.preventDefault();
    const q = new FormData(event.target).get('q');
    this.go(new URL(`?${new URLSearchParams({ q: typeof q === 'string' ? q : '' }).toString()}`, event.target.action));
  }
}

/** Whether the script may follow a link in the reader's place: a plain click on a page of this site in this language. */
function isOurs(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
  const url = new URL(link.href, location.href);
  const here = url.origin === location.origin && !SERVERS.test(url.pathname) && languageOf(url.pathname) === languageOf(location.pathname);
  const jumps = url.hash !== '' && url.pathname === location.pathname;
  return plain && here && !jumps && !link.target && !('plain' in link.dataset);
}
