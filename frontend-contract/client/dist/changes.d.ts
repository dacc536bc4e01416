/** Changes: the feed followed from a bookmark, through restarts on either side, each change once. */
import type { Change } from './api.js';
import type { Transport } from './transport.js';
import { type Pauses } from './waiting.js';
/**
 * How far a follower has come: keep it as it is. It is a cursor of the API, and behind `~` the position of the last change
 * that was handled, so that a follower stopped in the middle of an answer neither misses nor repeats one.
 */
export type Bookmark = string;
export type ChangeEvent = {
    readonly kind: 'change';
    readonly change: Change;
    readonly bookmark: Bookmark;
}
/** Copy everything again, then go on: what follows starts where the log stood before this event. */
 | {
    readonly kind: 'resync';
    readonly reason: 'start' | 'expired' | 'gap';
    readonly bookmark: Bookmark;
};
export interface Following {
    /** The bookmark kept last; without one the first event is a `resync`. */
    readonly after?: Bookmark | null | undefined;
    /** Called with a bookmark once its event was handled, that is when the next one is asked for. */
    readonly persist?: ((bookmark: Bookmark) => void | Promise<void>) | undefined;
    /** False ends where the log ends now; true, unless said, waits for more. */
    readonly wait?: boolean | undefined;
    /** How many changes are asked for at a time: 1,000 at most, 500 unless said. */
    readonly limit?: number | undefined;
    /** Pauses between two looks while nothing happens, and while the server is away. */
    readonly pauses?: Pauses | undefined;
    readonly signal?: AbortSignal | undefined;
}
/** Every change after the bookmark, oldest first; a `resync` where the log no longer reaches back to it. */
export declare function changes(transport: Transport, following?: Following): AsyncGenerator<ChangeEvent, void, undefined>;
/** Where the log stands now: to follow from here without a copy. */
export declare function head(transport: Transport, following?: Following): Promise<Bookmark>;
