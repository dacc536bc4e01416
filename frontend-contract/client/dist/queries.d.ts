/** Queries: the parameters of each address, from the generated types, where `undefined` means “not asked”. */
import type { operations } from './api.js';
type QueryOf<O extends keyof operations> = Exclude<operations[O]['parameters']['query'], undefined>;
type Loose<T> = {
    readonly [K in keyof T]?: T[K] | undefined;
};
/** A moment: `2026-03-01T06:00:00Z`, or a day: `2026-03-01`. */
export type Moment = string;
type Listed = Omit<QueryOf<'listPages'>, 'published_after' | 'published_before' | 'fields' | 'format'>;
/** Which pages, in which order, and how many. */
export type PagesQuery = Loose<Listed & {
    published_after: Moment;
    published_before: Moment;
}>;
/** A query whose pages are followed by cursor; `limit` is how many come at a time. */
export type WalkQuery = Omit<PagesQuery, 'cursor' | 'offset'>;
/** What narrows a search; `facets: true` counts what results share. */
export type SearchQuery = Loose<Omit<QueryOf<'search'>, 'q' | 'published_after' | 'published_before' | 'format'> & {
    published_after: Moment;
    published_before: Moment;
}>;
export type SearchWalk = Omit<SearchQuery, 'cursor' | 'offset' | 'facets'>;
export type SuggestQuery = Loose<Omit<QueryOf<'suggest'>, 'q' | 'format'>>;
export type CatalogueQuery = Loose<Omit<QueryOf<'listAuthors'>, 'fields' | 'format'>>;
export type CatalogueWalk = Omit<CatalogueQuery, 'cursor' | 'offset'>;
export type OffsetQuery = Loose<Omit<QueryOf<'listSections'>, 'format'>>;
export type RedirectsQuery = Loose<Omit<QueryOf<'listRedirects'>, 'format'>>;
export type SiteQuery = Loose<Omit<QueryOf<'getSite'>, 'format'>>;
export type TranslationQuery = Loose<Omit<QueryOf<'getTranslation'>, 'format' | 'translation_key'>>;
export type ResolveQuery = Loose<Omit<QueryOf<'resolvePath'>, 'format' | 'path'>>;
export type PreviewQuery = Loose<Omit<QueryOf<'getPreview'>, 'format'>>;
export {};
