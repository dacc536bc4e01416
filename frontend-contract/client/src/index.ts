/** A typed client of Chapô's read API. */

export type * from './api.js';
export { Catalogue, type ListOf } from './catalogues.js';
export type { Bookmark, ChangeEvent, Following } from './changes.js';
export { Client, createClient } from './client.js';
export type { CopyEvent, Copying } from './copying.js';
export { crop, picture, type ImageAttributes } from './images.js';
export type { MemoryLimits } from './memory.js';
export { Problem, Unreachable, isPassing, type ProblemBody, type ProblemOf, type ProblemType } from './problem.js';
export type * from './queries.js';
export type { Resolved } from './resolving.js';
export { escaped, withRoutes, type PageLink } from './richtext.js';
export type { About, Asking, Options } from './transport.js';
export type { Pauses } from './waiting.js';
