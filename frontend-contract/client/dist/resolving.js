/** Resolving: from a reader's path to what a screen shows. */
import { Problem } from './problem.js';
/** What a path shows. 404 and 410 of the path are values; anything else that goes wrong is thrown. */
export async function resolve(transport, path, query, asking) {
    try {
        return await transport.get('resolve/', { path, ...query }, asking);
    }
    catch (error) {
        if (!(error instanceof Problem))
            throw error;
        // A miss has cache tags too: the page that appears there makes it stale.
        const about = transport.about(error);
        if (error.is('/problems/page-gone'))
            return transport.saying(about, { kind: 'gone', problem: error.body });
        if (error.is('/problems/no-page'))
            return transport.saying(about, { kind: 'none', problem: error.body });
        throw error;
    }
}
