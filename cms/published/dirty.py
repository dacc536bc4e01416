"""Dirty: what must be projected again, written where it cannot be lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from cms.published import locks
from cms.published.models import Dependency, Dirty

DIRECT, DEPENDENT = 0, 1
#: Kinds of rows that are no node: they look up what depends on one.
SHOWN, LISTED, UNUSED = "shown", "listed", "unused"
#: A node that fails this often waits longer and longer, and never blocks the rest.
BACK_OFF_SECONDS = (1, 5, 30, 120, 600)


def mark(
    node_keys: Iterable[str],
    *,
    now: datetime,
    reason: str = "edit",
    priority: int = DIRECT,
    due_at: datetime | None = None,
) -> None:
    """Ask for nodes to be projected, at once or at `due_at`, in the transaction under way."""
    Dirty.objects.bulk_create(
        [
            Dirty(key=key, priority=priority, due_at=due_at or now, reason=reason)
            for key in sorted(set(node_keys))
        ],
        batch_size=500,
    )


def mark_shown(page_key: str, *, translation_set: str, now: datetime) -> None:
    """Note that what others show of a page changed; who does is looked up once this transaction is done."""
    mark([f"{SHOWN}:{page_key}|{translation_set}"], now=now, reason="dependency")


def mark_listed(page_key: str, *, translation_set: str, now: datetime) -> None:
    """Note that a page entered a list or moved in one, besides what others show of it."""
    mark([f"{LISTED}:{page_key}|{translation_set}"], now=now, reason="dependency")


def mark_unused(node_keys: Iterable[str], *, now: datetime) -> None:
    """Note that a document no longer shows these; whether another does is looked up once this transaction is done."""
    mark((f"{UNUSED}:{key}" for key in node_keys), now=now, reason="dependency")


def mark_dependents(node_keys: Iterable[str], *, now: datetime, but: str = "") -> None:
    """Ask for everything that shows one of these nodes, after what editors touched themselves."""
    locks.hold_alone()
    dependents = Dependency.objects.filter(key__in=list(node_keys)).values_list(
        "dependent", flat=True
    )
    mark(set(dependents) - {but}, now=now, reason="dependency", priority=DEPENDENT)


def waiting(*, now: datetime, most: int) -> int:
    """How many rows are due, counted no further than `most`."""
    return Dirty.objects.filter(due_at__lte=now)[:most].count()


def next_key(*, now: datetime, priority: int = DEPENDENT) -> str | None:
    """The next due node nobody is projecting, or nothing; it is nobody's until claimed.

    With `priority=DIRECT`, only what editors touched themselves.
    """
    due = Dirty.objects.filter(due_at__lte=now, priority__lte=priority).order_by("priority", "id")
    if not connection.features.has_select_for_update_skip_locked:
        return due.values_list("key", flat=True).first()
    with transaction.atomic():
        return due.select_for_update(skip_locked=True).values_list("key", flat=True).first()


def claim(key: str, *, now: datetime) -> tuple[str, list[int]] | None:
    """Take a node with all its due rows: (reason, row ids), or nothing when others did.

    The rows stay locked until the transaction ends; if it dies they are free again at once, so nothing is ever held by a
    worker that is gone.
    """
    due = Dirty.objects.filter(key=key, due_at__lte=now).order_by("priority", "id")
    skip = connection.features.has_select_for_update_skip_locked
    rows = list(due.select_for_update(skip_locked=True) if skip else due)
    return (rows[0].reason, [row.pk for row in rows]) if rows else None


def done(row_ids: Iterable[int]) -> None:
    """Forget rows whose node has been projected."""
    Dirty.objects.filter(pk__in=list(row_ids)).delete()
