"""Elsewhere: addresses under the API that nothing serves. A forgotten final slash is put; the rest is a problem."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt

from cms.api.errors import nothing_here


@csrf_exempt
def elsewhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """A redirect for readers who forget the slash, as Django does for pages; else a problem."""
    if (
        rest
        and not rest.endswith("/")
        and request.method in {"GET", "HEAD"}
        and _is_served(f"{request.path_info}/")
    ):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{request.path}/{'?' if query else ''}{query}")
    return nothing_here(request, rest)


def _is_served(path: str) -> bool:
    try:
        return resolve(path).func is not elsewhere
    except Resolver404:
        return False
