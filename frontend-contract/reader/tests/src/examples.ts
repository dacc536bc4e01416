/** Real answers, as the contract keeps them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ArticleDocument, AuthorResource, Block, CardList, HomeDocument, SearchResults, SectionDocument, SiteResource, TopicResource } from 'chapo-client';

const FOLDER = process.env['CHAPO_EXAMPLES'] ?? join(import.meta.dirname, '..', '..', '..', '..', '..', 'examples');

const read = (path: string): unknown => JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));
const body = <T>(path: string): T => (read(`${path}.json`) as { response: { body: T } }).response.body;

/** One of each block. */
export const BLOCKS = new Map(readdirSync(join(FOLDER, 'blocks')).map((file) => [file.replace('.json', ''), read(join('blocks', file)) as Block]));

export const FULL = body<ArticleDocument>('pages/article-full');
export const MINIMAL = body<ArticleDocument>('pages/article-minimal');
export const ENGLISH = body<ArticleDocument>('pages/article-translated');
export const HOME = body<HomeDocument>('pages/home-full');
export const SECTION = body<SectionDocument>('pages/section-full');
export const CARDS = body<CardList>('lists/cards').items;
export const FOUND = body<SearchResults>('search/results');
export const AUTHOR = body<AuthorResource>('catalogues/author');
export const TOPIC = body<TopicResource>('catalogues/topic');
export const SITE = body<SiteResource>('site/french');
