"""Languages: a page in the first language a reader accepts in which it is public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from cms.api import parameters
from cms.api.endpoints.pages import missing
from cms.api.endpoints.reads import ReadEndpoint, clock, held_by, stored_answer
from cms.api.parameters import Parameters
from cms.published import keys, queries
from cms.published.queries import Stored

ALLOWED = (
    parameters.TRANSLATION_KEY,
    parameters.LOCALE,
    parameters.FALLBACK,
    parameters.FORMAT,
)


class TranslationsEndpoint(ReadEndpoint):
    """`/api/v2/translations/?translation_key=&locale=&fallback=`."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        """The page in the language asked for, else in the first one accepted; 404 where it is public in none."""
        asked = parameters.parse(request.GET, allowed=ALLOWED)
        key = UUID(asked[parameters.TRANSLATION_KEY])
        spoken = accepted(asked) or [settings.LANGUAGE_CODE]
        now = clock()
        stored = queries.version(key, locales=spoken, now=now, held=held_in_answer(request))
        tag = keys.tag(keys.translation_set(key))
        if stored is None:
            return missing(tag)
        return page_answer(stored, spoken=spoken, request=request, now=now, tags=[tag])


def accepted(asked: Parameters) -> list[str]:
    """The languages a reader accepts, best first; none when they did not say."""
    locale = asked.get(parameters.LOCALE)
    if locale is None:
        return []
    return list(dict.fromkeys([locale, *(asked.get(parameters.FALLBACK) or ())]))


def held_in_answer(request: HttpRequest) -> set[str]:
    """The etags of documents the caller holds, as `page_answer` gave them."""
    return {etag.removeprefix("r") for etag in held_by(request).opaque}


def page_answer(
    stored: Stored,
    *,
    spoken: Sequence[str],
    request: HttpRequest,
    now: datetime,
    tags: Iterable[str],
) -> HttpResponseBase:
    """A document with the language that was asked for, the one that is served, and advice for search engines.

    What stands in for another language is indexed at its own address only.
    """
    requested = f'"{spoken[0]}"' if spoken else "null"
    stands_in = bool(spoken) and stored.locale != spoken[0]
    body = stored.body and (
        f'{{"kind":"page","requested_locale":{requested},"served_locale":"{stored.locale}",'
        f'"noindex":{"true" if stands_in else "false"},"document":{stored.body}}}'
    )
    return stored_answer(
        stored,
        request=request,
        now=now,
        tags=[keys.tag(keys.node("page", stored.id)), *tags],
        body=body,
        etag=f"r{stored.etag}",
    )
