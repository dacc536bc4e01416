"""Deprecations: what the contract announced as going, and the headers that say so until it has gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.http import http_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """One announced removal."""

    #: The component and the property that go, as in the contract.
    component: str
    property: str
    #: The first part of the addresses whose answers hold it: `pages`.
    endpoint: str
    replacement: str
    announced_on: date
    gone_on: date


#: Every removal announced in `frontend-contract/CHANGELOG.md` and not made yet.
DEPRECATIONS: tuple[Deprecation, ...] = ()


def headers_for(path: str) -> dict[str, str]:
    """`Deprecation` (RFC 9745) and `Sunset` (RFC 8594) of an address: the earliest of each; none where nothing goes."""
    found = [one for one in DEPRECATIONS if path.startswith(f"/api/v2/{one.endpoint}/")]
    if not found:
        return {}
    since = min(_start(one.announced_on) for one in found)
    until = min(_start(one.gone_on) for one in found)
    return {"Deprecation": f"@{int(since.timestamp())}", "Sunset": http_date(until.timestamp())}


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
