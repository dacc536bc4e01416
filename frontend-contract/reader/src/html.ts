/** HTML: a template tag that escapes whatever is put into it, so that forgetting is not possible. */

import { escaped } from 'chapo-client';

/** HTML that is safe to insert: written by `html`, or the API's own rich text. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** Nothing at all. */
export const NOTHING = new Markup('');

export type Piece = Markup | string | number | readonly Piece[];

/** `html\`<p>${title}</p>\``: strings are escaped, markup stays, lists are joined. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((text, place) => text + written(pieces[place] ?? '')).join(''));
}

/** Rich text of the API: it holds no script, style or handler. Its links are paths of this site already; elsewhere, `withRoutes` leads them. */
export function rich(text: string): Markup {
  return new Markup(text);
}

/** Markup for something that may be empty. */
export function where(condition: unknown, markup: () => Markup): Markup {
  return condition ? markup() : NOTHING;
}

/** An address that may stand in a link: of this site or on the web, never a script. */
export function address(url: string): string {
  return /^(?:https?:|mailto:|tel:)/i.test(url) || /^\/(?![/\\])/.test(url) ? url : '#';
}

function written(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  return typeof piece === 'object' ? piece.map(written).join('') : escaped(String(piece));
}
