"""The entrance: what Wagtail's preview panel loads. A page of ours that asks for a token by POST and leads to the front end.

A GET makes nothing: the token is made by the form's POST, with its CSRF token, for whoever may edit what it shows.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from cms.core.previews import PAGE
from cms.preview import fronts, minting, sources, subjects
from cms.published.times import utc


@xframe_options_sameorigin
def entrance(request: HttpRequest, shown: Any, mode: str) -> HttpResponseBase:
    """The page in the panel's frame; it says what is to be shown."""
    asked = {**subjects.fields_of(request, shown), "mode": mode}
    context = {"asked": asked, "mint": reverse("preview_mint")}
    response = TemplateResponse(request, "preview/entrance.html", context)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def open_preview(shown: Any, request: HttpRequest, mode: str) -> HttpResponseBase:
    """What `cms.core.previews` calls."""
    return entrance(request, shown, mode if mode in dict(shown.preview_modes) else PAGE)


@require_POST
def mint(request: HttpRequest) -> JsonResponse:
    """Make a token for the panel: `{token, url, expires_at, mode}`; 403 or 404 where one may not edit."""
    subject = subjects.subject_of(request.POST)
    now = timezone.now()  # noqa: TID251 a view is a door
    text, token = minting.mint_for_panel(subject, request=request, now=now)
    try:
        shown = sources.shown_by(token)
    except sources.NothingToShow as exc:
        token.delete()
        raise PermissionDenied from exc
    origin = fronts.front_of(shown)
    response = JsonResponse(
        {
            "token": text,
            "origin": origin,
            "url": fronts.front_url(shown, origin=origin, token=text),
            "mode": token.mode,
            "expires_at": utc(token.expires_at),
        }
    )
    response.headers["Cache-Control"] = "no-store, private"
    return response
