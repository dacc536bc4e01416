/** Media: our own files play here; what stands elsewhere waits for the reader's word. */

import type { File, Image } from 'chapo-client';

import { address, html, NOTHING, where, type Markup } from './html.js';
import { say, type Words } from './words.js';

/** A player of a file of this site; nothing of it is fetched before the reader presses play. */
export function player(kind: 'video' | 'audio', file: File, poster: Image | null): Markup {
  if (kind === 'audio') return html`<audio controls preload="none" src="${address(file.url)}"></audio>`;
  const still = poster ? html` poster="${poster.src}" width="${poster.width}" height="${poster.height}"` : NOTHING;
  return html`<video controls preload="none" src="${address(file.url)}"${still}></video>`;
}

/** A box in the place of something another site keeps: `consent.ts` hears its button. Without script, a link. */
export function thirdParty(url: string, words: Words, provider: string = hostOf(url)): Markup {
  const label = say(words.consent_button, { provider });
  return where(url, () => html`<div class="consent"><p>${say(words.consent, { provider })}</p><button type="button" data-consent="${address(url)}">${label}</button><noscript><a class="button" href="${address(url)}" rel="noopener noreferrer">${label}</a></noscript></div>`);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
