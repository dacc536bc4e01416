/** Rich text: links of the API's HTML led to the front end's own routes, with strings alone. */
// The API writes attributes in double quotes, and never `"` inside one.
const LINK = /<a((?:\s+[a-z-]+="[^"]*")*)\s*>([\s\S]*?)<\/a>/g;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;
const ENTITIES = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'", '#x27': "'", nbsp: '\u00a0' };
const ROUTE = /^(?:https?:\/\/|\/(?!\/)|\.{1,2}\/|[?#])/i;
/**
 * The HTML with every link to a page led where `route` says; `null` leaves the words without a link. Other links stay as
 * they are. What `route` gives must be a path or an http(s) address: anything else would run as a script, and is refused.
 */
export function withRoutes(html, route) {
    return html.replace(LINK, (whole, written, words) => {
        const attributes = new Map([...written.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decoded(value)]));
        const pageId = attributes.get('data-page-id');
        if (pageId === undefined)
            return whole;
        const to = route({ href: attributes.get('href') ?? '', pageId: Number(pageId), hreflang: attributes.get('hreflang') ?? '' });
        if (to === null)
            return words;
        if (!ROUTE.test(to))
            throw new TypeError(`Not a route a link may lead to: ${to}`);
        attributes.set('href', to);
        return `<a ${[...attributes].map(([name, value]) => `${name}="${escaped(value)}"`).join(' ')}>${words}</a>`;
    });
}
/** Text as HTML, for what is no HTML yet: titles, captions, quotes. */
export function escaped(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
function decoded(value) {
    return value.replace(/&(#39|#x27|[a-z]+);/g, (whole, name) => ENTITIES[name] ?? whole);
}
