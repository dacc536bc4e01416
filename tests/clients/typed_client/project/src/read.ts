/** Read and draw everything at an address; say what was met. */

import { createClient, type Block } from 'chapo-client';

import { draw, page } from './render.js';

const chapo = createClient({ base: process.argv[2] ?? '' });
const drawn: Record<string, number> = {};
const empty: string[] = [];
let pages = 0;

const look = (block: Block): void => {
  drawn[block.type] = (drawn[block.type] ?? 0) + 1;
  if (draw(block) === '') empty.push(block.type);
  if (block.type === 'sidebar') block.value.body.forEach(look);
};

for await (const document of chapo.wholePages()) {
  pages += 1;
  if (!page(document).includes('<h1>')) throw new Error(document.path);
  if (document.type === 'article') document.body.forEach(look);
}
process.stdout.write(JSON.stringify({ pages, drawn, empty, total: (await chapo.pages({ limit: 0 })).meta.total_count }));
