"""Reads: what every endpoint of the public API shares. JSON only, no session, no cookie, problems for errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import MethodNotAllowed

from cms.api import caching, deprecations, errors
from cms.published.keys import ALL_PAGES
from cms.published.queries import Stored

View = Callable[..., HttpResponseBase]


class ReadEndpoint:
    """A door of the read API: parses, calls one query, answers.

    It keeps nothing between requests, so one instance serves them all; REST framework's negotiation, authentication and
    throttling have nothing to do here and are not asked.
    """

    #: Wagtail's router finds the endpoint of a model by this.
    model: Any = type(None)
    allowed_methods = ("GET", "HEAD", "OPTIONS")

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        """The endpoint's addresses, as Wagtail's router asks for them."""
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            re_path(r"^(?P<pk>[0-9]{1,18})/$", cls.as_view({"get": "detail_view"}), name="detail"),
        ]

    @classmethod
    def as_view(cls, actions: Mapping[str, str]) -> View:
        """A view that answers GET and HEAD with the named method."""
        endpoint = cls()
        read: View = getattr(endpoint, actions["get"])

        @csrf_exempt
        def view(request: HttpRequest, **said: str) -> HttpResponseBase:
            response = endpoint.dispatch(request, read=partial(read, request, **said))
            for name, value in deprecations.headers_for(request.path_info).items():
                response.headers[name] = value
            return response

        return view

    def dispatch(self, request: HttpRequest, *, read: View) -> HttpResponseBase:
        """The answer, or the problem that stands for what went wrong; a bug goes on to Django."""
        try:
            return self._by_method(request, read=read)
        except Exception as exc:
            answer = errors.handle(exc, {"view": self})
            if answer is None:
                raise
            return answer

    def _by_method(self, request: HttpRequest, *, read: View) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"}:
            return _read(read)
        if request.method == "OPTIONS":
            return self.options()
        raise MethodNotAllowed(request.method or "")

    def options(self) -> HttpResponse:
        """Say which methods are served, and let any origin ask."""
        response = HttpResponse(status=204)
        response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(
            self.allowed_methods
        )
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match, Accept"
        response.headers["Access-Control-Max-Age"] = "86400"
        return response


def _read(read: View) -> HttpResponseBase:
    """Read; once more on a new connection where the kept one had died, which costs less than probing it each time."""
    try:
        return read()
    except (OperationalError, InterfaceError):
        if connection.in_atomic_block or connection.is_usable():
            raise
        connection.close()
        return read()


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
    return spoken_in(response, [stored.locale])


def answer(
    text: str | bytes | None,
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


def spoken_in(response: HttpResponse, locales: Iterable[str]) -> HttpResponse:
    """Say which languages an answer holds, in the order they come."""
    if said := ", ".join(dict.fromkeys(filter(None, locales))):
        response.headers["Content-Language"] = said
    return response


def tagged(response: HttpResponseBase, *tags: str) -> HttpResponseBase:
    """A miss can be purged too: something may appear here."""
    response.headers["Cache-Tag"] = ",".join(tags)
    return response
