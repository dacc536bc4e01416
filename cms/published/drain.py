"""The drain: takes what is dirty, projects it, one transaction each; a bad item waits and never blocks the rest."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from cms.core.models import NewsImage
from cms.published import dirty, keys, locks, paths, projector, renditions, resources, withdrawal
from cms.published.models import Dirty, DocumentFacet

logger = logging.getLogger(__name__)

#: An editor's request projects what was just saved; the worker takes what is left after this.
NUDGE_SECONDS = 1.5
#: Dependents an editor waits for; those of a renamed section are the worker's.
NUDGE_DEPENDENTS = 50


@dataclass(kw_only=True)
class Report:
    """What a drain did."""

    projected: int = 0
    failed: int = 0

    def summary(self) -> str:
        """One line for a log."""
        return f"{self.projected} projected, {self.failed} failed"


#: Whether a run of many saves is under way in this thread.
_in_a_run: ContextVar[bool] = ContextVar("in_a_run", default=False)


@contextmanager
def run_of_many(*, clock: Callable[[], datetime]) -> Iterator[None]:
    """Many saves by one command: each projects its own page, and the fronts that list it are built once, at the end."""
    token = _in_a_run.set(True)
    try:
        yield
    finally:
        _in_a_run.reset(token)
        nudge(clock=clock)


def nudge(*, clock: Callable[[], datetime]) -> None:
    """Project what an editor just touched, and what depends on it where that is little."""
    drain(clock=clock, seconds=NUDGE_SECONDS, priority=dirty.DIRECT)
    if _in_a_run.get():
        return
    if dirty.waiting(now=clock(), most=NUDGE_DEPENDENTS + 1) <= NUDGE_DEPENDENTS:
        drain(clock=clock, seconds=NUDGE_SECONDS)


def drain(
    *,
    clock: Callable[[], datetime],
    limit: int | None = None,
    seconds: float | None = None,
    priority: int = dirty.DEPENDENT,
) -> Report:
    """Project dirty nodes of at least this priority until none is due, `limit` are done or `seconds` have passed."""
    report = Report()
    stop_at = time.monotonic() + seconds if seconds is not None else None
    while limit is None or report.projected + report.failed < limit:
        if stop_at is not None and time.monotonic() >= stop_at:
            break
        if not _one(report, now=clock(), priority=priority):
            break
    return report


def _one(report: Report, *, now: datetime, priority: int) -> bool:
    """Claim and project one node; say whether there was one."""
    key = dirty.next_key(now=now, priority=priority)
    if key is None:
        return False
    if keys.parse_node(key)[0] in TOGETHER and _many(report, key, now=now):
        return True
    claimed: list[int] = []
    try:
        if not _drawing_first(key, now=now, claimed=claimed):
            return True
    except Exception:
        logger.exception("A node could not be projected", extra={"node": key})
        _back_off(claimed or dirty.due_rows(key, now=now), now=now)
        report.failed += 1
        return True
    report.projected += 1
    return True


def _drawing_first(key: str, *, now: datetime, claimed: list[int]) -> bool:
    """Claim and project; images that are not drawn yet are drawn before any lock is taken, then it is begun again."""
    try:
        return _claim_and_project(key, now=now, claimed=claimed, draws=False)
    except renditions.NotDrawn as refused:
        missing = refused.ids
    renditions.prepare(NewsImage.objects.filter(pk__in=missing).prefetch_related("renditions"))
    return _claim_and_project(key, now=now, claimed=claimed, draws=True)


def _claim_and_project(key: str, *, now: datetime, claimed: list[int], draws: bool) -> bool:
    """Project one node in a transaction of its own, and note which rows asked for it; say no where somebody else already has."""
    with transaction.atomic():
        rows = dirty.claim(key, now=now)
        claimed[:] = [row.pk for row in rows]
        if rows:
            _project(key, rows[0], now=now, draws=draws)
            dirty.done(row.pk for row in rows)
    return bool(rows)


def _many(report: Report, key: str, *, now: datetime) -> bool:
    """Serve many small rows of the kind of `key` in one transaction; say no where one of them fails, so that each goes alone."""
    kind, _rest = keys.parse_node(key)
    try:
        with transaction.atomic():
            rows = dirty.claim_kind(kind, now=now, most=MOST_TOGETHER)
            TOGETHER[kind]({keys.parse_node(row.key)[1] for row in rows}, now=now)
            dirty.done(row.pk for row in rows)
    except Exception:
        logger.exception("Nodes could not be projected together", extra={"node": key})
        return False
    report.projected += len(rows)
    return bool(rows)


def _shown(said: set[str], *, now: datetime) -> None:
    """Ask for what shows these pages, or any of their translations."""
    parts = (each.partition("|") for each in said)
    dirty.mark_shown_on(((page, translations) for page, _, translations in parts), now=now)


def _listed(said: set[str], *, now: datetime) -> None:
    """The same, and what shows the top of a list one of them is in."""
    _shown(said, now=now)
    ids = [int(keys.parse_node(each.partition("|")[0])[1]) for each in said]
    lists = DocumentFacet.objects.filter(document_id__in=ids).values_list("key", flat=True)
    dirty.mark_dependents({keys.listed(key) for key in lists}, now=now)


def _redirects(ids: set[str], *, now: datetime) -> None:
    # A target must not be withdrawn between the look and the write.
    locks.hold_alone()
    changed = [paths.project_redirect(int(each), now=now) for each in sorted(ids)]
    paths.mark_redirects_over({address for found in changed for address in found}, now=now)


#: Small kinds of rows that come by the thousand when a section is renamed, and how many of them at once.
TOGETHER: Final[dict[str, Callable[..., None]]] = {
    dirty.SHOWN: _shown,
    dirty.LISTED: _listed,
    "redirect": _redirects,
}
MOST_TOGETHER: Final = 50


def _project(key: str, asked: Dirty, *, now: datetime, draws: bool) -> None:
    kind, rest = keys.parse_node(key)
    if kind == "page":
        reason, priority = asked.reason, asked.priority
        projector.project(int(rest), now=now, reason=reason, priority=priority, draws=draws)
    elif kind in TOGETHER:
        TOGETHER[kind]({rest}, now=now)
    elif kind == "site":
        locks.hold_for_frame(int(rest))
        resources.project(key, now=now)
    elif kind == dirty.UNUSED:
        locks.hold_alone()
        resources.sweep({rest}, now=now)
    else:
        locks.hold_alone()
        # A picture whose rights have just ended leaves every answer in this transaction, not when its pages are built.
        if kind in resources.FILES:
            withdrawal.withdraw_files([key], now=now)
        if resources.is_used(key):
            resources.project(key, now=now)
        dirty.mark_dependents({key}, now=now)


def _back_off(row_ids: list[int], *, now: datetime) -> None:
    """These wait; what was marked meanwhile may be the mend, and does not."""
    rows = Dirty.objects.filter(pk__in=row_ids)
    failures = rows.order_by("-failures").values_list("failures", flat=True).first() or 0
    wait = dirty.BACK_OFF_SECONDS[min(failures, len(dirty.BACK_OFF_SECONDS) - 1)]
    rows.update(failures=F("failures") + 1, due_at=now + timedelta(seconds=wait))
