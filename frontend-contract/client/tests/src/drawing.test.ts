/** Helpers that make attributes and links. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { crop, escaped, picture, withRoutes, type Image } from 'chapo-client';

const IMAGE: Image = {
  id: 7, src: 'https://journal.example/large.webp', width: 1600, height: 1067, alt: 'Un quai', decorative: false, caption: '', credit: 'Studio',
  srcset: [
    { name: 'w320', src: 'https://journal.example/320.webp', width: 320, height: 213 },
    { name: 'w640', src: 'https://journal.example/640.webp', width: 640, height: 427 },
    { name: 'square', src: 'https://journal.example/square.webp', width: 400, height: 400 },
  ],
  focal_point: null, digital_source_type: 'digital_capture', synthetic: false,
};

test('an image offers its widths, and leaves its crops aside', () => {
  assert.deepEqual(picture(IMAGE, { sizes: '40em' }), {
    src: IMAGE.src, sizes: '40em', width: 1600, height: 1067, alt: 'Un quai',
    srcset: 'https://journal.example/320.webp 320w, https://journal.example/640.webp 640w',
  });
});

test('a decorative image says nothing', () => {
  assert.equal(picture({ ...IMAGE, decorative: true, alt: '' }).alt, '');
});

test('a crop is taken by its name, or else the whole picture', () => {
  assert.deepEqual([crop(IMAGE, 'square').width, crop(IMAGE, 'square').srcset], [400, '']);
  assert.equal(crop(IMAGE, 'panorama').src, IMAGE.src);
});

const LINKED = '<p>À <a href="/politique/port/?a=1&amp;b=2" data-page-id="12" hreflang="en">lire</a>, <a href="https://a.example/">là</a>.</p>';

test('links to pages follow the routes of the front end', () => {
  const html = withRoutes(LINKED, ({ href, pageId, hreflang }) => `/${hreflang}/p/${String(pageId)}${href.slice(href.indexOf('?'))}`);

  assert.equal(html, '<p>À <a href="/en/p/12?a=1&amp;b=2" data-page-id="12" hreflang="en">lire</a>, <a href="https://a.example/">là</a>.</p>');
});

test('a page without a route leaves its words', () => {
  assert.equal(withRoutes(LINKED, () => null), '<p>À lire, <a href="https://a.example/">là</a>.</p>');
});

test('a route cannot break out of its attribute, nor become a script', () => {
  assert.match(withRoutes(LINKED, () => '/a"onclick="x'), /href="\/a&quot;onclick=&quot;x"/);
  assert.throws(() => withRoutes(LINKED, () => 'javascript:alert(1)'), TypeError);
  assert.throws(() => withRoutes(LINKED, () => '//elsewhere.example/'), TypeError);
});

test('text becomes HTML', () => {
  assert.equal(escaped('<b> & "c"'), '&lt;b&gt; &amp; &quot;c&quot;');
});
