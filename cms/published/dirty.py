"""Dirty: what must be projected again, written where it cannot be lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def mark_shown(
    page_key: str, *, translation_set: str, now: datetime, priority: int = DIRECT
) -> None:
    """Note that what others show of a page changed; who does is looked up once this transaction is done."""
    said = [f"{SHOWN}:{page_key}|{translation_set}"]
    mark(said, now=now, reason="dependency", priority=priority)


def mark_listed(
    page_key: str, *, translation_set: str, now: datetime, priority: int = DIRECT
) -> None:
    """Note that a page entered a list or moved in one, besides what others show of it."""
    said = [f"{LISTED}:{page_key}|{translation_set}"]
    mark(said, now=now, reason="dependency", priority=priority)


def mark_unused(node_keys: Iterable[str], *, now: datetime) -> None:
    """Note that a document no longer shows these; whether another does is looked up once this transaction is done."""
    mark((f"{UNUSED}:{key}" for key in node_keys), now=now, reason="dependency")


def mark_dependents(node_keys: Iterable[str], *, now: datetime) -> None:
    """Ask for everything that shows one of these nodes, after what editors touched themselves."""
    _mark_shown_on(dict.fromkeys(node_keys, ""), now=now)


def mark_shown_on(shown: Iterable[tuple[str, str]], *, now: datetime) -> None:
    """Ask for everything but the page itself that shows a page or its translations: (page key, translation set) of each."""
    spared: dict[str, str] = {}
    for page_key, translation_set in shown:
        spared[page_key] = page_key
        # Of two translations that changed together, each shows the other.
        alone = spared.get(translation_set, page_key) == page_key
        spared[translation_set] = page_key if alone else ""
    _mark_shown_on(spared, now=now)


def _mark_shown_on(node_keys: Mapping[str, str], *, now: datetime) -> None:
    """Node key → the dependent that need not be told."""
    locks.hold_alone()
    shown = Dependency.objects.filter(key__in=list(node_keys)).values_list("key", "dependent")
    dependents = {dependent for key, dependent in shown if dependent != node_keys[key]}
    mark(dependents, now=now, reason="dependency", priority=DEPENDENT)


def waiting(*, now: datetime, most: int | None = None) -> int:
    """How many rows are due, counted no further than `most`."""
    return Dirty.objects.filter(due_at__lte=now)[:most].count()


def failing() -> int:
    """How many rows failed at their last attempt and wait for another."""
    return Dirty.objects.filter(failures__gt=0).count()


def next_key(*, now: datetime, priority: int = DEPENDENT) -> str | None:
    """The next due node nobody is projecting, or nothing; it is nobody's until claimed.

    With `priority=DIRECT`, only what editors touched themselves.
    """
    due = Dirty.objects.filter(due_at__lte=now, priority__lte=priority).order_by("priority", "id")
    if not connection.features.has_select_for_update_skip_locked:
        return due.values_list("key", flat=True).first()
    with transaction.atomic():
        return due.select_for_update(skip_locked=True).values_list("key", flat=True).first()


def claim(key: str, *, now: datetime) -> list[Dirty]:
    """Take a node with all its due rows, the most urgent first; nothing when others did.

    The rows stay locked until the transaction ends; if it dies they are free again at once, so nothing is ever held by a
    worker that is gone.
    """
    due = Dirty.objects.filter(key=key, due_at__lte=now).order_by("priority", "id")
    skip = connection.features.has_select_for_update_skip_locked
    return list(due.select_for_update(skip_locked=True) if skip else due)


def due_rows(key: str, *, now: datetime) -> list[int]:
    """The ids of a node's due rows, whoever has them."""
    return list(Dirty.objects.filter(key=key, due_at__lte=now).values_list("pk", flat=True))


def claim_kind(kind: str, *, now: datetime, most: int) -> list[Dirty]:
    """Take up to `most` due rows of one kind that never failed, those of one key together: one transaction serves them all."""
    due = Dirty.objects.filter(key__startswith=f"{kind}:", due_at__lte=now, failures=0)
    skip = connection.features.has_select_for_update_skip_locked
    ordered = due.order_by("priority", "id")
    return list((ordered.select_for_update(skip_locked=True) if skip else ordered)[:most])


def done(row_ids: Iterable[int]) -> None:
    """Forget rows whose node has been projected."""
    rows = Dirty.objects.filter(pk__in=list(row_ids))
    # Nothing listens to these rows and nothing refers to them: they are not read again to be deleted.
    rows._raw_delete(rows.db)  # noqa: SLF001
