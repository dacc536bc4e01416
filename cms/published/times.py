"""Times as the API writes them: UTC, to the second, with a Z (RFC 3339)."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(moment: datetime | None) -> str | None:
    """`2026-03-01T06:00:00Z`; nothing for nothing."""
    if moment is None:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
