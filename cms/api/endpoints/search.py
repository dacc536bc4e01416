"""Search: documents by words, and names by their beginning."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from cms.api import caching, cursors, parameters
from cms.api.endpoints.pages import ANY_PAGE, GENRE, type_names
from cms.api.endpoints.reads import ReadEndpoint, answer, clock, spoken_in
from cms.api.parameters import Parameters
from cms.published import searching
from cms.published.building import dump
from cms.published.listings import DEFAULT_ORDER, RELEVANCE, Wanted
from cms.published.searching import Found, Hit
from cms.search import names
from cms.search.highlights import excerpt, ranges
from cms.search.syntax import Asked, read

ORDER = parameters.order((RELEVANCE, DEFAULT_ORDER), default=RELEVANCE)
#: Below this many results, a reader is told what they may have meant.
FEW = 3
SUGGEST = (
    parameters.Q,
    parameters.LOCALE,
    parameters.limit(default=8, maximum=20),
    parameters.FORMAT,
)
_LABELLED = (
    (parameters.SECTION, "section"), (parameters.TOPIC, "topic"), (parameters.AUTHOR, "author"), (GENRE, "genre"),
    (parameters.ACCESS, "access"), (parameters.YEAR, "year"),
)  # fmt: skip


def search_parameters() -> tuple[parameters.Parameter[Any], ...]:
    """What a search may be asked."""
    return (
        parameters.Q,
        parameters.page_types(type_names()),
        *(parameter for parameter, _facet in _LABELLED),
        parameters.LOCALE, parameters.FALLBACK, parameters.PUBLISHED_AFTER, parameters.PUBLISHED_BEFORE, parameters.FACETS, ORDER,
        parameters.LIMIT, parameters.OFFSET, parameters.CURSOR, parameters.FORMAT,
    )  # fmt: skip


class SearchEndpoint(ReadEndpoint):
    """`/api/v2/search/?q=`."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        """Cards of what was found, with where the words stand in them."""
        given = parameters.parse(request.GET, allowed=search_parameters())
        now = clock()
        wanted = wanted_of(given)
        asked = read(given[parameters.Q])
        wanted = replace(wanted, asked=asked)
        found = searching.search(wanted, now=now)
        value = {
            "meta": _meta(wanted, found, asked=asked, now=now),
            "items": [hit_value(hit, asked=asked) for hit in found.hits],
            "facets": _facets(wanted, now=now) if given.get(parameters.FACETS) else None,
        }
        text = dump(value).encode()
        response = answer(
            text, request=request, now=now, etag=caching.combined([text]), tags=["pages"],
            fresh_until=found.fresh_until,
        )  # fmt: skip
        return spoken_in(response, (hit.locale for hit in found.hits))


class SuggestEndpoint(ReadEndpoint):
    """`/api/v2/suggest/?q=`."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        """Names that begin like what was typed."""
        asked = parameters.parse(request.GET, allowed=SUGGEST)
        now = clock()
        found = names.suggest(
            asked[parameters.Q],
            now=now,
            locale=asked.get(parameters.LOCALE) or settings.LANGUAGE_CODE,
            limit=asked[parameters.LIMIT],
        )
        items = [{"kind": each.kind, "id": each.id, "name": each.name} for each in found]
        text = dump({"items": items}).encode()
        return answer(
            text, request=request, now=now, etag=caching.combined([text]),
            tags=["pages", "authors", "topics"],
        )  # fmt: skip


def wanted_of(given: Parameters) -> Wanted:
    """What the filters of a search mean to the read model."""
    locale, order, offset = given.get(parameters.LOCALE), given[ORDER], given[parameters.OFFSET]
    if (text := given.get(parameters.CURSOR)) is not None:
        offset = int(cursors.read_list_cursor(text, order=order, sorts=int).id)
    types = tuple(type_names()[name] for name in given.values["type"] or ())
    facets = ((facet, given.values[parameter.name]) for parameter, facet in _LABELLED)
    return Wanted(
        facets=tuple(f"{facet}:{value}" for facet, value in facets if value is not None),
        types=() if ANY_PAGE in types else types,
        locales=(locale,) if locale else (),
        fallback=given.get(parameters.FALLBACK) or (),
        published_after=given.get(parameters.PUBLISHED_AFTER),
        published_before=given.get(parameters.PUBLISHED_BEFORE),
        order=order,
        offset=min(offset, parameters.MAX_OFFSET),
        limit=given[parameters.LIMIT],
    )


def hit_value(hit: Hit, *, asked: Asked) -> dict[str, Any]:
    """One result: its card, and where the words looked for stand in what it shows."""
    card = json.loads(hit.card)
    shown = {
        name: [
            {"start": start, "end": end}
            for start, end in ranges(card[name], asked=asked, locale=hit.locale)
        ]
        for name in ("title", "kicker", "standfirst")
    }
    return {
        "card": card,
        "highlights": shown,
        "excerpt": None if any(shown.values()) else _excerpt(hit, asked=asked),
    }


def _excerpt(hit: Hit, *, asked: Asked) -> dict[str, Any] | None:
    found = excerpt(hit.text, asked=asked, locale=hit.locale)
    if found is None:
        return None
    return {
        "text": found.text,
        "highlights": [{"start": start, "end": end} for start, end in found.ranges],
    }


def _meta(wanted: Wanted, found: Found, *, asked: Asked, now: datetime) -> dict[str, Any]:
    following = None
    if found.more and found.hits:
        # A ranking has no value to go on from, so the cursor holds how many were shown.
        place = wanted.offset + len(found.hits)
        following = cursors.write_list_cursor(
            cursors.ListCursor(order=wanted.order, value=0, id=place)
        )
    locale = wanted.locales[0] if wanted.locales else settings.LANGUAGE_CODE
    return {
        "total_count": found.total,
        "next_cursor": following,
        "requested_locale": wanted.locales[0] if wanted.locales else None,
        "did_you_mean": names.meant(asked, locale=locale, now=now) if found.total < FEW else None,
    }


def _facets(wanted: Wanted, *, now: datetime) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [{"value": each.key, "label": each.label, "count": each.count} for each in values]
        for name, values in searching.facets(wanted, now=now).items()
    }
