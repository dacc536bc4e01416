"""The log: every public change appends one row; consumers are cursors over positions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from cms.published.models import Change

PUT, REMOVE = "put", "remove"


def append(
    key: str,
    *,
    operation: str,
    tags: Iterable[str],
    reason: str,
    now: datetime,
    said: dict[str, str] | None = None,
) -> None:
    """Append a change; its position is given at commit. `said` holds type, locale, path and etag where they apply.

    A removal says where, never what: no title, no etag.
    """
    Change.objects.create(
        key=key, operation=operation, tags=sorted(set(tags)), reason=reason, at=now, **(said or {})
    )
