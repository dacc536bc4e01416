/** The client: one method per address of the read API. */
import { byCursor, byOffset, Catalogue } from './catalogues.js';
import { changes, head } from './changes.js';
import { copy } from './copying.js';
import { resolve } from './resolving.js';
import { Transport } from './transport.js';
export class Client {
    authors;
    topics;
    images;
    documents;
    transport;
    constructor(options) {
        this.transport = new Transport(options);
        this.authors = new Catalogue(this.transport, 'authors');
        this.topics = new Catalogue(this.transport, 'topics');
        this.images = new Catalogue(this.transport, 'images');
        this.documents = new Catalogue(this.transport, 'documents');
    }
    /** What a reader's path shows: a page, a redirect, or the word that there is none. */
    resolve(path, query = {}, asking) {
        return resolve(this.transport, path, query, asking);
    }
    page(id, asking = {}) {
        return this.transport.get(`pages/${String(id)}/`, { fields: asking.fields }, asking);
    }
    /** A page by the key its languages share, in the language asked for or the first accepted. A `Problem` 404 when it is public in none. */
    translation(key, query = {}, asking) {
        return this.transport.get('translations/', { translation_key: key, ...query }, asking);
    }
    pages(query = {}, asking) {
        return this.transport.get('pages/', query, asking);
    }
    /** Cards one after the other, each once while others are published. */
    cards(query = {}, asking) {
        return byCursor((cursor) => this.transport.get('pages/', { limit: 100, ...query, cursor }, asking));
    }
    /** Whole documents one after the other: what a build reads. */
    wholePages(query = {}, asking) {
        return byCursor((cursor) => this.transport.get('pages/', { limit: 100, ...query, fields: '*', cursor }, asking));
    }
    /** Pages by words, best first: `"a phrase"`, `-without`, `begin*`. */
    search(q, query = {}, asking) {
        return this.transport.get('search/', { q, ...query }, asking);
    }
    /** Results of a search one after the other. */
    hits(q, query = {}, asking) {
        return byCursor((cursor) => this.search(q, { limit: 100, ...query, cursor }, asking));
    }
    /** Names and titles that complete what is being typed. */
    suggest(q, query = {}, asking) {
        return this.transport.get('suggest/', { q, ...query }, asking);
    }
    /** Publisher, menus and languages: the frame of every screen in one language. */
    site(locale, query = {}, asking) {
        return this.transport.get('site/', { locale, ...query }, asking);
    }
    /** The tree of sections, each after the one it stands under. */
    sections(query = {}, asking) {
        return byOffset((offset) => this.transport.get('sections/', { limit: 100, ...query, offset }, asking));
    }
    /** The languages of the site, the source first. */
    locales(asking) {
        return this.transport.get('locales/', {}, asking);
    }
    /** Every redirect there is, for the rules of a static host. */
    redirects(query = {}, asking) {
        return byOffset((offset) => this.transport.get('redirects/', { limit: 100, ...query, offset }, asking));
    }
    /** What changes, from a bookmark on. */
    changes(following) {
        return changes(this.transport, following);
    }
    /** Where the change log stands now. */
    head(following) {
        return head(this.transport, following);
    }
    /** Everything there is, then what changes. */
    copy(copying) {
        return copy(this.transport, copying);
    }
    /** A page before it is public, for whoever holds a token. A `Problem` 404 whatever is wrong with it, or where `path` is another page's. */
    preview(token, query = {}, asking = {}) {
        const headers = new Headers(asking.init?.headers);
        headers.set('x-preview-token', token);
        // Nothing of a draft is kept by anyone on the way, nor told to a third.
        const init = { ...asking.init, headers, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' };
        return this.transport.get('preview/', query, { ...asking, init });
    }
    /** What an answer of this client, or a problem it threw, said about itself: its cache tags, its ETag, its language. */
    about(answer) {
        return this.transport.about(answer);
    }
    /** Forget every remembered answer. */
    forget() {
        this.transport.forget();
    }
}
/** A client of the API that lives at `base`. */
export function createClient(options) {
    return new Client(options);
}
