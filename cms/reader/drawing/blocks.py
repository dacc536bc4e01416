"""Blocks: one small function for each block of the contract, by its public type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cms.reader.built import Words
from cms.reader.drawing.cards import card
from cms.reader.drawing.markup import NOTHING, Markup, address, html, rich, say
from cms.reader.drawing.media import audio_player, third_party, video_player
from cms.reader.drawing.pictures import figure

Block = Mapping[str, Any]


def story(blocks: Sequence[Block], words: Words) -> Markup:
    """Blocks in their order, each in a box that carries its id."""
    boxes = [
        html(
            '<div class="block {}" data-block="{}">{}</div>',
            block["type"], block["id"], drawn(block, words),
        )
        for block in blocks
    ]  # fmt: skip
    return html("{}", boxes)


def drawn(block: Block, words: Words) -> Markup:
    """One block; one of no known type is left out."""
    draw = DRAWN.get(block["type"])
    return draw(block["value"], words) if draw else NOTHING


def _paragraph(value: str, words: Words) -> Markup:
    return rich(value)


def _heading(value: Block, words: Words) -> Markup:
    template = "<h2>{}</h2>" if value["level"] == "h2" else "<h3>{}</h3>"
    return html(template, value["text"])


def _quote(value: Block, words: Words) -> Markup:
    language = html(' lang="{}"', value["language"]) if value["language"] else NOTHING
    return html(
        '<figure class="quote"><blockquote{}><p>{}</p></blockquote>{}</figure>',
        language, value["text"], _said_by(value["source"]),
    )  # fmt: skip


def _pull_quote(value: Block, words: Words) -> Markup:
    return html(
        '<figure class="pull"><blockquote><p>{}</p></blockquote>{}</figure>',
        value["text"], _said_by(value["attribution"]),
    )  # fmt: skip


def _said_by(name: str) -> Markup:
    return html("<figcaption>{}</figcaption>", name) if name else NOTHING


def _list(value: Block, words: Words) -> Markup:
    items = [html("<li>{}</li>", rich(item)) for item in value["items"]]
    return html("<ol>{}</ol>" if value["ordered"] else "<ul>{}</ul>", items)


def _question_answer(value: Block, words: Words) -> Markup:
    return html(
        '<p class="question">{}</p><div class="answer">{}</div>',
        value["question"], rich(value["answer"]),
    )  # fmt: skip


def _separator(value: None, words: Words) -> Markup:
    return html("<hr>")


def _image(value: Block | None, words: Words) -> Markup:
    return figure(value, words) if value else NOTHING


def _gallery(value: Block, words: Words) -> Markup:
    shown = [html("<li>{}</li>", figure(each, words)) for each in value["images"] if each]
    return html('{}<ul class="gallery-images">{}</ul>', _title(value["title"]), shown)


def _title(title: str) -> Markup:
    return html('<p class="block-title">{}</p>', title) if title else NOTHING


def _lines(text: str) -> Markup:
    return html('<p class="lines">{}</p>', text) if text else NOTHING


def _video(value: Block, words: Words) -> Markup:
    poster = value["poster"]
    if value["file"]:
        shown = video_player(value["file"], poster)
    else:
        still = figure(poster, words) if poster else NOTHING
        shown = html("{}{}", still, third_party(value["url"], words))
    return html(
        '<p class="block-title">{}</p>{}{}',
        value["title"], shown, _transcribed(value["transcript"], words),
    )  # fmt: skip


def _audio(value: Block, words: Words) -> Markup:
    file = value["file"]
    return html(
        '<p class="block-title">{}</p>{}{}',
        value["title"],
        audio_player(file) if file else third_party(value["url"], words),
        _transcribed(value["transcript"], words),
    )  # fmt: skip


def _transcribed(transcript: str, words: Words) -> Markup:
    if not transcript:
        return NOTHING
    return html(
        '<details><summary>{}</summary><p class="lines">{}</p></details>',
        words["transcript"], transcript,
    )  # fmt: skip


def _embed(value: Block, words: Words) -> Markup:
    """What stands elsewhere stays there: its words are ours to show, the rest comes when the reader agrees."""
    said = _lines(value["text"])
    return html(
        "{}{}{}",
        _title(value["title"]),
        html("<blockquote>{}</blockquote>", said) if said else NOTHING,
        third_party(value["url"], words, provider=value["provider"]),
    )


def _document(value: Block, words: Words) -> Markup:
    file = value["document"]
    if not file:
        return NOTHING
    label = say(
        words["document"], title=value["title"] or file["title"], kind=file["extension"].upper()
    )
    return html(
        '<p><a class="download" href="{}" data-plain>{}</a></p>', address(file["url"]), label
    )


def _sidebar(value: Block, words: Words) -> Markup:
    title = value["title"] or words[value["kind"]]
    return html(
        '<section class="box" aria-label="{}"><p class="block-title">{}</p>{}</section>',
        title, title, story(value["body"], words),
    )  # fmt: skip


def _key_figure(value: Block, words: Words) -> Markup:
    source = html('<p class="source">{}</p>', value["source"]) if value["source"] else NOTHING
    return html(
        '<p class="figure"><strong>{}</strong> <span>{}</span></p>{}',
        value["value"], value["label"], source,
    )  # fmt: skip


def _table(value: Block, words: Words) -> Markup:
    lines = []
    for row, texts in enumerate(value["rows"]):
        cells = [
            html(_cell(value, row=row, column=column), text) for column, text in enumerate(texts)
        ]
        lines.append(html("<tr>{}</tr>", cells))
    caption = value["caption"]
    return html(
        '<div class="wide" role="group" tabindex="0" aria-label="{}"><table>{}<tbody>{}</tbody></table></div>',
        caption, html("<caption>{}</caption>", caption) if caption else NOTHING, lines,
    )  # fmt: skip


def _cell(value: Block, *, row: int, column: int) -> str:
    if value["header_row"] and row == 0:
        return '<th scope="col">{}</th>'
    if value["header_column"] and column == 0:
        return '<th scope="row">{}</th>'
    return "<td>{}</td>"


def _timeline(value: Block, words: Words) -> Markup:
    lines = [
        html(
            "<li><p><b>{}</b> {}</p>{}</li>",
            entry["date"], entry["title"], _lines(entry["text"]),
        )
        for entry in value["entries"]
    ]  # fmt: skip
    return html('{}<ol class="dates">{}</ol>', _title(value["title"]), lines)


def _read_also(value: Block, words: Words) -> Markup:
    title = _title(words["read_also"])
    if value["page"]:
        return html("{}{}", title, card(value["page"], words, level=0, title=value["label"]))
    url = value["url"]
    if not url:
        return NOTHING
    return html('{}<p><a href="{}">{}</a></p>', title, address(url), value["label"] or url)


def _call_to_action(value: Block, words: Words) -> Markup:
    to = value["page"]["path"] if value["page"] else value["url"]
    link = NOTHING
    if to:
        link = html('<p><a class="button" href="{}">{}</a></p>', address(to), value["label"])
    title = value["title"]
    return html(
        '<section class="box" aria-label="{}"><p class="block-title">{}</p>{}{}</section>',
        title, title, _lines(value["text"]), link,
    )  # fmt: skip


DRAWN: Mapping[str, Callable[[Any, Words], Markup]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "quote": _quote,
    "pull_quote": _pull_quote,
    "list": _list,
    "question_answer": _question_answer,
    "separator": _separator,
    "image": _image,
    "gallery": _gallery,
    "video": _video,
    "audio": _audio,
    "embed": _embed,
    "document": _document,
    "sidebar": _sidebar,
    "key_figure": _key_figure,
    "table": _table,
    "timeline": _timeline,
    "read_also": _read_also,
    "call_to_action": _call_to_action,
}
