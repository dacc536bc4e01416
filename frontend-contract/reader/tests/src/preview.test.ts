/** Previews: the token leaves the address, the draft is drawn in its mode, and only editors are listened to. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { createClient, type PagePreview, type Preview as Draft } from 'chapo-client';

import { draftScreen } from '../../src/drafts.js';
import { Preview, takenToken } from '../../src/preview.js';
import { AUTHOR, CARDS, FULL, HOME, SITE, TOPIC } from './examples.js';

const EDITOR = 'https://redaction.example';
const BLOCK = FULL.body[0]?.id ?? '';
const [CARD] = CARDS;
if (!CARD) throw new Error('The contract shows no card.');
const ANSWER: PagePreview = { kind: 'preview', mode: 'page', audience: 'panel', document: FULL, card: CARD, blocks: { [BLOCK]: '/body/0' }, expires_at: '2026-03-01T12:30:00Z' };

type Heard = (event: unknown) => void;
interface Asked {
  readonly url: string;
  readonly headers: Headers;
}

/** As much of a browser as previews touch. */
class Browser {
  readonly listeners = new Map<string, Heard>();
  readonly posted: { message: unknown; to: string }[] = [];
  readonly asked: Asked[] = [];
  readonly scrolled: unknown[] = [];
  readonly replaced: string[] = [];
  readonly root = { innerHTML: '', addEventListener: (name: string, heard: Heard) => this.listeners.set(`root ${name}`, heard) };
  status = 200;
  /** What the server says of the user bar; here there is no document to put one into. */
  bar = 404;
  answer: Draft = ANSWER;

  constructor(hash = '') {
    const [title, head] = ['', { querySelector: () => null, querySelectorAll: () => [], append: () => undefined }];
    Object.assign(globalThis, {
      location: { origin: 'https://journal.example', pathname: FULL.path, search: '?a=1', hash, ancestorOrigins: [EDITOR] },
      history: { state: null, replaceState: (_state: unknown, _title: string, url: string) => this.replaced.push(url) },
      document: { title, head, documentElement: {}, querySelector: () => null, querySelectorAll: () => [], createElement: () => ({}), referrer: '' },
      window: { parent: { postMessage: (message: unknown, to: string) => this.posted.push({ message, to }) }, scrollX: 0, scrollY: 640 },
      addEventListener: (name: string, heard: Heard) => this.listeners.set(name, heard),
      scrollTo: (options: unknown) => this.scrolled.push(options),
      Element: FakeElement,
      fetch: this.fetch,
    });
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.asked.push({ url, headers: new Headers(init.headers) });
    const headers = { 'content-type': 'application/json' };
    if (url.includes('/userbar/')) return new Response(null, { status: this.bar });
    if (url.includes('/site/')) return Response.json(SITE, { headers });
    return Response.json(this.answer, { status: this.status, headers });
  };

  open(token = 'un-jeton'): Preview {
    const place = { root: this.root as unknown as HTMLElement, said: this.root as unknown as HTMLElement, api: 'https://journal.example', editors: ['https://journal.example', EDITOR], isDrawn: false };
    return new Preview(place, createClient({ base: place.api, fetch: this.fetch as typeof fetch }), token);
  }

  tokens(): (string | null)[] {
    return this.asked.filter(({ url }) => url.endsWith('/preview/')).map(({ headers }) => headers.get('x-preview-token'));
  }
}

class FakeElement {
  constructor(private readonly block: string) {}

  closest(selector: string): unknown {
    return selector === '[data-block]' ? { dataset: { block: this.block } } : null;
  }
}

const draw = (answer: Draft): ReturnType<typeof draftScreen> => draftScreen(createClient({ base: 'https://journal.example' }), answer, 'fr', { signal: new AbortController().signal });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

test('the token is taken out of the address', () => {
  browser = new Browser('#preview=abc:DEF_1-2.~');

  assert.equal(takenToken(), 'abc:DEF_1-2.~');
  assert.deepEqual(browser.replaced, [`${FULL.path}?a=1`]);
});

test('other fragments stay', () => {
  browser = new Browser('#main');

  assert.equal(takenToken(), null);
  assert.deepEqual(browser.replaced, []);
});

test('the token goes in a header and never in the address', async () => {
  browser.open().start();
  await settled();

  assert.deepEqual(browser.tokens(), ['un-jeton']);
  assert.ok(browser.asked.every(({ url }) => !url.includes('un-jeton')));
});

