/** Catalogues: what published pages use, by name: authors, topics, images, documents. */
export class Catalogue {
    transport;
    name;
    constructor(transport, name) {
        this.transport = transport;
        this.name = name;
    }
    /** One, by its id; a `Problem` 404 when no public page uses it. */
    read(id, asking) {
        return this.transport.get(`${this.name}/${String(id)}/`, {}, asking);
    }
    list(query = {}, asking) {
        return this.transport.get(`${this.name}/`, query, asking);
    }
    /** All of them, each once. */
    all(query = {}, asking) {
        return byCursor((cursor) => this.list({ limit: 100, ...query, cursor }, asking));
    }
}
/** The items of a list, page after page, as its cursors lead. */
export async function* byCursor(ask) {
    let cursor;
    do {
        const { items, meta } = await ask(cursor);
        yield* items;
        cursor = meta.next_cursor ?? undefined;
    } while (cursor !== undefined);
}
/** The items of a list that only knows offsets: small ones, which are read at a stretch. */
export async function* byOffset(ask) {
    for (let offset = 0;;) {
        const { items, meta } = await ask(offset);
        yield* items;
        offset += items.length;
        if (items.length === 0 || offset >= meta.total_count)
            return;
    }
}
