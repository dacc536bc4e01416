/** A front end that draws every block there is, and does not compile when one is added. */

import { escaped, picture, withRoutes, type Block, type Image, type Page } from 'chapo-client';

const rich = (html: string): string => withRoutes(html, ({ href }) => `/lire${href}`);

const figure = (image: Image | null): string => {
  if (image === null) return '';
  const { src, srcset, sizes, width, height, alt } = picture(image, { sizes: '40em' });
  const size = `width="${String(width)}" height="${String(height)}"`;
  return `<figure><img src="${escaped(src)}" srcset="${escaped(srcset)}" sizes="${sizes}" ${size} alt="${escaped(alt)}"><figcaption>${escaped(image.caption)}</figcaption></figure>`;
};

const quote = (text: string, source: string): string => `<blockquote>${escaped(text)}<cite>${escaped(source)}</cite></blockquote>`;

export function draw(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return rich(block.value);
    case 'heading':
      return `<${block.value.level}>${escaped(block.value.text)}</${block.value.level}>`;
    case 'quote':
      return quote(block.value.text, block.value.source);
    case 'pull_quote':
      return quote(block.value.text, block.value.attribution);
    case 'list':
      return `<ul>${block.value.items.map((item) => `<li>${rich(item)}</li>`).join('')}</ul>`;
    case 'question_answer':
      return `<h3>${escaped(block.value.question)}</h3>${rich(block.value.answer)}`;
    case 'image':
      return figure(block.value);
    case 'gallery':
      return block.value.images.map(figure).join('');
    case 'video':
      return `<video src="${escaped(block.value.file?.url ?? block.value.url)}"></video>${figure(block.value.poster)}`;
    case 'audio':
      return `<audio src="${escaped(block.value.file?.url ?? block.value.url)}"></audio>`;
    case 'embed':
      return `<button data-src="${escaped(block.value.url)}">${escaped(block.value.text)}</button>`;
    case 'document':
      return block.value.document ? `<a href="${escaped(block.value.document.url)}">${escaped(block.value.title)}</a>` : '';
    case 'sidebar':
      return `<aside><h3>${escaped(block.value.title)}</h3>${block.value.body.map(draw).join('')}</aside>`;
    case 'key_figure':
      return `<p><b>${escaped(block.value.value)}</b> ${escaped(block.value.label)}</p>`;
    case 'table':
      return `<table>${block.value.rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
    case 'timeline':
      return block.value.entries.map((entry) => `<p>${escaped(entry.date)} ${escaped(entry.title)}</p>`).join('');
    case 'read_also':
      return `<a href="${escaped(block.value.page?.path ?? block.value.url)}">${escaped(block.value.page?.title ?? block.value.label)}</a>`;
    case 'call_to_action':
      return `<section>${escaped(block.value.title)}</section>`;
    case 'separator':
      return '<hr>';
    default:
      // A block of tomorrow is an error for the compiler and nothing for today's reader.
      block satisfies never;
      return '';
  }
}

export function page(document: Page): string {
  const title = `<h1>${escaped(document.title)}</h1>`;
  switch (document.type) {
    case 'article':
      return `${title}${figure(document.hero)}${document.body.map(draw).join('\n')}`;
    case 'section':
    case 'home':
      return `${title}<p>${escaped(document.standfirst)}</p>`;
    default:
      document satisfies never;
      return '';
  }
}
