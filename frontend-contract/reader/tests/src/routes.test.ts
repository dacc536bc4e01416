/** Routes and dates: addresses say the language, and days are said as it says them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { moment } from '../../src/dates.js';
import { authorPath, routeOf, searchPath } from '../../src/routes.js';

const routed = (path: string): unknown => routeOf(new URL(path, 'https://journal.example'));

test('a path of the site is a page in the language of its prefix', () => {
  assert.deepEqual(routed('/transports/le-bac/?a=1'), { to: 'page', language: 'fr', path: '/transports/le-bac/?a=1', page: 1 });
  assert.deepEqual(routed('/en/transport/'), { to: 'page', language: 'en', path: '/en/transport/', page: 1 });
});

test('search, authors and topics have addresses in each language', () => {
  assert.deepEqual(routed('/es/buscar/?q=%20mar%20&page=3'), { to: 'search', language: 'es', q: 'mar', page: 3 });
  assert.deepEqual(routed('/auteurs/anne-le-gall/'), { to: 'author', language: 'fr', slug: 'anne-le-gall', page: 1 });
  assert.deepEqual(routed('/en/topics/port/?page=2'), { to: 'topic', language: 'en', slug: 'port', page: 2 });
  assert.deepEqual([searchPath('fr'), authorPath('en', 'a')], ['/rechercher/', '/en/authors/a/']);
});

test('what only looks like one of them is a page', () => {
  assert.equal((routed('/auteurs/') as { to: string }).to, 'page');
  assert.equal((routed('/auteurs/a/b/') as { to: string }).to, 'page');
  assert.equal((routed('/auteurs/%00/') as { to: string }).to, 'page');
});

test('dates stand on the newsroom’s clock', () => {
  assert.equal(moment('2026-03-01T11:00:00Z', 'fr'), '1er\u00a0mars 2026 à 12\u00a0h');
  assert.equal(moment('2026-07-14T21:05:00Z', 'fr'), '14\u00a0juillet 2026 à 23\u00a0h\u00a005');
  assert.equal(moment('2026-12-31T23:30:00Z', 'en'), '1\u00a0January 2027 at 00:30');
  assert.equal(moment('2026-03-01T11:00:00Z', 'es'), '1 de marzo de 2026 a las 12:00');
});
