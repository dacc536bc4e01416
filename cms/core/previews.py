"""Previews: the seam between a page's preview in the admin and the room that shows it on a front end.

Wagtail renders a preview by calling the page; a page of ours has no template, so it hands the request over to whoever
registered here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PAGE, CARD, FRONT, SOCIAL = "page", "card", "front", "social"
#: How a page may be looked at before it is public. Names are the API's, labels the admin's.
MODES: Final[Sequence[tuple[str, Promise]]] = (
    (PAGE, _("Page entière")),
    (CARD, _("Carte, dans une liste")),
    (FRONT, _("Sur la une")),
    (SOCIAL, _("Partagée sur un réseau")),
)

#: Answers a preview of a page, as the form or a version says it, in a mode.
Opener = Callable[[Any, HttpRequest, str], HttpResponseBase]

_openers: list[Opener] = []


def register_opener(opener: Opener) -> None:
    """Take the room that opens previews; a second one is a mistake."""
    if _openers:
        raise ImproperlyConfigured("Another room opens previews already.")
    _openers.append(opener)


def open_preview(page: Any, request: HttpRequest, mode: str) -> HttpResponseBase | None:
    """The answer of whoever opens previews; none where nobody does."""
    return _openers[0](page, request, mode) if _openers else None
