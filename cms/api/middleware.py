"""Public reads meet no session, no cookie and no login: the request loses them before anything else sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from cms.api.errors import CONTENT_TOO_LARGE, Problem, problem_response
from cms.api.errors.handling import is_api

#: Nobody reads with a body; what comes anyway stays small.
MAX_BODY = 64 * 1024
_LENGTH = re.compile(r"[0-9]{1,18}")
_PRIVATE_HEADERS = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")
#: Any site may read the API from its pages, errors too, and what browsers would keep from its scripts. Drafts choose theirs.
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Cache-Tag, Retry-After, Deprecation, Sunset",
}
_DRAFTS = re.compile(r"/api/v2/preview(/|$)")


class PublicReads:
    """Makes a request to the API anonymous, whoever sends it, and its answer one that any site may read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_api(request):
            return self.get_response(request)
        for header in _PRIVATE_HEADERS:
            request.META.pop(header, None)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not _LENGTH.fullmatch(length) or int(length) > MAX_BODY:
            response: HttpResponseBase = problem_response(Problem(CONTENT_TOO_LARGE))
        else:
            response = self.get_response(request)
        response.headers["X-Content-Type-Options"] = "nosniff"
        if not _DRAFTS.match(request.path_info):
            for name, value in _OPEN.items():
                response.headers[name] = value
        return response


class PageRedirects(RedirectMiddleware):
    """Wagtail's redirects for readers' addresses; the API and the reader answer their own misses."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if is_api(request) or _is_reader(request):
            return response
        redirected: HttpResponseBase = super().process_response(request, response)
        return redirected


def _is_reader(request: HttpRequest) -> bool:
    """The reader knows every public redirect, and none to what is not public."""
    match = request.resolver_match
    return match is not None and match.view_name == "reader_page"
