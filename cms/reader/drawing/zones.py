"""Zones: front pages and sections as editors compose them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cms.reader.built import Words
from cms.reader.drawing.cards import card, teaser
from cms.reader.drawing.markup import NOTHING, Markup, address, html
from cms.reader.routes import language_of, named_path

Document = Mapping[str, Any]


def filled(page: Document) -> list[Document]:
    """The zones of a page that hold something, or none."""
    return [zone for zone in page.get("zones", ()) if zone["items"]]


def zones(page: Document, words: Words, *, leads: bool) -> list[Markup]:
    """Zones from the top down; the first picture of the first one is fetched at once where they lead the page."""
    language = language_of(page["path"])
    shown = []
    for place, zone in enumerate(filled(page)):
        items = [
            html(
                '<li class="{}">{}</li>',
                item["size"],
                _item(item, words, language=language, first=leads and place + number == 0),
            )
            for number, item in enumerate(zone["items"])
        ]
        shown.append(
            html(
                '<section class="zone {}"><h2>{}</h2><ul class="cards">{}</ul></section>',
                zone["layout"], _name(zone), items,
            )
        )  # fmt: skip
    return shown


def _name(zone: Document) -> Markup:
    if not zone["section"]:
        return html("{}", zone["title"])
    return html('<a href="{}">{}</a>', address(zone["section"]["path"]), zone["title"])


def _item(item: Document, words: Words, *, language: str, first: bool) -> Markup:
    """One place; what an editor says of it stands over what the page says of itself."""
    said = {name: item[name] for name in ("title", "kicker", "standfirst", "image")}
    if item["size"] == "text":
        said["image"] = None
    match item["type"]:
        case "page":
            return card({**item["card"], **said}, words, level=3, first=first)
        case "topic":
            path = named_path("topic", item["topic"]["slug"], language=language)
            return teaser(said, path, words, first=first)
        case "link":
            return teaser(said, item["url"], words, first=first)
        case _:
            return NOTHING
