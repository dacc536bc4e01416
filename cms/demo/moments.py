"""Moments: the demonstration's dates, counted from the day it is loaded so that the news is never old."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone


class BadMoment(ValueError):
    """A date of the demonstration is written neither in hours nor in days."""


def moment(written: Mapping[str, Any], *, now: datetime) -> datetime:
    """`{hours_ago: 3}`, or `{days_ago: 2, at: "18:30"}` on the newsroom's clock."""
    match written:
        case {"hours_ago": hours, **rest} if not rest:
            return now - timedelta(hours=hours)
        case {"days_ago": int(days), "at": str(clock), **rest} if not rest and days > 0:
            day = timezone.localdate(now) - timedelta(days=days)
            return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))
        case _:
            raise BadMoment(
                f"{dict(written)}: expected hours_ago, or days_ago (at least 1) with at"
            )
