/** Copying: everything that is public, and then every change to it. */
import type { Change, Page } from './api.js';
import { type Bookmark, type Following } from './changes.js';
import type { WalkQuery } from './queries.js';
import type { Transport } from './transport.js';
export type CopyEvent = 
/** A copy begins: put what comes aside, readers keep what they have. */
{
    readonly kind: 'begin';
} | {
    readonly kind: 'page';
    readonly document: Page;
}
/** All pages came: let the new copy take the place of the old one. */
 | {
    readonly kind: 'copied';
    readonly bookmark: Bookmark;
} | {
    readonly kind: 'change';
    readonly change: Change;
    readonly bookmark: Bookmark;
};
export interface Copying extends Following {
    /** Which pages are copied; all of them unless said. The changes that follow are those of the whole site. */
    readonly pages?: WalkQuery | undefined;
}
/**
 * Note the head of the log, copy every page by cursor, then follow from the head; again from the start when the log no
 * longer reaches back. A page that changes while it is copied comes once more as a change.
 */
export declare function copy(transport: Transport, copying?: Copying): AsyncGenerator<CopyEvent, void, undefined>;
