/** Resolving: from a reader's path to what a screen shows. */
import type { PageResolution } from './api.js';
import { type ProblemOf } from './problem.js';
import type { ResolveQuery } from './queries.js';
import type { Asking, Transport } from './transport.js';
/** Draw the document, send the reader on, or say that the page has gone or never was. */
export type Resolved = PageResolution | {
    readonly kind: 'redirect';
    readonly status: 301 | 302;
    readonly location: string;
    readonly locale: string | null;
} | {
    readonly kind: 'gone';
    readonly problem: ProblemOf<'/problems/page-gone'>;
} | {
    readonly kind: 'none';
    readonly problem: ProblemOf<'/problems/no-page'>;
};
/** What a path shows. 404 and 410 of the path are values; anything else that goes wrong is thrown. */
export declare function resolve(transport: Transport, path: string, query: ResolveQuery, asking?: Asking): Promise<Resolved>;
