/** Rich text: links of the API's HTML led to the front end's own routes, with strings alone. */
/** A link to a page of the site. */
export interface PageLink {
    /** Path of the page, decoded, with what stood behind it (`?…`, `#…`). */
    readonly href: string;
    readonly pageId: number;
    /** Language of the page when it is not the reader's; else empty. */
    readonly hreflang: string;
}
/**
 * The HTML with every link to a page led where `route` says; `null` leaves the words without a link. Other links stay as
 * they are. What `route` gives must be a path or an http(s) address: anything else would run as a script, and is refused.
 */
export declare function withRoutes(html: string, route: (link: PageLink) => string | null): string;
/** Text as HTML, for what is no HTML yet: titles, captions, quotes. */
export declare function escaped(text: string): string;
