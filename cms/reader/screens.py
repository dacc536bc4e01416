"""Screens: what an address shows, read from published documents alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from cms.published import hosts, keys, queries
from cms.published.keys import home_of
from cms.published.paths import REDIRECTS
from cms.published.queries import Stored
from cms.reader import listed
from cms.reader.built import built, words_of
from cms.reader.drawing import lists
from cms.reader.drawing.articles import article
from cms.reader.drawing.frame import Site
from cms.reader.drawing.markup import Markup, html
from cms.reader.routes import Place, language_of, named_path, place_at, search_path

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asks for: an address of a site, the page of a list, words to search for."""

    path: str
    query: str
    host: str
    page: int = 1
    q: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What is shown before it is framed, and what its head says."""

    title: str
    main: Markup
    language: str
    status: int = 200
    elsewhere: Sequence[Mapping[str, Any]] = ()
    document: Document = field(default_factory=dict)
    noindex: bool = False
    #: Whether the script has to fetch the rest.
    is_waiting: bool = False
    tags: tuple[str, ...] = ()
    fresh_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Another address instead."""

    location: str
    permanent: bool
    tags: tuple[str, ...] = ()


def find(asked: Asked, *, now: datetime) -> Screen | Moved:
    """What stands at an address: something of the reader's own, a page, where it has moved, or the word that it has gone."""
    place = place_at(asked.path)
    if place is not None:
        return _own(place, asked, now=now)
    stored = queries.page_at(asked.path, now=now, site=asked.host)
    if stored is not None:
        return _page(stored, asked, now=now)
    address = f"{asked.path}?{asked.query}" if asked.query else asked.path
    tags = tuple(hosts.path_tags(asked.path, host=asked.host))
    former = queries.former_path(address, site=asked.host)
    language = language_of(asked.path)
    if former is None:
        return lost("missing", language=language, status=404, tags=tags)
    if not former.location:
        return lost("gone", language=language, status=410, tags=tags)
    return Moved(location=former.location, permanent=former.permanent, tags=(*tags, REDIRECTS))


def site_of(language: str, *, host: str) -> Site:
    """The frame in a language; of a site nobody has set up yet, its name."""
    stored = queries.site_frame(locale=language, site=host) or queries.site_frame(locale=language)
    if stored is None or stored.body is None:
        name = settings.WAGTAIL_SITE_NAME
        return {"publisher": {"name": name, "tagline": "", "legal_name": ""}, "menus": []}
    return dict(json.loads(stored.body))


def lost(why: str, *, language: str, status: int, tags: tuple[str, ...] = ()) -> Screen:
    """No page: there never was one, or it has gone."""
    words = words_of(language)
    main = html(
        '<h1 tabindex="-1">{}</h1><p>{}</p><p><a href="{}">{}</a></p>',
        words[why], words[f"{why}_text"], home_of(language), words["home"],
    )  # fmt: skip
    return Screen(
        title=words[why],
        main=main,
        language=language,
        status=status,
        elsewhere=_others(language, home_of),
        noindex=True,
        tags=tags,
    )


def _page(stored: Stored, asked: Asked, *, now: datetime) -> Screen | Moved:
    document: Document = json.loads(stored.body or "{}")
    tags = (keys.tag(keys.node("page", stored.id)), keys.path_tag(stored.path_hash))
    if document["path"] != asked.path:
        query = f"?{asked.query}" if asked.query else ""
        return Moved(location=f"{document['path']}{query}", permanent=True, tags=tags)
    around = listed.around(document, page=asked.page, now=now)
    return Screen(
        title=document["meta"]["seo_title"] or document["title"],
        main=main_of(document, around),
        language=stored.locale,
        elsewhere=document["meta"]["translations"],
        document=document,
        noindex=bool(document.get("sharing", {}).get("noindex")),
        tags=(*tags, *around.tags),
        fresh_until=min(filter(None, [stored.fresh_until, around.fresh_until]), default=None),
    )


def main_of(document: Document, around: listed.Around) -> Markup:
    """The page drawn; a type this reader does not know shows its title."""
    words = words_of(document["meta"]["locale"])
    match document["type"]:
        case "article":
            return article(document, words)
        case "home":
            return lists.home(document, around.groups, words)
        case "section":
            return lists.section(document, around.listed, words)
        case _:
            return html('<h1 tabindex="-1">{}</h1>', document["title"])


def _own(place: Place, asked: Asked, *, now: datetime) -> Screen | Moved:
    if asked.path != place.path:
        query = f"?{asked.query}" if asked.query else ""
        return Moved(location=f"{place.path}{query}", permanent=True)
    words = words_of(place.language)
    if place.kind == "search":
        return Screen(
            title=asked.q or words["search"],
            main=lists.search(words),
            language=place.language,
            elsewhere=_others(place.language, search_path),
            noindex=True,
            is_waiting=bool(asked.q),
        )
    return _named(place, page=asked.page, now=now)


def _named(place: Place, *, page: int, now: datetime) -> Screen:
    found = listed.named(place.kind, place.slug, language=place.language, now=now)
    if found is None:
        return lost("missing", language=place.language, status=404)
    around = listed.signed(place, found["id"], page=page, now=now)
    draw = lists.author if place.kind == "author" else lists.topic
    return Screen(
        title=found["name"],
        main=draw(found, place.path, around.listed, words_of(place.language)),
        language=place.language,
        elsewhere=[
            {"locale": code, "path": named_path(place.kind, place.slug, language=code)}
            for code in built().words
            if code != place.language
        ],
        tags=around.tags,
        fresh_until=around.fresh_until,
    )


def _others(language: str, path: Callable[[str], str]) -> list[Mapping[str, str]]:
    """The same screen of the reader's own in its other languages."""
    return [{"locale": code, "path": path(code)} for code in built().words if code != language]
