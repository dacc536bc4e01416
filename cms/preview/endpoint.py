"""The endpoint: `GET /api/v2/preview/`, a draft for whoever holds a token, never for a cache.

The token comes in a header of its own, which no public address reads; whatever is wrong with it, the answer is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.models import Page

from cms.api import errors, parameters
from cms.api.endpoints.reads import ReadEndpoint, clock
from cms.api.parameters import Parameter
from cms.api.parameters.kinds import Path
from cms.preview import answers, fronts, minting, sources
from cms.preview.models import Audience, PreviewToken
from cms.published import keys
from cms.published.building import dump
from cms.published.drafts import (
    DraftDocument,
    DraftResource,
    draft_document,
    draft_resource,
    nobody,
)

TOKEN_HEADER: Final = "X-Preview-Token"  # noqa: S105 a header's name
#: Where a front end thinks it is: a token for elsewhere opens nothing there.
AT: Final[Parameter[str]] = Parameter(
    name="path",
    kind=Path(),
    description="The path being shown; a token for another page then answers 404.",
)
PARAMETERS: Final = (AT, parameters.LOCALE, parameters.FORMAT)
_HEADERS: Final = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
    "Vary": f"{TOKEN_HEADER}, Origin",
}


class PreviewEndpoint(ReadEndpoint):
    """`/api/v2/preview/`."""

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        """200 with the draft, or 404."""
        asked = parameters.parse(request.GET, allowed=PARAMETERS)
        now = clock()
        token = minting.find(token_of(request), now=now)
        if token is None:
            return errors.problem_response(errors.Problem(errors.NOT_FOUND))
        shown = _shown(token, now=now)
        if shown is None or not _fits(shown, asked):
            return errors.problem_response(errors.Problem(errors.NOT_FOUND))
        PreviewToken.objects.filter(pk=token.pk).update(last_read_at=now)
        return HttpResponse(dump(answers.answer(token, shown)), content_type="application/json")

    def options(self) -> HttpResponse:
        """Let the fronts send the token."""
        response = super().options()
        response.headers["Access-Control-Allow-Headers"] = f"{TOKEN_HEADER}, Accept"
        response.headers["Access-Control-Max-Age"] = "600"
        return response

    @classmethod
    def as_view(cls, actions: Any) -> Callable[..., HttpResponseBase]:
        """As every read, but for nobody's cache, and only for the pages of the front ends listed."""
        read = super().as_view(actions)

        def view(request: HttpRequest, **said: str) -> HttpResponseBase:
            response = read(request, **said)
            origin = request.META.get("HTTP_ORIGIN", "")
            if origin in fronts.origins():
                response.headers["Access-Control-Allow-Origin"] = origin
            for name, value in _HEADERS.items():
                response.headers[name] = value
            return response

        view.csrf_exempt = True  # type: ignore[attr-defined]  # Django reads it off the function.
        return view


def token_of(request: HttpRequest) -> str:
    """The text of the token a request carries."""
    said: str = request.META.get("HTTP_X_PREVIEW_TOKEN", "")
    return said


def _shown(token: PreviewToken, *, now: Any) -> DraftDocument | DraftResource | None:
    try:
        found = sources.shown_by(token)
    except sources.NothingToShow:
        return None
    if not isinstance(found, Page):
        return draft_resource(found, now=now)
    user = token.minted_by
    # Somebody from outside sees no draft but the one the link is for.
    may_see = nobody if token.audience == Audience.SHARE else lambda it: sources.may_see(it, user)
    return draft_document(found, now=now, may_see=may_see)


def _fits(shown: DraftDocument | DraftResource, asked: parameters.Parameters) -> bool:
    locale, path = asked.get(parameters.LOCALE), asked.get(AT)
    return (locale is None or locale == shown.locale) and (
        path is None or keys.normalised(path) == keys.normalised(shown.path)
    )
