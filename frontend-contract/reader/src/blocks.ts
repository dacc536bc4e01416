/** Blocks: one small function for each block of the contract. A block that comes or goes there stops the build here. */

import type { AudioBlock, CallToActionBlock, DocumentBlock, EmbedBlock, GalleryBlock, HeadingBlock, ImageBlock, KeyFigureBlock, ListBlock } from 'chapo-client';
import type { ParagraphBlock, PullQuoteBlock, QuestionAnswerBlock, QuoteBlock, ReadAlsoBlock, SidebarBlock, StoryItem, TableBlock } from 'chapo-client';
import type { SidebarBodyItem, TimelineBlock, VideoBlock } from 'chapo-client';

import { card } from './cards.js';
import { address, html, NOTHING, rich, where, type Markup } from './html.js';
import { player, thirdParty } from './media.js';
import { figure } from './pictures.js';
import { say, type Words } from './words.js';

/** Whatever a story is made of. */
export type Drawn = StoryItem | SidebarBodyItem;

/** Blocks in their order, each in a box that carries its id: what previews point at. */
export function story(blocks: readonly Drawn[], words: Words): Markup {
  return html`${blocks.map((block) => html`<div class="block ${block.type}" data-block="${block.id}">${drawn(block, words)}</div>`)}`;
}

/** One block. Blocks that are newer than this build are left out. */
export function drawn(block: Drawn, words: Words): Markup {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.value);
    case 'heading':
      return heading(block.value);
    case 'quote':
      return quote(block.value);
    case 'pull_quote':
      return pullQuote(block.value);
    case 'list':
      return list(block.value);
    case 'question_answer':
      return questionAnswer(block.value);
    case 'separator':
      return html`<hr>`;
    case 'image':
      return image(block.value, words);
    case 'gallery':
      return gallery(block.value, words);
    case 'video':
      return video(block.value, words);
    case 'audio':
      return audio(block.value, words);
    case 'embed':
      return embed(block.value, words);
    case 'document':
      return download(block.value, words);
    case 'sidebar':
      return sidebar(block.value, words);
    case 'key_figure':
      return keyFigure(block.value);
    case 'table':
      return table(block.value);
    case 'timeline':
      return timeline(block.value);
    case 'read_also':
      return readAlso(block.value, words);
    case 'call_to_action':
      return callToAction(block.value);
    default:
      block satisfies never;
      return NOTHING;
  }
}

function paragraph(value: ParagraphBlock['value']): Markup {
  return rich(value);
}

