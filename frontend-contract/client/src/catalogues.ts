/** Catalogues: what published pages use, by name: authors, topics, images, documents. */

import type { ListMeta } from './api.js';
import type { CatalogueQuery, CatalogueWalk } from './queries.js';
import type { Asking, Transport } from './transport.js';

export interface ListOf<T> {
  readonly meta: ListMeta;
  readonly items: readonly T[];
}

export class Catalogue<T extends object> {
  constructor(
    private readonly transport: Transport,
    private readonly name: string,
  ) {}

  /** One, by its id; a `Problem` 404 when no public page uses it. */
  read(id: number, asking?: Asking): Promise<T> {
    return this.transport.get<T>(`${this.name}/${String(id)}/`, {}, asking);
  }

  list(query: CatalogueQuery = {}, asking?: Asking): Promise<ListOf<T>> {
    return this.transport.get<ListOf<T>>(`${this.name}/`, query, asking);
  }

  /** All of them, each once. */
  all(query: CatalogueWalk = {}, asking?: Asking): AsyncGenerator<T, void, undefined> {
    return byCursor((cursor) => this.list({ limit: 100, ...query, cursor }, asking));
  }
}

/** The items of a list, page after page, as its cursors lead. */
export async function* byCursor<T>(ask: (cursor: string | undefined) => Promise<ListOf<T>>): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const { items, meta } = await ask(cursor);
    yield* items;
    cursor = meta.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

/** The items of a list that only knows offsets: small ones, which are read at a stretch. */
export async function* byOffset<T>(ask: (offset: number) => Promise<ListOf<T>>): AsyncGenerator<T, void, undefined> {
  for (let offset = 0; ; ) {
    const { items, meta } = await ask(offset);
    yield* items;
    offset += items.length;
    if (items.length === 0 || offset >= meta.total_count) return;
  }
}
