"""Resolve: one call from a path to what a screen shows: a page, a redirect, or the word that there is none."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from cms.api import caching, errors, parameters
from cms.api.endpoints import languages
from cms.api.endpoints.reads import ReadEndpoint, answer, clock, tagged
from cms.published import hosts, keys, queries
from cms.published.building import dump
from cms.published.queries import Former

ALLOWED = (
    parameters.PATH,
    parameters.SITE,
    parameters.LOCALE,
    parameters.FALLBACK,
    parameters.FORMAT,
)


class ResolveEndpoint(ReadEndpoint):
    """`/api/v2/resolve/?path=`."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        """200 with `kind` page or redirect; 410 when a page has gone from here; 404 when there was none."""
        asked = parameters.parse(request.GET, allowed=ALLOWED)
        address, site = asked[parameters.PATH], asked.get(parameters.SITE) or ""
        spoken = languages.accepted(asked)
        now = clock()
        tags = hosts.path_tags(address, host=site)
        held = languages.held_in_answer(request)
        stored = queries.page_at(address.partition("?")[0], now=now, site=site, held=held)
        if stored is not None and spoken and stored.locale != spoken[0]:
            tag = keys.path_tag(stored.path_hash)
            found = queries.version_of(stored.id, locales=spoken, now=now, held=held)
            if found is None:
                return tagged(
                    errors.problem_response(errors.Problem(errors.NO_PAGE, found="none")), tag
                )
            return languages.page_answer(found, spoken=spoken, request=request, now=now, tags=[tag])
        if stored is not None:
            tag = keys.path_tag(stored.path_hash)
            return languages.page_answer(
                stored, spoken=spoken, request=request, now=now, tags=[tag]
            )
        former = queries.former_path(address, site=site)
        if former is None:
            return tagged(
                errors.problem_response(errors.Problem(errors.NO_PAGE, found="none")), *tags
            )
        if not former.location:
            gone = errors.Problem(errors.PAGE_GONE, found="gone", notice=former.notice or None)
            return tagged(errors.problem_response(gone), *tags)
        text = redirect_text(former)
        return answer(
            text, request=request, now=now, etag=caching.combined([text]), tags=[*tags, "redirects"]
        )


def redirect_text(former: Former) -> str:
    """Where to go instead, and whether for good."""
    return dump(
        {
            "kind": "redirect",
            "status": 301 if former.permanent else 302,
            "location": former.location,
            "locale": former.locale or None,
        }
    )