function heading({ text, level }: HeadingBlock['value']): Markup {
  return level === 'h2' ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`;
}

/** Words that were said in another language say so, for voices and hyphens. */
function quote({ text, source, language }: QuoteBlock['value']): Markup {
  const spoken = where(language, () => html` lang="${language}"`);
  return html`<figure class="quote"><blockquote${spoken}><p>${text}</p></blockquote>${where(source, () => html`<figcaption>${source}</figcaption>`)}</figure>`;
}

function pullQuote({ text, attribution }: PullQuoteBlock['value']): Markup {
  return html`<figure class="pull"><blockquote><p>${text}</p></blockquote>${where(attribution, () => html`<figcaption>${attribution}</figcaption>`)}</figure>`;
}

function list({ ordered, items }: ListBlock['value']): Markup {
  const entries = items.map((item) => html`<li>${rich(item)}</li>`);
  return ordered ? html`<ol>${entries}</ol>` : html`<ul>${entries}</ul>`;
}

function questionAnswer({ question, answer }: QuestionAnswerBlock['value']): Markup {
  return html`<p class="question">${question}</p><div class="answer">${rich(answer)}</div>`;
}

function image(value: ImageBlock['value'], words: Words): Markup {
  return value ? figure(value, words) : NOTHING;
}

function gallery({ title, images }: GalleryBlock['value'], words: Words): Markup {
  const shown = images.map((each) => (each ? html`<li>${figure(each, words)}</li>` : NOTHING));
  return html`${where(title, () => html`<p class="block-title">${title}</p>`)}<ul class="gallery-images">${shown}</ul>`;
}

function video({ title, url, file, poster, transcript }: VideoBlock['value'], words: Words): Markup {
  const shown = file ? player('video', file, poster) : html`${poster ? figure(poster, words) : NOTHING}${thirdParty(url, words)}`;
  return html`<p class="block-title">${title}</p>${shown}${transcribed(transcript, words)}`;
}

function audio({ title, url, file, transcript }: AudioBlock['value'], words: Words): Markup {
  const heard = file ? player('audio', file, null) : thirdParty(url, words);
  return html`<p class="block-title">${title}</p>${heard}${transcribed(transcript, words)}`;
}

function transcribed(transcript: string, words: Words): Markup {
  return where(transcript, () => html`<details><summary>${words.transcript}</summary><p class="lines">${transcript}</p></details>`);
}

/** What stands elsewhere stays there: its words are ours to show, the rest comes when the reader agrees. */
function embed({ url, provider, title, text }: EmbedBlock['value'], words: Words): Markup {
  const head = where(title, () => html`<p class="block-title">${title}</p>`);
  return html`${head}${where(text, () => html`<blockquote><p class="lines">${text}</p></blockquote>`)}${thirdParty(url, words, provider)}`;
}

function download({ document, title }: DocumentBlock['value'], words: Words): Markup {
  if (!document) return NOTHING;
  const label = say(words.document, { title: title || document.title, kind: document.extension.toUpperCase() });
  return html`<p><a class="download" href="${address(document.url)}" data-plain>${label}</a></p>`;
}

function sidebar({ kind, title, body }: SidebarBlock['value'], words: Words): Markup {
  return html`<section class="box" aria-label="${title || words[kind]}"><p class="block-title">${title || words[kind]}</p>${story(body, words)}</section>`;
}

function keyFigure({ value, label, source }: KeyFigureBlock['value']): Markup {
  return html`<p class="figure"><strong>${value}</strong> <span>${label}</span></p>${where(source, () => html`<p class="source">${source}</p>`)}`;
}

function table({ caption, header_row, header_column, rows }: TableBlock['value']): Markup {
  const cell = (text: string, row: number, column: number): Markup => {
    if (header_row && row === 0) return html`<th scope="col">${text}</th>`;
    return header_column && column === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`;
  };
  const lines = rows.map((cells, row) => html`<tr>${cells.map((text, column) => cell(text, row, column))}</tr>`);
  return html`<div class="wide" role="group" tabindex="0" aria-label="${caption}"><table>${where(caption, () => html`<caption>${caption}</caption>`)}<tbody>${lines}</tbody></table></div>`;
}

function timeline({ title, entries }: TimelineBlock['value']): Markup {
  const lines = entries.map(({ date, title: what, text }) => html`<li><p><b>${date}</b> ${what}</p>${where(text, () => html`<p class="lines">${text}</p>`)}</li>`);
  return html`${where(title, () => html`<p class="block-title">${title}</p>`)}<ol class="dates">${lines}</ol>`;
}

function readAlso({ page, url, label }: ReadAlsoBlock['value'], words: Words): Markup {
  const title = html`<p class="block-title">${words.read_also}</p>`;
  if (page) return html`${title}${card(page, words, { level: 0, title: label })}`;
  return where(url, () => html`${title}<p><a href="${address(url)}">${label || url}</a></p>`);
}

function callToAction({ title, text, label, page, url }: CallToActionBlock['value']): Markup {
  const said = where(text, () => html`<p class="lines">${text}</p>`);
  const to = page?.path ?? url;
  return html`<section class="box" aria-label="${title}"><p class="block-title">${title}</p>${said}${where(to, () => html`<p><a class="button" href="${address(to)}">${label}</a></p>`)}</section>`;
}
