"""The user bar: Wagtail's own, beside a draft on a front end. By it the admin's content checks reach across origins.

Wagtail's panel asks axe in its frame what is wrong with the page and what words it has; axe answers to the origins it was told.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.admin.userbar import ContentCheckerItem, Userbar
from wagtail.models import Page

from cms.api import errors
from cms.api.endpoints.reads import clock
from cms.preview import fronts, minting, sources
from cms.preview.endpoint import PreviewEndpoint, token_of
from cms.preview.models import Audience

#: axe's own word for the page it runs in.
_HERE: Final = "<same_origin>"


class ChecksAcrossOrigins(ContentCheckerItem):
    """Wagtail's content checks, between the admin and its front ends."""

    #: What editors write: the frame of the site is not theirs to mend. One selector, since Wagtail makes a path of them.
    axe_include: ClassVar[list[str]] = ["main, body:not(:has(main))"]

    def __init__(self, *, origins: list[str], in_editor: bool) -> None:
        super().__init__(in_editor=in_editor)
        self.origins = origins

    def get_axe_spec(self, request: HttpRequest) -> dict[str, Any]:
        """What axe is told, and to whom it answers."""
        return {**super().get_axe_spec(request), "allowedOrigins": self.origins}


def across_origins(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    """Let the content checks among the user bar's items work where the front end is elsewhere (a hook of Wagtail's)."""
    origins = [_HERE, f"{request.scheme}://{request.get_host()}", *_fronts_of(page)]
    items[:] = [
        ChecksAcrossOrigins(origins=origins, in_editor=item.in_editor)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]


def _fronts_of(page: Page | None) -> list[str]:
    """The one a page opens on, unless it is this server; of what is no page, only the form knows the language."""
    if page is None:
        return sorted(fronts.origins())
    return [origin] if (origin := fronts.front_of(page)) else []


class UserbarEndpoint(PreviewEndpoint):
    """`/api/v2/preview/userbar/`: HTML of Wagtail's, which a front end puts into its page. No part of the contract."""

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        """200 with the bar of whoever made the token, for their panel and their eyes; or 404."""
        token = minting.find(token_of(request), now=clock())
        if token is None or token.audience != Audience.PANEL:
            return errors.problem_response(errors.Problem(errors.NOT_FOUND))
        try:
            shown = sources.shown_by(token)
        except sources.NothingToShow:
            return errors.problem_response(errors.Problem(errors.NOT_FOUND))
        request.user = token.minted_by
        bar = Userbar(object=shown if isinstance(shown, Page) else None)
        return HttpResponse(bar.render_html({"request": request}))
