/** Changes: the feed followed from a bookmark, through restarts on either side, each change once. */
import { Problem } from './problem.js';
import { nth, pause, persevere } from './waiting.js';
const PAUSES = { least: 1_000, most: 15_000 };
const LIMIT = 500;
const RESYNC = Symbol('resync');
/** Every change after the bookmark, oldest first; a `resync` where the log no longer reaches back to it. */
export async function* changes(transport, following = {}) {
    const feed = new Feed(transport, following);
    let place = following.after ? read(following.after) : null;
    let reason = 'start';
    let quiet = 0;
    for (;;) {
        if (place === null) {
            place = { cursor: await feed.head(), position: null };
            yield* handled({ kind: 'resync', reason, bookmark: write(place) }, following);
        }
        const slice = await feed.after(place.cursor);
        if (slice === RESYNC) {
            [place, reason] = [null, 'expired'];
            continue;
        }
        const fresh = unseen(slice.items, place.position);
        if (fresh === RESYNC) {
            [place, reason] = [null, 'gap'];
            continue;
        }
        for (const [index, change] of fresh.entries()) {
            const cursor = index === fresh.length - 1 ? slice.meta.next : place.cursor;
            yield* handled({ kind: 'change', change, bookmark: write({ cursor, position: change.position }) }, following);
        }
        place = { cursor: slice.meta.next, position: fresh.at(-1)?.position ?? place.position };
        quiet = fresh.length > 0 ? 0 : quiet + 1;
        if (slice.meta.more)
            continue;
        if (following.wait === false)
            return;
        await pause(nth(quiet, following.pauses ?? PAUSES), following.signal);
    }
}
/** Where the log stands now: to follow from here without a copy. */
export function head(transport, following = {}) {
    return new Feed(transport, following).head();
}
/** Hand over an event; whoever comes back for the next one has handled it. */
async function* handled(event, following) {
    yield event;
    await following.persist?.(event.bookmark);
}
class Feed {
    transport;
    following;
    constructor(transport, following) {
        this.transport = transport;
        this.following = following;
    }
    async head() {
        return (await this.patiently({ limit: 0 })).meta.next;
    }
    async after(cursor) {
        try {
            return await this.patiently({ after: cursor, limit: this.following.limit ?? LIMIT });
        }
        catch (error) {
            if (error instanceof Problem && error.is('/problems/cursor-expired'))
                return RESYNC;
            throw error;
        }
    }
    patiently(values) {
        const { signal } = this.following;
        const ask = () => this.transport.get('changes/', values, { signal });
        return persevere(ask, { pauses: this.following.pauses ?? PAUSES, signal });
    }
}
/** The changes behind a position. Positions have no gap: where there is one, changes are missing. */
function unseen(items, position) {
    const fresh = position === null ? items : items.filter((change) => change.position > position);
    let expected = position === null ? fresh[0]?.position : position + 1;
    for (const change of fresh) {
        if (change.position !== expected)
            return RESYNC;
        expected += 1;
    }
    return fresh;
}
function read(bookmark) {
    const [cursor = '', position] = bookmark.split('~');
    return { cursor, position: position === undefined ? null : Number(position) };
}
function write(place) {
    return place.position === null ? place.cursor : `${place.cursor}~${String(place.position)}`;
}
