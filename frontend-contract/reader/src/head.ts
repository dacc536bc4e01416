/** Head: what browsers and search engines are told of a screen that the script drew. */

import type { Screen } from './screens.js';

export function tell(screen: Screen, language: string, publisher: string): void {
  document.title = screen.title === publisher ? publisher : `${screen.title} – ${publisher}`;
  document.documentElement.lang = language;
  link('canonical', screen.canonical);
  for (const alternate of document.head.querySelectorAll('link[rel=alternate][hreflang]')) alternate.remove();
  meta('description', screen.description);
  meta('robots', screen.noindex ? 'noindex' : '');
}

function meta(name: string, content: string): void {
  const known = document.head.querySelector<HTMLMetaElement>(`meta[name=${name}]`);
  if (!content) known?.remove();
  else if (known) known.content = content;
  else document.head.append(Object.assign(document.createElement('meta'), { name, content }));
}

function link(rel: string, href: string): void {
  const known = document.head.querySelector<HTMLLinkElement>(`link[rel=${rel}]`);
  if (!href) known?.remove();
  else if (known) known.href = href;
  else document.head.append(Object.assign(document.createElement('link'), { rel, href }));
}
