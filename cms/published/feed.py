"""The change feed: what readers of the log get after a position."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cms.published.models import Change, LogState

COLUMNS = ("position", "operation", "key", "type", "locale", "path", "etag", "reason", "tags", "at")


class CursorTooOld(LookupError):
    """The log no longer reaches back to this cursor, or was restarted: copy everything again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Some changes in order, and where to go on; `head` is the last position given."""

    epoch: str
    next_position: int
    head: int
    changes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def more(self) -> bool:
        """Whether there are changes after these now."""
        return self.next_position < self.head


def changes(*, after: tuple[str, int] | None, limit: int) -> Slice:
    """The changes after a cursor (epoch, position), oldest first; without one, from the first change kept.

    Two statements. A limit of 0 gives the head: where to start following before a full copy.
    """
    state = LogState.objects.values("epoch", "last", "floor").first()
    if state is None:
        if after is not None:
            raise CursorTooOld
        return Slice(epoch="0", next_position=0, head=0)
    epoch, position = after if after is not None else (state["epoch"], state["floor"])
    if epoch != state["epoch"] or position < state["floor"] or position > state["last"]:
        raise CursorTooOld
    if limit == 0:
        return Slice(epoch=epoch, next_position=state["last"], head=state["last"])
    rows = list(
        Change.objects.filter(position__gt=position).order_by("position").values(*COLUMNS)[:limit]
    )
    reached = rows[-1]["position"] if rows else position
    return Slice(epoch=epoch, next_position=reached, head=max(state["last"], reached), changes=rows)
