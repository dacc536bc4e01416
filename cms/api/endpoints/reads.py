"""Reads: what every endpoint of the public API shares. JSON only, no session, no cookie, problems for errors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.utils import timezone
from django.utils.http import http_date
from rest_framework.renderers import JSONRenderer
from rest_framework.viewsets import ViewSet

from cms.api import caching, errors
from cms.published.keys import ALL_PAGES
from cms.published.queries import Stored

_RENDERER = JSONRenderer()


class ReadEndpoint(ViewSet):
    """A door of the read API: parses, calls one query, answers."""

    authentication_classes: Any = ()
    permission_classes: Any = ()
    throttle_classes: Any = ()
    parser_classes: Any = ()
    renderer_classes: Any = (JSONRenderer,)
    #: Wagtail's router finds the endpoint of a model by this.
    model: Any = type(None)

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """The endpoint's addresses, as Wagtail's router asks for them."""
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            re_path(r"^(?P<pk>[0-9]{1,18})/$", cls.as_view({"get": "detail_view"}), name="detail"),
        ]

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Nothing to authenticate, authorise, throttle or negotiate."""
        self.format_kwarg = None
        request.accepted_renderer, request.accepted_media_type = _RENDERER, _RENDERER.media_type

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Any site may read the API from its pages; nothing varies."""
        return {"Access-Control-Allow-Origin": "*"}

    def get_exception_handler(self) -> Any:
        """Problems, whatever DRF's settings say elsewhere."""
        return errors.handle

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say which methods are served, and let any origin ask."""
        response = HttpResponse(status=204)
        response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = (
            "GET, HEAD, OPTIONS"
        )
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match, Accept"
        response.headers["Access-Control-Max-Age"] = "86400"
        return response


def clock() -> datetime:
    """The moment of this request."""
    return timezone.now()  # noqa: TID251 an endpoint is a door


def held_by(request: HttpRequest) -> caching.IfNoneMatch:
    """What the caller says it already has."""
    return caching.parse_if_none_match(request.META.get("HTTP_IF_NONE_MATCH"))


def stored_answer(
    stored: Stored,
    *,
    request: HttpRequest,
    now: datetime,
    tags: Iterable[str],
    body: str | None = None,
    etag: str | None = None,
) -> HttpResponse:
    """Stored JSON, or 304 when the caller has it; `body` and `etag` where a part or a frame of it is served."""
    etag = etag or stored.etag
    text = stored.body if body is None else body
    response = answer(
        text, request=request, now=now, etag=etag, tags=tags, fresh_until=stored.fresh_until
    )
    response.headers["Last-Modified"] = http_date(stored.changed_at.timestamp())
    if stored.locale:
        response.headers["Content-Language"] = stored.locale
    return response


def answer(
    text: str | None,
    *,
    request: HttpRequest,
    now: datetime,
    etag: str,
    tags: Iterable[str],
    fresh_until: datetime | None = None,
) -> HttpResponse:
    """Compact JSON with the headers caches live by; no text means the caller was seen to hold it."""
    if text is None or held_by(request).matches(etag):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    else:
        response = HttpResponse(text, content_type="application/json")
    headers = response.headers
    headers["ETag"] = caching.quoted(etag)
    headers["Cache-Control"] = caching.cache_control(now=now, expires_at=fresh_until)
    headers["Cache-Tag"] = caching.cache_tag(tags, coarser=[ALL_PAGES])
    return response


def tagged(response: HttpResponseBase, *tags: str) -> HttpResponseBase:
    """A miss can be purged too: something may appear here."""
    response.headers["Cache-Tag"] = ",".join(tags)
    return response
