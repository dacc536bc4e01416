/** The client: one method per address of the read API. */

import type {
  AuthorResource,
  Card,
  CardList,
  DocumentResource,
  ImageResource,
  LocaleList,
  Page,
  PageList,
  PageResolution,
  Part,
  PartList,
  Preview,
  RedirectList,
  RedirectResource,
  SearchHit,
  SearchResults,
  SectionDocument,
  SectionList,
  SiteResource,
  SuggestionList,
  TopicResource,
} from './api.js';
import { byCursor, byOffset, Catalogue } from './catalogues.js';
import { changes, head, type Bookmark, type ChangeEvent, type Following } from './changes.js';
import { copy, type CopyEvent, type Copying } from './copying.js';
import type {
  OffsetQuery,
  PagesQuery,
  PreviewQuery,
  RedirectsQuery,
  ResolveQuery,
  SearchQuery,
  SearchWalk,
  SiteQuery,
  SuggestQuery,
  TranslationQuery,
  WalkQuery,
} from './queries.js';
import { resolve, type Resolved } from './resolving.js';
import { Transport, type About, type Asking, type Options } from './transport.js';

export class Client {
  readonly authors: Catalogue<AuthorResource>;
  readonly topics: Catalogue<TopicResource>;
  readonly images: Catalogue<ImageResource>;
  readonly documents: Catalogue<DocumentResource>;
  private readonly transport: Transport;

  constructor(options: Options) {
    this.transport = new Transport(options);
    this.authors = new Catalogue(this.transport, 'authors');
    this.topics = new Catalogue(this.transport, 'topics');
    this.images = new Catalogue(this.transport, 'images');
    this.documents = new Catalogue(this.transport, 'documents');
  }

  /** What a reader's path shows: a page, a redirect, or the word that there is none. */
  resolve(path: string, query: ResolveQuery = {}, asking?: Asking): Promise<Resolved> {
    return resolve(this.transport, path, query, asking);
  }

  /** A page by its id; with `fields`, the part of it that was asked for. A `Problem` 404 when it is not public. */
  page(id: number, asking?: Asking): Promise<Page>;
  page(id: number, asking: Asking & { readonly fields: string }): Promise<Part>;
  page(id: number, asking: Asking & { readonly fields?: string | undefined } = {}): Promise<Page | Part> {
    return this.transport.get(`pages/${String(id)}/`, { fields: asking.fields }, asking);
  }

  /** A page by the key its languages share, in the language asked for or the first accepted. A `Problem` 404 when it is public in none. */
  translation(key: string, query: TranslationQuery = {}, asking?: Asking): Promise<PageResolution> {
    return this.transport.get('translations/', { translation_key: key, ...query }, asking);
  }

  /** A list of cards; of whole documents with `fields: '*'`, of parts with other fields. */
  pages(query?: PagesQuery & { readonly fields?: undefined }, asking?: Asking): Promise<CardList>;
  pages(query: PagesQuery & { readonly fields: '*' }, asking?: Asking): Promise<PageList>;
  pages(query: PagesQuery & { readonly fields: string }, asking?: Asking): Promise<PartList>;
  pages(query: PagesQuery & { readonly fields?: string | undefined } = {}, asking?: Asking): Promise<CardList | PageList | PartList> {
    return this.transport.get('pages/', query, asking);
  }

  /** Cards one after the other, each once while others are published. */
  cards(query: WalkQuery = {}, asking?: Asking): AsyncGenerator<Card, void, undefined> {
    return byCursor<Card>((cursor) => this.transport.get<CardList>('pages/', { limit: 100, ...query, cursor }, asking));
  }

  /** Whole documents one after the other: what a build reads. */
  wholePages(query: WalkQuery = {}, asking?: Asking): AsyncGenerator<Page, void, undefined> {
    return byCursor<Page>((cursor) => this.transport.get<PageList>('pages/', { limit: 100, ...query, fields: '*', cursor }, asking));
  }

  /** Pages by words, best first: `"a phrase"`, `-without`, `begin*`. */
  search(q: string, query: SearchQuery = {}, asking?: Asking): Promise<SearchResults> {
    return this.transport.get('search/', { q, ...query }, asking);
  }

  /** Results of a search one after the other. */
  hits(q: string, query: SearchWalk = {}, asking?: Asking): AsyncGenerator<SearchHit, void, undefined> {
    return byCursor<SearchHit>((cursor) => this.search(q, { limit: 100, ...query, cursor }, asking));
  }

  /** Names and titles that complete what is being typed. */
  suggest(q: string, query: SuggestQuery = {}, asking?: Asking): Promise<SuggestionList> {
    return this.transport.get('suggest/', { q, ...query }, asking);
  }

  /** Publisher, menus and languages: the frame of every screen in one language. */
  site(locale?: string, query: Omit<SiteQuery, 'locale'> = {}, asking?: Asking): Promise<SiteResource> {
    return this.transport.get('site/', { locale, ...query }, asking);
  }

  /** The tree of sections, each after the one it stands under. */
  sections(query: Omit<OffsetQuery, 'offset'> = {}, asking?: Asking): AsyncGenerator<SectionDocument, void, undefined> {
    return byOffset<SectionDocument>((offset) => this.transport.get<SectionList>('sections/', { limit: 100, ...query, offset }, asking));
  }

  /** The languages of the site, the source first. */
  locales(asking?: Asking): Promise<LocaleList> {
    return this.transport.get('locales/', {}, asking);
  }

  /** Every redirect there is, for the rules of a static host. */
  redirects(query: Omit<RedirectsQuery, 'offset'> = {}, asking?: Asking): AsyncGenerator<RedirectResource, void, undefined> {
    return byOffset<RedirectResource>((offset) => this.transport.get<RedirectList>('redirects/', { limit: 100, ...query, offset }, asking));
  }

  /** What changes, from a bookmark on. */
  changes(following?: Following): AsyncGenerator<ChangeEvent, void, undefined> {
    return changes(this.transport, following);
  }

  /** Where the change log stands now. */
  head(following?: Pick<Following, 'signal' | 'pauses'>): Promise<Bookmark> {
    return head(this.transport, following);
  }

  /** Everything there is, then what changes. */
  copy(copying?: Copying): AsyncGenerator<CopyEvent, void, undefined> {
    return copy(this.transport, copying);
  }

  /** A page before it is public, for whoever holds a token. A `Problem` 404 whatever is wrong with it, or where `path` is another page's. */
  preview(token: string, query: PreviewQuery = {}, asking: Asking = {}): Promise<Preview> {
    const headers = new Headers(asking.init?.headers);
    headers.set('x-preview-token', token);
    // Nothing of a draft is kept by anyone on the way, nor told to a third.
    const init: RequestInit = { ...asking.init, headers, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' };
    return this.transport.get('preview/', query, { ...asking, init });
  }

  /** What an answer of this client, or a problem it threw, said about itself: its cache tags, its ETag, its language. */
  about(answer: object): About | undefined {
    return this.transport.about(answer);
  }

  /** Forget every remembered answer. */
  forget(): void {
    this.transport.forget();
  }
}

/** A client of the API that lives at `base`. */
export function createClient(options: Options): Client {
  return new Client(options);
}
