/** Pictures: every width there is, room kept for them, and whose they are said under them. */

import { crop, picture, type Image, type ImageAttributes } from 'chapo-client';

import { html, where, type Markup } from './html.js';
import { say, type Words } from './words.js';

/** How wide a picture of the story stands. */
export const STORY = '(min-width: 48rem) 44rem, 100vw';
/** How wide a picture of a card stands. */
export const CARD = '(min-width: 48rem) 20rem, 100vw';

interface Showing {
  readonly sizes: string;
  /** The first picture of a screen is fetched at once; the others when they come near. */
  readonly first?: boolean;
}

/** An `<img>` that moves nothing when it arrives: it says its width and height. */
export function img(attributes: ImageAttributes, first: boolean): Markup {
  const { src, srcset, sizes, width, height, alt } = attributes;
  const widths = where(srcset, () => html` srcset="${srcset}" sizes="${sizes}"`);
  const when = first ? html` fetchpriority="high"` : html` loading="lazy"`;
  return html`<img src="${src}"${widths} width="${width}" height="${height}" alt="${alt}"${when} decoding="async">`;
}

/** A picture with its caption and its credit. */
export function figure(image: Image, words: Words, { sizes, first = false }: Showing = { sizes: STORY }): Markup {
  return html`<figure class="picture">${img(picture(image, { sizes }), first)}<figcaption>${where(image.caption, () => html`${image.caption} `)}${credit(image, words)}</figcaption></figure>`;
}

/** Whose picture it is, and that a machine drew it where one did: both have to be said. */
export function credit(image: Image, words: Words): Markup {
  return where(said(image, words), () => html`<span class="credit">${said(image, words)}</span>`);
}

/** A small picture of a card. */
export function thumbnail(image: Image, words: Words, { sizes, first = false }: Showing = { sizes: CARD }): Markup {
  return html`<div class="thumbnail">${img(picture(image, { sizes }), first)}${credit(image, words)}</div>`;
}

/** A face. */
export function portrait(image: Image, words: Words): Markup {
  return html`<div class="portrait">${img(crop(image, 'square'), true)}${credit(image, words)}</div>`;
}

function said(image: Image, words: Words): string {
  if (image.credit && image.synthetic) return say(words.credit_and_synthetic, { credit: image.credit });
  if (image.synthetic) return words.synthetic;
  return image.credit;
}
