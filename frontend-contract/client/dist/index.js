/** A typed client of Chapô's read API. */
export { Catalogue } from './catalogues.js';
export { Client, createClient } from './client.js';
export { crop, picture } from './images.js';
export { Problem, Unreachable, isPassing } from './problem.js';
export { escaped, withRoutes } from './richtext.js';
