/** Resolving: from a reader's path to what a screen shows. */

import type { PageResolution, Resolution } from './api.js';
import { Problem, type ProblemOf } from './problem.js';
import type { ResolveQuery } from './queries.js';
import type { Asking, Transport } from './transport.js';

/** Draw the document, send the reader on, or say that the page has gone or never was. */
export type Resolved =
  | PageResolution
  | { readonly kind: 'redirect'; readonly status: 301 | 302; readonly location: string; readonly locale: string | null }
  | { readonly kind: 'gone'; readonly problem: ProblemOf<'/problems/page-gone'> }
  | { readonly kind: 'none'; readonly problem: ProblemOf<'/problems/no-page'> };

/** What a path shows. 404 and 410 of the path are values; anything else that goes wrong is thrown. */
export async function resolve(transport: Transport, path: string, query: ResolveQuery, asking?: Asking): Promise<Resolved> {
  try {
    return await transport.get<Resolution>('resolve/', { path, ...query }, asking);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // A miss has cache tags too: the page that appears there makes it stale.
    const about = transport.about(error);
    if (error.is('/problems/page-gone')) return transport.saying(about, { kind: 'gone', problem: error.body });
    if (error.is('/problems/no-page')) return transport.saying(about, { kind: 'none', problem: error.body });
    throw error;
  }
}
