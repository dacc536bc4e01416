/** Copying: everything that is public, and then every change to it. */

import type { Change, Page, PageList } from './api.js';
import { byCursor } from './catalogues.js';
import { changes, type Bookmark, type Following } from './changes.js';
import type { WalkQuery } from './queries.js';
import type { Transport } from './transport.js';
import { persevere } from './waiting.js';

export type CopyEvent =
  /** A copy begins: put what comes aside, readers keep what they have. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'page'; readonly document: Page }
  /** All pages came: let the new copy take the place of the old one. */
  | { readonly kind: 'copied'; readonly bookmark: Bookmark }
  | { readonly kind: 'change'; readonly change: Change; readonly bookmark: Bookmark };

export interface Copying extends Following {
  /** Which pages are copied; all of them unless said. The changes that follow are those of the whole site. */
  readonly pages?: WalkQuery | undefined;
}

const PAUSES = { least: 1_000, most: 15_000 };

/**
 * Note the head of the log, copy every page by cursor, then follow from the head; again from the start when the log no
 * longer reaches back. A page that changes while it is copied comes once more as a change.
 */
export async function* copy(transport: Transport, copying: Copying = {}): AsyncGenerator<CopyEvent, void, undefined> {
  for await (const event of changes(transport, copying)) {
    if (event.kind === 'change') {
      yield event;
      continue;
    }
    yield { kind: 'begin' };
    for await (const document of pagesOf(transport, copying)) yield { kind: 'page', document };
    yield { kind: 'copied', bookmark: event.bookmark };
  }
}

function pagesOf(transport: Transport, copying: Copying): AsyncGenerator<Page, void, undefined> {
  const { signal, pauses = PAUSES, pages = {} } = copying;
  return byCursor((cursor) =>
    persevere(() => transport.get<PageList>('pages/', { limit: 100, order: 'id', ...pages, fields: '*', cursor }, { signal }), { pauses, signal }),
  );
}
