"""Breaking news: every frame tells of it, as soon as it is public and no longer than it says."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime
from wagtail.models import Site

from cms.published import dirty, keys
from cms.published.models import PublishedDocument


def follow(before: str, after: str, *, now: datetime) -> None:
    """Ask for the frames when a page becomes breaking news or ceases to be, at once and at its time.

    What frames show of it meanwhile they depend on; what is withdrawn leaves them in the withdrawal itself.
    """
    was, until = _until(before), _until(after)
    if was == until:
        return
    frames = [keys.node("site", pk) for pk in Site.objects.values_list("pk", flat=True)]
    dirty.mark(frames, now=now, reason="breaking")
    if until is not None and until > now:
        dirty.mark(frames, now=now, due_at=until, reason="expiry")


def public_pages(*, now: datetime) -> QuerySet[Any, Any]:
    """The ids of the pages readers may be told of, for a statement that chooses among them."""
    there = Q(expires_at=None) | Q(expires_at__gt=now)
    return PublishedDocument.objects.filter(there).values("page_id")


def _until(card: str) -> datetime | None:
    said = json.loads(card)["breaking_until"] if card else None
    return parse_datetime(said) if said else None
