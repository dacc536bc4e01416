/** Prints what the examples look like, for the server's half to be held against. */

import { drawn, type Drawn } from '../../src/blocks.js';
import { framed } from '../../src/frame.js';
import type { Listed } from '../../src/lists.js';
import { authorScreen, lost, pageScreen, searchScreen, topicScreen } from '../../src/screens.js';
import { wordsOf, type Language } from '../../src/words.js';
import { AUTHOR, BLOCKS, CARDS, ENGLISH, FULL, HOME, MINIMAL, SECTION, SITE, TOPIC } from './examples.js';

const LANGUAGES: readonly Language[] = ['fr', 'en', 'es'];
const listed: Listed = { cards: CARDS, total: 90, page: 2 };
const around = { groups: [{ title: 'Transports', path: '/transports/', cards: CARDS }], listed };
const quoting = { ...FULL, title: `« L'été » <b>"&'` };
const pages = { full: FULL, minimal: MINIMAL, english: ENGLISH, home: HOME, section: SECTION, quoting, plain: { ...HOME, zones: [] } };
const said = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    {
      blocks: Object.fromEntries([...BLOCKS].map(([name, block]) => [name, drawn(block as Drawn, wordsOf(language)).text])),
      author: authorScreen(AUTHOR, language, listed).main.text,
      topic: topicScreen(TOPIC, language, { ...listed, page: 1 }).main.text,
      search: searchScreen('', 1, null, language).main.text,
      missing: lost('missing', language).main.text,
      gone: lost('gone', language).main.text,
      frame: framed({ ...lost('gone', language), elsewhere: FULL.meta.translations }, SITE, language).text,
    },
  ]),
);
const screens = Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, pageScreen(page, around).main.text]));
process.stdout.write(JSON.stringify({ said, screens }));
