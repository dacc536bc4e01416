/** Head: what browsers and search engines are told of a screen that the script drew. */

import type { Screen } from './screens.js';

export function tell(screen: Screen, language: string, publisher: string): void {
  document.title = screen.title === publisher ? publisher : `${screen.title} – ${publisher}`;
  document.documentElement.lang = language;
  link('canonical', screen.canonical);
  for (const alternate of document.head.querySelectorAll('link[rel=alternate][hreflang], meta[name=description]')) alternate.remove();
  const robots = document.head.querySelector('meta[name=robots]');
  if (!screen.noindex) robots?.remove();
  else if (!robots) document.head.append(Object.assign(document.createElement('meta'), { name: 'robots', content: 'noindex' }));
}

function link(rel: string, href: string): void {
  const known = document.head.querySelector<HTMLLinkElement>(`link[rel=${rel}]`);
  if (!href) known?.remove();
  else if (known) known.href = href;
  else document.head.append(Object.assign(document.createElement('link'), { rel, href }));
}
