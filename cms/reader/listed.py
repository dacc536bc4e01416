"""Listed: the cards that stand beside a document, from the same lists the API answers with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cms.api.endpoints.pages import type_names
from cms.published import catalogues, keys, listings
from cms.published.catalogues import Sought
from cms.published.listings import Listing, Wanted
from cms.reader.built import words_of
from cms.reader.drawing.lists import PER_PAGE, Group, Listed
from cms.reader.drawing.zones import filled
from cms.reader.routes import Place

#: Cards of a section on the front page, and sections of it, where no editor composed one.
PER_GROUP, MOST_GROUPS = 4, 8
#: Languages in which someone may have words.
_VERSIONS = 20
Document = Mapping[str, Any]
NOTHING_LISTED = Listed(cards=(), total=0, page=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a screen lists, what caches call it, and until when it holds."""

    groups: Sequence[Group] = ()
    listed: Listed = NOTHING_LISTED
    tags: tuple[str, ...] = ()
    fresh_until: datetime | None = None


def around(document: Document, *, page: int, now: datetime) -> Around:
    """What stands beside a page; an article brings everything with it."""
    if document["type"] == "section":
        return _articles(f"under:{document['id']}", page=page, now=now)
    if document["type"] == "home" and not filled(document):
        return _newest(document, now=now)
    return Around()


def signed(place: Place, pk: int, *, page: int, now: datetime) -> Around:
    """Articles of an author or about a topic, in the language of the address."""
    return _articles(f"{place.kind}:{pk}", language=place.language, page=page, now=now)


def named(kind: str, slug: str, *, language: str, now: datetime) -> Document | None:
    """An author or a topic by its slug; in the language of the address where it has words in it."""
    sought = Sought(kind=kind, slug=slug, limit=_VERSIONS)
    found: list[Document] = _read(catalogues.catalogue(sought, now=now))
    spoken = [each for each in found if each["locale"] == language]
    return next(iter(spoken or found), None)


def _articles(facet: str, *, page: int, now: datetime, language: str = "") -> Around:
    wanted = Wanted(
        facets=(facet,),
        types=(type_names()["article"],),
        locales=(language,) if language else (),
        offset=(page - 1) * PER_PAGE,
        limit=PER_PAGE,
    )
    found = listings.listing(wanted, now=now)
    return Around(
        listed=Listed(cards=_read(found), total=found.total, page=page),
        tags=(keys.tag(facet),),
        fresh_until=found.fresh_until,
    )


def _newest(document: Document, *, now: datetime) -> Around:
    """What is newest, then section by section in the order of the tree."""
    latest = words_of(document["meta"]["locale"])["latest"]
    places = [{"id": document["id"], "title": latest, "path": document["path"]}]
    places += _sections(document, now=now)
    lists = [_newest_under(place["id"], now=now) for place in places]
    groups = [
        Group(title=place["title"], path=place["path"], cards=_read(found))
        for place, found in zip(places, lists, strict=True)
        if found.items
    ]
    fresh = filter(None, (found.fresh_until for found in lists))
    # Whatever is published or withdrawn below the front page changes it.
    tags = (keys.tag(keys.node("under", document["id"])),)
    return Around(groups=groups, tags=tags, fresh_until=min(fresh, default=None))


def _sections(document: Document, *, now: datetime) -> list[dict[str, Any]]:
    wanted = Wanted(
        facets=(f"parent:{document['id']}",),
        types=(type_names()["section"],),
        order="tree",
        limit=MOST_GROUPS,
    )
    return _read(listings.listing(wanted, now=now))


def _newest_under(page_id: int, *, now: datetime) -> Listing:
    wanted = Wanted(facets=(f"under:{page_id}",), types=(type_names()["article"],), limit=PER_GROUP)
    return listings.listing(wanted, now=now)


def _read(found: Listing) -> list[Any]:
    return [json.loads(item.texts[0]) for item in found.items]
