/** Follow the feed for ever; each change and its bookmark are kept in one step, whatever ends this process. */

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import { createClient } from 'chapo-client';

interface Kept {
  bookmark: string | null;
  positions: number[];
  copies: number;
  pages: number[];
}

const [, , base = '', file = ''] = process.argv;
const kept: Kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : { bookmark: null, positions: [], copies: 0, pages: [] };

const keep = (bookmark: string): void => {
  kept.bookmark = bookmark;
  writeFileSync(`${file}.new`, JSON.stringify(kept));
  renameSync(`${file}.new`, file);
};

const chapo = createClient({ base });
let pages: number[] = [];

for await (const event of chapo.copy({ after: kept.bookmark, limit: 5, pauses: { least: 50, most: 200 } })) {
  switch (event.kind) {
    case 'begin':
      pages = [];
      break;
    case 'page':
      pages.push(event.document.id);
      break;
    case 'copied':
      kept.pages = pages;
      kept.copies += 1;
      keep(event.bookmark);
      break;
    case 'change':
      kept.positions.push(event.change.position);
      keep(event.bookmark);
      break;
    default:
      event satisfies never;
  }
}
