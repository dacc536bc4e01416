"""Cards: a page in few words, wherever it is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cms.reader.built import Words
from cms.reader.drawing.labels import labels
from cms.reader.drawing.markup import NOTHING, Markup, address, html
from cms.reader.drawing.pictures import thumbnail

Card = Mapping[str, Any]
_HEADS = {
    0: '<p class="card-title">{}</p>',
    2: '<h2 class="card-title">{}</h2>',
    3: '<h3 class="card-title">{}</h3>',
}


def card(page: Card, words: Words, *, level: int, title: str = "", first: bool = False) -> Markup:
    """One card under a heading of a level, 0 for none. What is paid for or an opinion says so here too."""
    link = html('<a href="{}">{}</a>', address(page["path"]), title or page["title"])
    inside = _inside(page, words, head=html(_HEADS[level], link), first=first)
    return html('<article class="card" lang="{}">{}</article>', page["meta"]["locale"], inside)


def teaser(said: Card, path: str, words: Words, *, first: bool) -> Markup:
    """A place that leads to no page: its words are the editor's alone."""
    head = html(_HEADS[3], html('<a href="{}">{}</a>', address(path), said["title"]))
    return html('<article class="card">{}</article>', _inside(said, words, head=head, first=first))


def _inside(page: Card, words: Words, *, head: Markup, first: bool) -> Markup:
    return html(
        "{}{}{}{}{}",
        thumbnail(page["image"], words, first=first) if page["image"] else NOTHING,
        labels(page, words) if "genre" in page else NOTHING,
        html('<p class="kicker">{}</p>', page["kicker"]) if page["kicker"] else NOTHING,
        head,
        html('<p class="standfirst">{}</p>', page["standfirst"]) if page["standfirst"] else NOTHING,
    )


def cards(pages: Sequence[Card], words: Words, *, level: int, first: bool = False) -> Markup:
    """A list of cards."""
    if not pages:
        return html("<p>{}</p>", words["nothing_yet"])
    items = [
        html("<li>{}</li>", card(page, words, level=level, first=first and place == 0))
        for place, page in enumerate(pages)
    ]
    return html('<ul class="cards">{}</ul>', items)
