"""Times as the API writes them: UTC, to the second, with a Z (RFC 3339)."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(moment: datetime | None) -> str | None:
    """`2026-03-01T06:00:00Z`; nothing for nothing."""
    if moment is None:
        return None
    # Not by `strftime`, which writes the year 26 with two digits.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
