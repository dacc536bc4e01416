"""Views: a reader's page with everything in it, and the files of the build."""

from __future__ import annotations

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.api import caching
from cms.published.keys import ALL_PAGES
from cms.reader import screens
from cms.reader.built import asset, built
from cms.reader.drawing.frame import framed
from cms.reader.heads import head_of
from cms.reader.policy import content_security_policy, own_origin
from cms.reader.routes import page_number
from cms.reader.screens import Asked, Moved, Screen

#: Its name says what is in it.
FOR_GOOD = "public, max-age=31536000, immutable"
KINDS = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
}
#: Characters of a search, as the API takes them.
MOST_WORDS = 200


@require_safe
@xframe_options_exempt
def page(request: HttpRequest, path: str) -> HttpResponse:
    """What stands at a public address, whole: the script takes over from the next click on."""
    now = timezone.now()  # noqa: TID251 a view is a door
    asked = Asked(
        path=request.path,
        query=request.META.get("QUERY_STRING", ""),
        host=request.get_host(),
        page=page_number(request.GET.get("page", "")),
        q=request.GET.get("q", "").strip()[:MOST_WORDS],
    )
    found = screens.find(asked, now=now)
    response = _moved(found) if isinstance(found, Moved) else _shown(found, request)
    response.headers["Cache-Control"] = caching.cache_control(
        now=now, expires_at=None if isinstance(found, Moved) else found.fresh_until
    )
    if found.tags:
        response.headers["Cache-Tag"] = caching.cache_tag(found.tags, coarser=[ALL_PAGES])
    return response


@require_safe
def built_file(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the build."""
    content = asset(name)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=KINDS[name.rpartition(".")[2]])
    response.headers["Cache-Control"] = FOR_GOOD
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _moved(moved: Moved) -> HttpResponse:
    kind = HttpResponsePermanentRedirect if moved.permanent else HttpResponseRedirect
    return kind(moved.location)


def _shown(screen: Screen, request: HttpRequest) -> HttpResponse:
    site = screens.site_of(screen.language, host=request.get_host())
    text = render_to_string(
        "reader/page.html",
        {
            "screen": screen,
            "head": head_of(screen, publisher=site["publisher"]["name"]),
            "body": framed(screen.main, site, screen.elsewhere, language=screen.language),
            "built": built(),
            "editors": own_origin(),
        },
    )
    response = HttpResponse(text, status=screen.status)
    response.headers["ETag"] = caching.quoted(caching.combined([text]))
    response.headers["Content-Language"] = screen.language
    response.headers["Content-Security-Policy"] = content_security_policy()
    response.headers["X-Content-Type-Options"] = "nosniff"
    if screen.status != 200:
        return response
    return (
        get_conditional_response(request, etag=response.headers["ETag"], response=response)
        or response
    )
