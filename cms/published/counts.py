"""Counts: how many a list holds, counted once between two changes of the log.

A count is right for one position and until the next expiry, so keeping it in the process's memory can never serve a
stale one: a publication anywhere moves the position and the count is taken again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cms.published.models import LogState

#: Distinct lists remembered in one process.
CAPACITY = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of documents, right at `position` and until `until`."""

    total: int
    position: int
    until: datetime | None


_known: OrderedDict[tuple[Any, ...], Counted] = OrderedDict()


def position() -> int:
    """The last position given, 0 before the first change (one query)."""
    return LogState.objects.values_list("last", flat=True).first() or 0


def count(
    signature: tuple[Any, ...],
    *,
    tally: Callable[[], tuple[int, datetime | None]],
    position: int | None,
    now: datetime,
) -> Counted:
    """What `tally` counts, and when the first of it leaves; from memory when nothing changed since."""
    known = _known.get(signature)
    if (
        known is not None
        and known.position == position
        and (known.until is None or now < known.until)
    ):
        _known.move_to_end(signature)
        return known
    total, until = tally()
    counted = Counted(total=total, position=position or 0, until=until)
    _known[signature] = counted
    while len(_known) > CAPACITY:
        _known.popitem(last=False)
    return counted


def forget() -> None:
    """Forget every count; tests that rewind the log need it."""
    _known.clear()
