"""The drain: takes what is dirty, projects it, one transaction each; a bad item waits and never blocks the rest."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from cms.core.models import NewsImage
from cms.published import dirty, keys, locks, paths, projector, renditions, resources
from cms.published.expansion import Asked
from cms.published.models import Dirty, DocumentFacet
from cms.published.registry import page_builder

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


def nudge(*, clock: Callable[[], datetime]) -> None:
    """Project what an editor just touched, and what depends on it where that is little."""
    drain(clock=clock, seconds=NUDGE_SECONDS, priority=dirty.DIRECT)
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
    try:
        _prepare(key)
        with transaction.atomic():
            claimed = dirty.claim(key, now=now)
            if claimed is None:
                return True
            reason, row_ids = claimed
            _project(key, reason=reason, now=now)
            dirty.done(row_ids)
    except Exception:
        logger.exception("A node could not be projected", extra={"node": key})
        _back_off(key, now=now)
        report.failed += 1
        return True
    report.projected += 1
    return True


def _project(key: str, *, reason: str, now: datetime) -> None:
    kind, rest = keys.parse_node(key)
    if kind == "page":
        projector.project(int(rest), now=now, reason=reason)
    elif kind == "redirect":
        # Its target must not be withdrawn between the look and the write.
        locks.hold_alone()
        paths.project_redirect(int(rest), now=now)
    elif kind == "site":
        locks.hold_for_frame(int(rest))
        resources.project(key, now=now)
    elif kind in {dirty.SHOWN, dirty.LISTED}:
        page_key, _, translation_set = rest.partition("|")
        lists = _lists_of(page_key) if kind == dirty.LISTED else set()
        dirty.mark_dependents({page_key, translation_set} | lists, now=now, but=page_key)
    elif kind == dirty.UNUSED:
        locks.hold_alone()
        resources.sweep({rest}, now=now)
    else:
        locks.hold_alone()
        if resources.is_used(key):
            resources.project(key, now=now)
        dirty.mark_dependents({key}, now=now)


def _lists_of(page_key: str) -> set[str]:
    """The lists a page is in, as keys of those who show the top of one."""
    held = DocumentFacet.objects.filter(document_id=int(keys.parse_node(page_key)[1]))
    return {keys.listed(key) for key in held.values_list("key", flat=True)}


def _back_off(key: str, *, now: datetime) -> None:
    rows = Dirty.objects.filter(key=key, due_at__lte=now)
    failures = rows.order_by("-failures").values_list("failures", flat=True).first() or 0
    wait = dirty.BACK_OFF_SECONDS[min(failures, len(dirty.BACK_OFF_SECONDS) - 1)]
    rows.update(failures=F("failures") + 1, due_at=now + timedelta(seconds=wait))


def _prepare(key: str) -> None:
    """Draw the images a page is about to show before any lock is taken."""
    kind, rest = keys.parse_node(key)
    if kind != "page":
        return
    page = projector.load(int(rest))
    builder = page_builder(type(page)) if page is not None else None
    if page is None or builder is None or not page.live:
        return
    asked = Asked()
    draft = builder.build(page)
    asked.note(draft.fields)
    asked.note(draft.card)
    renditions.prepare(NewsImage.objects.filter(pk__in=asked.images).prefetch_related("renditions"))
