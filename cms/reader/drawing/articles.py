"""Articles: a text with everything that is owed to its reader: who, when, who paid, what was corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cms.reader.built import Words
from cms.reader.drawing.blocks import story
from cms.reader.drawing.frame import breadcrumb
from cms.reader.drawing.labels import labels
from cms.reader.drawing.markup import NOTHING, Markup, html, say
from cms.reader.drawing.moments import moment
from cms.reader.drawing.pictures import figure
from cms.reader.routes import language_of, named_path

Document = Mapping[str, Any]
#: What a signature signs, besides the text.
_ROLES = ("photo", "video", "graphics", "data", "translation")


def article(page: Document, words: Words) -> Markup:
    """The whole article."""
    language = language_of(page["path"])
    return html(
        '<article class="story">{}<header>{}{}<h1 tabindex="-1">{}</h1>{}{}{}{}</header>{}{}{}{}{}</article>',
        breadcrumb(page["breadcrumb"], words),
        labels(page, words),
        _line("kicker", page["kicker"]),
        page["title"],
        _line("standfirst", page["standfirst"]),
        _byline(page, words, language=language),
        _dates(page, words, language=language),
        _line("notice", words["translation_stale"]) if _is_stale(page) else NOTHING,
        figure(page["hero"], words, first=True) if page["hero"] else NOTHING,
        story(page["body"], words),
        _corrections(page["corrections"], words, language=language),
        _notes(page, words),
        _topics(page["topics"], words, language=language),
    )


def _line(name: str, text: str) -> Markup:
    return html('<p class="{}">{}</p>', name, text) if text else NOTHING


def _is_stale(page: Document) -> bool:
    return bool(page["meta"]["freshness"]["status"] == "stale")


def _byline(page: Document, words: Words, *, language: str) -> Markup:
    authors, agency = page["authors"], page["agency_credit"]
    if not authors and not agency:
        return NOTHING
    signed = {"by": [author for author in authors if author["role"] not in _ROLES]}
    for role in _ROLES:
        signed[f"role_{role}"] = [author for author in authors if author["role"] == role]
    lines = [
        html("<span>{} {}</span> ", words[word], _names(names, words, language=language))
        for word, names in signed.items()
        if names
    ]
    credit = html("<span>{}</span>", agency) if agency else NOTHING
    return html('<p class="byline">{}{}</p>', lines, credit)


def _names(authors: Sequence[Mapping[str, str]], words: Words, *, language: str) -> Markup:
    links = [
        html(
            '<a href="{}">{}</a>{}',
            named_path("author", author["slug"], language=language), author["name"],
            _mention(author),
        )
        for author in authors
    ]  # fmt: skip
    said = links[0]
    for link in links[1:-1]:
        said = html("{}, {}", said, link)
    return html("{} {} {}", said, words["and"], links[-1]) if links[1:] else said


def _mention(author: Mapping[str, str]) -> Markup:
    mention = author["mention"]
    return html(" ({})", mention) if mention and mention != author["name"] else NOTHING


def _dates(page: Document, words: Words, *, language: str) -> Markup:
    said = [
        html(
            '<time datetime="{}">{}</time> ',
            utc, say(words[word], date=moment(utc, language=language)),
        )
        for word, utc in (("published", page["published_at"]), ("updated", page["updated_at"]))
        if utc
    ]  # fmt: skip
    minutes = page["reading_time"]
    reading = html("<span>{}</span>", say(words["reading"], count=minutes)) if minutes else NOTHING
    return html('<p class="times">{}{}</p>', said, reading)


def _corrections(said: Sequence[Mapping[str, str]], words: Words, *, language: str) -> Markup:
    if not said:
        return NOTHING
    entries = [
        html(
            '<li><p><b>{}</b> <time datetime="{}">{}</time></p><p class="lines">{}</p></li>',
            each["label"], each["date"], moment(each["date"], language=language), each["text"],
        )
        for each in said
    ]  # fmt: skip
    return html(
        '<section class="box corrections" aria-label="{}"><h2>{}</h2><ul>{}</ul></section>',
        words["corrections"], words["corrections"], entries,
    )  # fmt: skip


def _notes(page: Document, words: Words) -> Markup:
    note, ai = page["public_note"], page["ai"]
    said = NOTHING
    if note:
        said = html('<p class="notice"><b>{}</b> {}</p>', words["note"], note)
    if ai["use"] == "none":
        return said
    declared = words["ai_generated" if ai["use"] == "generated" else "ai_assisted"]
    more = html(" {}", ai["note"]) if ai["note"] else NOTHING
    return html('{}<p class="notice">{}{}</p>', said, declared, more)


def _topics(about: Sequence[Mapping[str, str]], words: Words, *, language: str) -> Markup:
    links = [
        html(
            '<li><a href="{}">{}</a></li>',
            named_path("topic", topic["slug"], language=language), topic["name"],
        )
        for topic in about
    ]  # fmt: skip
    if not links:
        return NOTHING
    return html('<nav class="topics" aria-label="{}"><ul>{}</ul></nav>', words["topics"], links)
