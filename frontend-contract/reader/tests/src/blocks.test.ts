/** Blocks, labels and pictures: everything in the contract is drawn, and nothing owed to readers is left out. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ArticleDocument, Card, Image } from 'chapo-client';

import { drawn, type Drawn } from '../../src/blocks.js';
import { card, marked } from '../../src/cards.js';
import { html } from '../../src/html.js';
import { pageScreen } from '../../src/screens.js';
import { WORDS, wordsOf } from '../../src/words.js';
import { BLOCKS, CARDS, FULL, MINIMAL } from './examples.js';

const FRENCH = wordsOf('fr');
const NOTHING_AROUND = { groups: [], listed: { cards: [], total: 0, page: 1 } };
const article = (page: ArticleDocument): string => pageScreen(page, NOTHING_AROUND).main.text;
const block = (name: string): Drawn => {
  const found = BLOCKS.get(name);
  assert.ok(found);
  return found as Drawn;
};

for (const [name] of BLOCKS) {
  test(`${name} is drawn`, () => {
    assert.match(drawn(block(name), FRENCH).text, /^<[a-z]/);
  });
}

test('every block of a story carries its id', () => {
  const ids = [...article(FULL).matchAll(/data-block="([^"]+)"/g)].map(([, id]) => id);

  assert.deepEqual(ids.filter((id) => FULL.body.some((each) => each.id === id)), FULL.body.map(({ id }) => id));
});

test('nothing that another site keeps is loaded before the reader agrees', () => {
  for (const name of ['embed', 'video']) {
    const text = drawn(block(name), FRENCH).text;

    assert.match(text, /<button type="button" data-consent="https:/);
    assert.doesNotMatch(text, /<iframe|<script|src="https:\/\/(?:video|social)\.example/);
  }
});

test('what is put into HTML is escaped', () => {
  assert.equal(html`<p title="${'"><script>'}">${'<b>&'}</p>`.text, '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</p>');
});

test('an address that would run as a script leads nowhere', () => {
  const text = drawn({ type: 'call_to_action', id: '1', value: { purpose: 'donation', title: 'Don', text: '', label: 'Donner', page: null, url: 'javascript:alert(1)' } }, FRENCH).text;

  assert.match(text, /href="#"/);
});

test('French spaces stay as they were set', () => {
  assert.match(drawn({ type: 'heading', id: '1', value: { text: 'Quoi\u202f? «\u00a0Rien\u00a0»', level: 'h2' } }, FRENCH).text, /Quoi\u202f\? «\u00a0Rien\u00a0»/);
});

test('words said in another language say which', () => {
  assert.match(drawn(block('quote'), FRENCH).text, /<blockquote lang="en">/);
});

test('a picture keeps its room, offers its widths and names its author', () => {
  const text = drawn(block('image'), FRENCH).text;

  assert.match(text, /srcset="[^"]+ 320w, [^"]+" sizes="[^"]+" width="700" height="467"/);
  assert.match(text, /<span class="credit">Studio<\/span>/);
});

test('a picture that a machine drew says so', () => {
  const image: Image = { ...(block('image').value as Image), synthetic: true };

  assert.match(drawn({ type: 'image', id: '1', value: image }, FRENCH).text, /Studio – image de synthèse/);
});

test('who paid is said on the article and on its card', () => {
  const paid = CARDS.find(({ commercial }) => commercial) as Card;

  assert.match(article(FULL), /<strong class="label paid">Avec le soutien d’un partenaire\u00a0: La régie<\/strong>/);
  assert.match(card(paid, FRENCH, { level: 2 }).text, /<strong class="label paid">Avec le soutien/);
});

test('an opinion says that it is one, on the article and on its card', () => {
  const genre = { code: 'opinion', label: 'Tribune', schema_org: '', iptc: '', opinion: true } as const;
  const listed: Card = { ...(CARDS[0] as Card), genre: 'opinion', genre_label: 'Tribune' };

  assert.match(article({ ...MINIMAL, genre }), /<span class="label genre">Tribune<\/span>/);
  assert.match(card(listed, FRENCH, { level: 2 }).text, /<span class="label genre">Tribune<\/span>/);
});

test('corrections, the date of an update and the part of machines are said', () => {
  const text = article(FULL);

  assert.match(text, /<section class="box corrections"[^>]*><h2>Rectificatifs/);
  assert.match(text, /Mis à jour le 1er\u00a0mars 2026 à 12\u00a0h/);
  assert.match(text, /avec l’aide d’une machine/);
});

test('found words are marked by character, however JavaScript counts them', () => {
  assert.equal(marked('🎣 la pêche', [{ start: 5, end: 10 }]).text, '🎣 la <mark>pêche</mark>');
});

test('a block that is newer than this build is left out', () => {
  assert.equal(drawn({ type: 'hologram', value: {}, id: '1' } as unknown as Drawn, FRENCH).text, '');
});

test('every language has every word, and no gap of the French is forgotten', () => {
  const gaps = (word: string): string[] => [...word.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
  for (const words of Object.values(WORDS)) {
    for (const [name, word] of Object.entries(words)) assert.deepEqual(gaps(word), gaps(FRENCH[name as keyof typeof FRENCH]), name);
  }
});
