/** Copying: everything that is public, and then every change to it. */
import { byCursor } from './catalogues.js';
import { changes } from './changes.js';
import { persevere } from './waiting.js';
const PAUSES = { least: 1_000, most: 15_000 };
/**
 * Note the head of the log, copy every page by cursor, then follow from the head; again from the start when the log no
 * longer reaches back. A page that changes while it is copied comes once more as a change.
 */
export async function* copy(transport, copying = {}) {
    for await (const event of changes(transport, copying)) {
        if (event.kind === 'change') {
            yield event;
            continue;
        }
        yield { kind: 'begin' };
        for await (const document of pagesOf(transport, copying))
            yield { kind: 'page', document };
        yield { kind: 'copied', bookmark: event.bookmark };
    }
}
function pagesOf(transport, copying) {
    const { signal, pauses = PAUSES, pages = {} } = copying;
    return byCursor((cursor) => persevere(() => transport.get('pages/', { limit: 100, order: 'id', ...pages, fields: '*', cursor }, { signal }), { pauses, signal }));
}
