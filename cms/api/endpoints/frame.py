"""The frame: what surrounds every page (publisher, menus, languages), sections, and redirects in bulk."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from cms.api import caching, errors, parameters
from cms.api.endpoints.pages import list_text, missing, type_names
from cms.api.endpoints.reads import ReadEndpoint, answer, clock, held_by, spoken_in, stored_answer
from cms.published import catalogues, keys, listings, queries
from cms.published.building import dump
from cms.published.listings import Listing, Wanted

SITE = (parameters.LOCALE, parameters.SITE, parameters.FORMAT)
ONLY_FORMAT = (parameters.FORMAT,)
REDIRECTS = (parameters.LIMIT, parameters.OFFSET, parameters.FORMAT)
SECTIONS = (
    parameters.LOCALE,
    parameters.FALLBACK,
    parameters.LIMIT,
    parameters.OFFSET,
    parameters.FORMAT,
)


class SiteEndpoint(ReadEndpoint):
    """`/api/v2/site/?locale=`."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        """Everything a frame needs, in one language."""
        asked = parameters.parse(request.GET, allowed=SITE)
        locale = asked.get(parameters.LOCALE) or settings.LANGUAGE_CODE
        now = clock()
        stored = queries.site_frame(
            locale=locale, site=asked.get(parameters.SITE) or "", held=held_by(request).opaque
        )
        if stored is None:
            return missing("sites")
        tag = keys.tag(keys.node("site", stored.id))
        return stored_answer(stored, request=request, now=now, tags=[tag, "sites"])


class LocalesEndpoint(ReadEndpoint):
    """`/api/v2/locales/`: the languages of the site."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        """Every language, the source first."""
        parameters.parse(request.GET, allowed=ONLY_FORMAT)
        stored = queries.site_frame(locale=settings.LANGUAGE_CODE)
        locales = json.loads(stored.body or "{}")["locales"] if stored is not None else []
        found = Listing(total=len(locales))
        text = list_text(found, [dump(locale) for locale in locales], order="code")
        return answer(
            text, request=request, now=clock(), etag=caching.combined([text]), tags=["sites"]
        )


class SectionsEndpoint(ReadEndpoint):
    """`/api/v2/sections/`: the tree of sections, each after the one it stands under."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        """The documents of sections in the order of the tree."""
        asked = parameters.parse(request.GET, allowed=SECTIONS)
        now = clock()
        locale = asked.get(parameters.LOCALE) or settings.LANGUAGE_CODE
        wanted = Wanted(
            facets=(f"type:{type_names()['section']}",),
            locales=(locale,),
            fallback=asked.get(parameters.FALLBACK) or (),
            order="tree",
            offset=asked[parameters.OFFSET],
            limit=asked[parameters.LIMIT],
            content=("body",),
        )
        found = listings.listing(wanted, now=now)
        text = list_text(
            Listing(items=found.items, total=found.total),
            [item.texts[0] for item in found.items],
            order="tree",
            locale=locale,
        )
        tags = [keys.tag(wanted.facets[0])]
        response = answer(
            text,
            request=request,
            now=now,
            etag=caching.combined([text]),
            tags=tags,
            fresh_until=found.fresh_until,
        )
        return spoken_in(response, (item.locale for item in found.items))


class RedirectsEndpoint(ReadEndpoint):
    """`/api/v2/redirects/`: every public redirect, for static builds."""

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        """The redirects in the order of their addresses."""
        asked = parameters.parse(request.GET, allowed=REDIRECTS)
        now = clock()
        rows, total = catalogues.redirects(
            offset=asked[parameters.OFFSET], limit=asked[parameters.LIMIT], now=now
        )
        text = list_text(
            Listing(total=total), [dump(redirect_value(row)) for row in rows], order="path"
        )
        return answer(
            text, request=request, now=now, etag=caching.combined([text]), tags=["redirects"]
        )

    def detail_view(self, request: HttpRequest, pk: str) -> HttpResponseBase:
        """One redirect."""
        parameters.parse(request.GET, allowed=ONLY_FORMAT)
        row = catalogues.redirect_by_id(int(pk))
        if row is None:
            raise errors.Problem(errors.NOT_FOUND)
        text = dump(redirect_value(row))
        return answer(
            text, request=request, now=clock(), etag=caching.combined([text]), tags=["redirects"]
        )


def redirect_value(row: dict[str, Any]) -> dict[str, Any]:
    """A redirect as API v2 shows it, with where it leads; the list alone tells of an address a page left."""
    listed = f"{settings.CHAPO_BASE_URL}/api/v2/redirects/"
    redirect_id = row["redirect_id"]
    return {
        "id": redirect_id,
        "meta": {
            "type": "wagtailredirects.Redirect",
            "detail_url": listed if redirect_id is None else f"{listed}{redirect_id}/",
        },
        "old_path": row["path"],
        "location": row["location"],
        "status": 301 if row["permanent"] else 302,
        "locale": row["locale"] or None,
        "page_id": row["target_page_id"],
    }
