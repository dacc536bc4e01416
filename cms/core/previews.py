"""Previews: the seam between a preview in the admin and the room that shows it on a front end.

Wagtail renders a preview by calling what is previewed; a thing of ours has no template, so it hands the request over to
whoever registered here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

PAGE, CARD, FRONT, SOCIAL = "page", "card", "front", "social"
#: How a page may be looked at before it is public. Names are the API's, labels the admin's.
MODES: Final[Sequence[tuple[str, Promise]]] = (
    (PAGE, _("Page entière")),
    (CARD, _("Carte, dans une liste")),
    (FRONT, _("Sur la une")),
    (SOCIAL, _("Partagée sur un réseau")),
)

#: Answers a preview of a page or a snippet, as the form or a version says it, in a mode.
Opener = Callable[[Any, HttpRequest, str], HttpResponseBase]

_openers: list[Opener] = []


def register_opener(opener: Opener) -> None:
    """Take the room that opens previews; a second one is a mistake."""
    if _openers:
        raise ImproperlyConfigured("Another room opens previews already.")
    _openers.append(opener)


class PreviewedOnFront(PreviewableMixin):
    """What is seen on a front end before it is public: whole, unless its type names more modes."""

    preview_modes = list(MODES[:1])

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: Any = None,
    ) -> HttpResponseBase:
        """Open the preview on a front end; code that asks without a request of somebody's gets 404."""
        if original_request is None or not _openers:
            raise Http404
        return _openers[0](self, original_request, preview_mode or PAGE)
