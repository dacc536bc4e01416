/** The client: one method per address of the read API. */
import type { AuthorResource, Card, CardList, DocumentResource, ImageResource, LocaleList, Page, PageList, PageResolution, Part, PartList, Preview, RedirectResource, SearchHit, SearchResults, SectionDocument, SiteResource, SuggestionList, TopicResource } from './api.js';
import { Catalogue } from './catalogues.js';
import { type Bookmark, type ChangeEvent, type Following } from './changes.js';
import { type CopyEvent, type Copying } from './copying.js';
import type { OffsetQuery, PagesQuery, PreviewQuery, RedirectsQuery, ResolveQuery, SearchQuery, SearchWalk, SiteQuery, SuggestQuery, TranslationQuery, WalkQuery } from './queries.js';
import { type Resolved } from './resolving.js';
import { type About, type Asking, type Options } from './transport.js';
export declare class Client {
    readonly authors: Catalogue<AuthorResource>;
    readonly topics: Catalogue<TopicResource>;
    readonly images: Catalogue<ImageResource>;
    readonly documents: Catalogue<DocumentResource>;
    private readonly transport;
    constructor(options: Options);
    /** What a reader's path shows: a page, a redirect, or the word that there is none. */
    resolve(path: string, query?: ResolveQuery, asking?: Asking): Promise<Resolved>;
    /** A page by its id; with `fields`, the part of it that was asked for. A `Problem` 404 when it is not public. */
    page(id: number, asking?: Asking): Promise<Page>;
    page(id: number, asking: Asking & {
        readonly fields: string;
    }): Promise<Part>;
    /** A page by the key its languages share, in the language asked for or the first accepted. A `Problem` 404 when it is public in none. */
    translation(key: string, query?: TranslationQuery, asking?: Asking): Promise<PageResolution>;
    /** A list of cards; of whole documents with `fields: '*'`, of parts with other fields. */
    pages(query?: PagesQuery & {
        readonly fields?: undefined;
    }, asking?: Asking): Promise<CardList>;
    pages(query: PagesQuery & {
        readonly fields: '*';
    }, asking?: Asking): Promise<PageList>;
    pages(query: PagesQuery & {
        readonly fields: string;
    }, asking?: Asking): Promise<PartList>;
    /** Cards one after the other, each once while others are published. */
    cards(query?: WalkQuery, asking?: Asking): AsyncGenerator<Card, void, undefined>;
    /** Whole documents one after the other: what a build reads. */
    wholePages(query?: WalkQuery, asking?: Asking): AsyncGenerator<Page, void, undefined>;
    /** Pages by words, best first: `"a phrase"`, `-without`, `begin*`. */
    search(q: string, query?: SearchQuery, asking?: Asking): Promise<SearchResults>;
    /** Results of a search one after the other. */
    hits(q: string, query?: SearchWalk, asking?: Asking): AsyncGenerator<SearchHit, void, undefined>;
    /** Names and titles that complete what is being typed. */
    suggest(q: string, query?: SuggestQuery, asking?: Asking): Promise<SuggestionList>;
    /** Publisher, menus and languages: the frame of every screen in one language. */
    site(locale?: string, query?: Omit<SiteQuery, 'locale'>, asking?: Asking): Promise<SiteResource>;
    /** The tree of sections, each after the one it stands under. */
    sections(query?: Omit<OffsetQuery, 'offset'>, asking?: Asking): AsyncGenerator<SectionDocument, void, undefined>;
    /** The languages of the site, the source first. */
    locales(asking?: Asking): Promise<LocaleList>;
    /** Every redirect there is, for the rules of a static host. */
    redirects(query?: Omit<RedirectsQuery, 'offset'>, asking?: Asking): AsyncGenerator<RedirectResource, void, undefined>;
    /** What changes, from a bookmark on. */
    changes(following?: Following): AsyncGenerator<ChangeEvent, void, undefined>;
    /** Where the change log stands now. */
    head(following?: Pick<Following, 'signal' | 'pauses'>): Promise<Bookmark>;
    /** Everything there is, then what changes. */
    copy(copying?: Copying): AsyncGenerator<CopyEvent, void, undefined>;
    /** A page before it is public, for whoever holds a token. A `Problem` 404 whatever is wrong with it, or where `path` is another page's. */
    preview(token: string, query?: PreviewQuery, asking?: Asking): Promise<Preview>;
    /** What an answer of this client, or a problem it threw, said about itself: its cache tags, its ETag, its language. */
    about(answer: object): About | undefined;
    /** Forget every remembered answer. */
    forget(): void;
}
/** A client of the API that lives at `base`. */
export declare function createClient(options: Options): Client;
