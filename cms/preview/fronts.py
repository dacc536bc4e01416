"""Fronts: where previews open. An exact list of origins per site and language; without one, the server's own reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlsplit

from django.conf import settings
from wagtail.models import Page

from cms.published.addresses import NoAddress, address_of
from cms.published.keys import home_of

#: Schemes of front ends, and the ports browsers leave out.
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """One front end: of a host name and a language, or of any where these are empty."""

    origin: str
    site: str = ""
    locale: str = ""

    @property
    def host(self) -> str:
        """The host name of the origin."""
        return urlsplit(self.origin).hostname or ""

    @property
    def is_https(self) -> bool:
        """Whether nobody between reads along."""
        return urlsplit(self.origin).scheme == "https"


def parse_front(said: str) -> Front:
    """`[host][/locale]=origin`, or an origin alone: `journal.example/en=https://en.journal.example`.

    Raise `ValueError` where the origin is more or less than scheme, host and port, or not what a browser calls it.
    """
    place, _, origin = said.strip().rpartition("=")
    site, _, locale = place.partition("/")
    parts = urlsplit(origin)
    if parts.scheme not in _PORTS or not parts.hostname or "*" in parts.netloc:
        raise ValueError(f"“{said}”: “{origin}” is not an origin such as https://journal.example.")
    if f"{parts.scheme}://{parts.netloc}" != origin or parts.username is not None:
        raise ValueError(f"“{said}”: an origin has no path, user or query.")
    if origin != origin.lower() or parts.port == _PORTS[parts.scheme]:
        raise ValueError(
            f"“{said}”: browsers write an origin in lower case and without the scheme's own port."
        )
    return Front(origin=origin, site=site, locale=locale)


def fronts() -> Sequence[Front]:
    """The configured ones."""
    return tuple(parse_front(said) for said in settings.CHAPO_PREVIEW_FRONTS)


def origins() -> frozenset[str]:
    """Every origin a preview may open on, beside this server's own."""
    return frozenset(front.origin for front in fronts())


def place_of(shown: Any) -> tuple[str, str]:
    """Site and path where a preview of a page opens: its own. An entity, which has none, opens on the front page."""
    if not isinstance(shown, Page):
        return "", home_of(shown.locale.language_code)
    try:
        address = address_of(shown)
    except NoAddress:
        return "", "/"
    return address.site, address.path


def front_of(shown: Any) -> str:
    """The origin where a preview of it opens: the nearest match; empty is the server that asks."""
    site, _path = place_of(shown)
    locale = shown.locale.language_code
    fitting = [
        front for front in fronts() if front.site in {"", site} and front.locale in {"", locale}
    ]
    best = max(fitting, key=lambda front: (bool(front.site), bool(front.locale)), default=None)
    return best.origin if best else ""


def front_url(shown: Any, *, origin: str, token: str) -> str:
    """Where a front end shows it; the token is in the fragment, which is sent to nobody."""
    _site, path = place_of(shown)
    return f"{origin}{quote(path)}#preview={quote(token, safe=':')}"
