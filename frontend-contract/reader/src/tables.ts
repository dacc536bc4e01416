/** Tables: what a server that writes the same pages has to know. The build turns them into `dist/server.json`. */

export { MONTHS } from './dates.js';
export { PLACES } from './routes.js';
export { WORDS } from './words.js';
