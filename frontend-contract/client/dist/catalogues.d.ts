/** Catalogues: what published pages use, by name: authors, topics, images, documents. */
import type { ListMeta } from './api.js';
import type { CatalogueQuery, CatalogueWalk } from './queries.js';
import type { Asking, Transport } from './transport.js';
export interface ListOf<T> {
    readonly meta: ListMeta;
    readonly items: readonly T[];
}
export declare class Catalogue<T extends object> {
    private readonly transport;
    private readonly name;
    constructor(transport: Transport, name: string);
    /** One, by its id; a `Problem` 404 when no public page uses it. */
    read(id: number, asking?: Asking): Promise<T>;
    list(query?: CatalogueQuery, asking?: Asking): Promise<ListOf<T>>;
    /** All of them, each once. */
    all(query?: CatalogueWalk, asking?: Asking): AsyncGenerator<T, void, undefined>;
}
/** The items of a list, page after page, as its cursors lead. */
export declare function byCursor<T>(ask: (cursor: string | undefined) => Promise<ListOf<T>>): AsyncGenerator<T, void, undefined>;
/** The items of a list that only knows offsets: small ones, which are read at a stretch. */
export declare function byOffset<T>(ask: (offset: number) => Promise<ListOf<T>>): AsyncGenerator<T, void, undefined>;
