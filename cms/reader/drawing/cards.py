"""Cards: a page in few words, wherever it is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """What a card is drawn from."""

    locale: str
    image: Mapping[str, Any] | None
    labels: Markup = NOTHING
    kicker: str
    link: Markup
    standfirst: str


def card(page: Card, words: Words, *, level: int, title: str = "", first: bool = False) -> Markup:
    """One card under a heading of a level, 0 for none. What is paid for or an opinion says so here too."""
    said = Teaser(
        locale=page["meta"]["locale"],
        image=page["image"],
        labels=labels(page, words),
        kicker=page["kicker"],
        link=html('<a href="{}">{}</a>', address(page["path"]), title or page["title"]),
        standfirst=page["standfirst"],
    )
    return teaser(said, words, level=level, first=first)


def teaser(said: Teaser, words: Words, *, level: int, first: bool = False) -> Markup:
    """The card of anything that can be led to."""
    return html(
        '<article class="card" lang="{}">{}{}{}{}{}</article>',
        said.locale,
        thumbnail(said.image, words, first=first) if said.image else NOTHING,
        said.labels,
        html('<p class="kicker">{}</p>', said.kicker) if said.kicker else NOTHING,
        html(_HEADS[level], said.link),
        html('<p class="standfirst">{}</p>', said.standfirst) if said.standfirst else NOTHING,
    )  # fmt: skip


def cards(pages: Sequence[Card], words: Words, *, level: int, first: bool = False) -> Markup:
    """A list of cards."""
    if not pages:
        return html("<p>{}</p>", words["nothing_yet"])
    items = [
        html("<li>{}</li>", card(page, words, level=level, first=first and place == 0))
        for place, page in enumerate(pages)
    ]
    return html('<ul class="cards">{}</ul>', items)
