"""Frame: what surrounds every screen: the publisher, the sections, the other languages, the legal links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cms.published.keys import home_of
from cms.reader.built import Words, speaks, words_of
from cms.reader.drawing.markup import NOTHING, Markup, address, html
from cms.reader.routes import search_path

Site = Mapping[str, Any]


def framed(
    main: Markup, site: Site, elsewhere: Sequence[Mapping[str, Any]], *, language: str
) -> Markup:
    """The whole screen; `elsewhere` is where it stands in other languages."""
    words = words_of(language)
    return html(
        '<a class="skip" href="#main">{}</a>{}<main id="main">{}</main>{}',
        words["skip"], _header(site, elsewhere, words, language=language), main, _footer(site),
    )  # fmt: skip


def _header(
    site: Site, elsewhere: Sequence[Mapping[str, Any]], words: Words, *, language: str
) -> Markup:
    publisher = site["publisher"]
    tagline = publisher["tagline"]
    return html(
        '<header class="site"><p class="brand"><a href="{}">{}</a></p>{}{}'
        '<nav class="menu" aria-label="{}"><ul>{}</ul></nav>{}</header>',
        home_of(language), publisher["name"],
        html('<p class="tagline">{}</p>', tagline) if tagline else NOTHING,
        _languages(elsewhere, words),
        words["sections"], _links(site, "main"), _finder(words, language=language),
    )  # fmt: skip


def _languages(elsewhere: Sequence[Mapping[str, Any]], words: Words) -> Markup:
    items = [
        html(
            '<li><a href="{}" hreflang="{}" lang="{}">{}</a></li>',
            address(there["path"]), there["locale"], there["locale"],
            words_of(there["locale"])["language"],
        )
        for there in elsewhere
        if speaks(there["locale"])
    ]  # fmt: skip
    if not items:
        return NOTHING
    return html(
        '<nav class="languages" aria-label="{}"><ul>{}</ul></nav>', words["languages"], items
    )


def _finder(words: Words, *, language: str) -> Markup:
    return html(
        '<form class="search" role="search" action="{}"><label class="unseen" for="q">{}</label>'
        '<input id="q" name="q" type="search" maxlength="200"><button>{}</button></form>',
        search_path(language), words["search_for"], words["search"],
    )  # fmt: skip


def _footer(site: Site) -> Markup:
    publisher = site["publisher"]
    return html(
        '<footer class="site"><ul>{}</ul><p>{}</p></footer>',
        _links(site, "footer"), publisher["legal_name"] or publisher["name"],
    )  # fmt: skip


def _links(site: Site, place: str) -> list[Markup]:
    items = [item for menu in site["menus"] if menu["place"] == place for item in menu["items"]]
    return [
        html(
            '<li><a href="{}">{}</a></li>',
            address(item["page"]["path"] if item["page"] else item["url"]),
            item["label"] or (item["page"]["title"] if item["page"] else item["url"]),
        )
        for item in items
    ]


def breadcrumb(above: Sequence[Mapping[str, str]], words: Words) -> Markup:
    """The way down to a page."""
    steps = [
        html('<li><a href="{}">{}</a></li>', address(step["path"]), step["title"]) for step in above
    ]
    if not steps:
        return NOTHING
    return html('<nav class="trail" aria-label="{}"><ol>{}</ol></nav>', words["here"], steps)
