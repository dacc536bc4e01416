"""Zones: fronts that editors compose. What stands there is theirs, in their words; what has to be said of it stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cms.reader.built import Words
from cms.reader.drawing.cards import Teaser, card, teaser
from cms.reader.drawing.markup import NOTHING, Markup, address, html
from cms.reader.routes import language_of, named_path

Document = Mapping[str, Any]


def filled(page: Document) -> list[Document]:
    """The zones of a page in which something stands."""
    return [zone for zone in page["zones"] if zone["items"]]


def zones(page: Document, words: Words, *, leads: bool) -> list[Markup]:
    """The zones of a page; on the front page the first picture leads the screen."""
    return [
        html(
            '<section class="zone {}">{}<ul class="cards">{}</ul></section>',
            zone["layout"], _titled(zone),
            [
                html(
                    '<li class="{}">{}</li>',
                    item["size"],
                    _item(
                        item, page, words,
                        level=3 if zone["title"] else 2,
                        first=leads and place + row == 0,
                    ),
                )
                for row, item in enumerate(zone["items"])
            ],
        )
        for place, zone in enumerate(filled(page))
    ]  # fmt: skip


def _titled(zone: Document) -> Markup:
    title, section = zone["title"], zone["section"]
    if not title:
        return NOTHING
    if section is None:
        return html("<h2>{}</h2>", title)
    return html('<h2><a href="{}">{}</a></h2>', address(section["path"]), title)


def _item(item: Document, page: Document, words: Words, *, level: int, first: bool) -> Markup:
    image = None if item["size"] == "text" else item["image"]
    if item["type"] == "page":
        said = {name: item[name] for name in ("kicker", "title", "standfirst")}
        return card({**item["card"], **said, "image": image}, words, level=level, first=first)
    shown = Teaser(
        locale=page["meta"]["locale"],
        image=image,
        kicker=item["kicker"],
        link=html('<a href="{}">{}</a>', address(_leads_to(item, page)), item["title"]),
        standfirst=item["standfirst"],
    )
    return teaser(shown, words, level=level, first=first)


def _leads_to(item: Document, page: Document) -> str:
    """A topic has its place on this site; a link its own address."""
    if item["type"] == "link":
        return str(item["url"])
    return named_path("topic", item["topic"]["slug"], language=language_of(page["path"]))