test('a draft is drawn with a banner that says until when', async () => {
  browser.open().start();
  await settled();

  assert.match(browser.root.innerHTML, /<p class="preview" role="status"><strong>Aperçu — non publié<\/strong> valable jusqu’au 1er\u00a0mars 2026 à 13\u00a0h\u00a030/);
  assert.match(browser.root.innerHTML, /<h1 tabindex="-1">Le bac rouvre mardi/);
});

test('a token that no longer holds says so', async () => {
  browser.status = 404;
  browser.open().start();
  await settled();

  assert.match(browser.root.innerHTML, /Ce lien d’aperçu n’est plus valable/);
});

test('each mode shows the article as it will be shown there', async () => {
  const drawn = async (mode: Draft['mode']): Promise<string> => (await draw({ ...ANSWER, mode })).main.text;

  assert.match(await drawn('card'), /<article class="card"/);
  assert.match(await drawn('front'), /<section class="zone">/);
  assert.match(await drawn('social'), /<div class="social">.*Le bac est de retour.*journal\.example/);
});

test('a front page that an editor composes is drawn with its zones', async () => {
  const answer = { ...ANSWER, mode: 'front', document: HOME } as const;

  const screen = await draw(answer);

  assert.match(screen.main.text, /<section class="zone lead"><h2>À la une<\/h2><ul class="cards"><li class="large">/);
});

test('an author and a topic never saved are drawn in their screens, without asking for what there cannot be', async () => {
  const around = { mode: 'page', audience: 'panel', expires_at: ANSWER.expires_at } as const;

  const [author, topic] = await Promise.all([
    draw({ kind: 'author', ...around, resource: { ...AUTHOR, id: 0, name: 'Jamais <i>enregistrée</i>' } }),
    draw({ kind: 'topic', ...around, resource: { ...TOPIC, id: 0, name: 'Le bac' } }),
  ]);

  assert.match(author.notice?.text ?? '', /^<p class="preview" role="status">/);
  assert.match(author.main.text, /<h1 tabindex="-1">Jamais &lt;i&gt;enregistrée&lt;\/i&gt;<\/h1>/);
  assert.match(topic.main.text, /<h1 tabindex="-1">Le bac<\/h1>/);
  assert.ok(author.noindex && topic.noindex);
  assert.deepEqual(browser.asked, []);
});

test('the user bar is asked for once, with the token, and only by editors', async () => {
  browser.open().start();
  await settled();
  browser.listeners.get('message')?.({ origin: EDITOR, data: { type: 'chapo:preview', token: 'le-suivant' } });
  await settled();
  const bars = browser.asked.filter(({ url }) => url.endsWith('/api/v2/preview/userbar/'));

  browser = new Browser();
  browser.answer = { ...ANSWER, audience: 'share' };
  browser.open().start();
  await settled();

  assert.deepEqual(bars.map(({ headers }) => headers.get('x-preview-token')), ['un-jeton']);
  assert.ok(browser.asked.every(({ url }) => !url.includes('userbar')));
});

test('an editor’s word fetches the draft again and keeps the place', async () => {
  browser.open().start();
  await settled();
  browser.listeners.get('message')?.({ origin: EDITOR, data: { type: 'chapo:preview', token: 'le-suivant' } });
  await settled();

  assert.deepEqual(browser.tokens(), ['un-jeton', 'le-suivant']);
  assert.deepEqual(browser.scrolled.at(-1), { left: 0, top: 640, behavior: 'instant' });
});

test('a stranger’s word is not heard', async () => {
  browser.open().start();
  await settled();
  browser.listeners.get('message')?.({ origin: 'https://redaction.example.evil', data: { type: 'chapo:preview', token: 'autre' } });
  await settled();

  assert.deepEqual(browser.tokens(), ['un-jeton']);
});

test('a click on a block is told to the editor alone', async () => {
  browser.open().start();
  await settled();
  browser.listeners.get('root click')?.({ target: new FakeElement(BLOCK), preventDefault: () => undefined });
  browser.listeners.get('root click')?.({ target: new FakeElement('inconnu'), preventDefault: () => undefined });

  assert.deepEqual(browser.posted, [
    { message: { type: 'chapo:shown' }, to: EDITOR },
    { message: { type: 'chapo:edit', block: BLOCK }, to: EDITOR },
  ]);
});
