"""Fronts: where previews open. An exact list of origins per site and language; without one, the server's own reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page

from cms.published.building import NoAddress, address_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """One front end: of a host name and a language, or of any where these are empty."""

    origin: str
    site: str = ""
    locale: str = ""


def parse_front(said: str) -> Front:
    """`[host][/locale]=origin`, or an origin alone: `journal.example/en=https://en.journal.example`.

    Raise `ValueError` where the origin is more or less than scheme, host and port.
    """
    place, _, origin = said.strip().rpartition("=")
    site, _, locale = place.partition("/")
    parts = urlsplit(origin)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"“{said}”: “{origin}” is not an origin such as https://journal.example.")
    if f"{parts.scheme}://{parts.netloc}" != origin or parts.username is not None:
        raise ValueError(f"“{said}”: an origin has no path, user or query.")
    return Front(origin=origin, site=site, locale=locale)


def fronts() -> Sequence[Front]:
    """The configured ones."""
    return tuple(parse_front(said) for said in settings.CHAPO_PREVIEW_FRONTS)


def origins() -> frozenset[str]:
    """Every origin a preview may open on, beside this server's own."""
    return frozenset(front.origin for front in fronts())


def front_of(page: Page) -> str:
    """The origin where a preview of the page opens: the nearest match; empty is the server that asks."""
    try:
        site = address_of(page).site
    except NoAddress:
        site = ""
    locale = page.locale.language_code
    fitting = [
        front for front in fronts() if front.site in {"", site} and front.locale in {"", locale}
    ]
    best = max(fitting, key=lambda front: (bool(front.site), bool(front.locale)), default=None)
    return best.origin if best else ""
