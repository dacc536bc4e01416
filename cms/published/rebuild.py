"""Rebuild: project every page again, in id order, resumable after any interruption."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.published import dirty, keys, locks, projector, reconciler, resources
from cms.published.building import dump
from cms.published.drain import drain
from cms.published.keys import short_hash
from cms.published.models import Change, LogState, PublishedResource, RebuildRun
from cms.published.registry import page_builders
from cms.published.shapes import document_adapter

logger = logging.getLogger(__name__)

#: Pages between two notes of how far the rebuild has come.
BATCH = 100


@dataclass(kw_only=True)
class Report:
    """What a rebuild did."""

    pages: int = 0
    changed: int = 0
    #: Pages that could not be built; the drain tries them again.
    failed: list[int] = field(default_factory=list)

    def summary(self) -> str:
        """One line for an operator."""
        failed = f" {len(self.failed)} could not be built." if self.failed else ""
        return f"{self.pages} pages rebuilt, {self.changed} documents changed.{failed}"


def rebuild(
    *,
    clock: Callable[[], datetime],
    restart: bool = False,
    advance: Callable[[int], object] = lambda n: None,
    left: Callable[[int], object] = lambda n: None,
) -> Report:
    """Project every page and resource; a second run right after changes nothing.

    An interrupted run is resumed where it was for the same types and address; else half of what it built is out of date.
    `advance` is told the pages done, one by one; `left` the rows that wait for what the pages asked of each other, now and then.
    """
    run = (None if restart else _interrupted()) or begin()
    page_ids = reconciler.candidates()
    done = [pk for pk in page_ids if pk <= run.last_page_id]
    advance(len(done))
    report = Report(pages=len(done), changed=run.changed if done else 0)
    for start in range(len(done), len(page_ids), BATCH):
        batch = page_ids[start : start + BATCH]
        for page_id in batch:
            _project(page_id, report, now=clock())
            advance(1)
        run.last_page_id, run.changed = batch[-1], report.changed
        run.save()
    _rest(clock=clock, left=left)
    run.delete()
    _note(built_with())
    return report


def begin(*, after: int = 0) -> RebuildRun:
    """Note that everything is being built as of today, and is as far as the page `after`."""
    with transaction.atomic():
        done = {"last_page_id": after, "changed": 0}
        run, _created = RebuildRun.objects.update_or_create(id=1, defaults=done)
        _note(_being_built_with())
    return run


def _interrupted() -> RebuildRun | None:
    """The run to resume; none where it was for other types, or for another address."""
    if not LogState.objects.filter(built_with=_being_built_with()).exists():
        return None
    return RebuildRun.objects.first()


def _project(page_id: int, report: Report, *, now: datetime) -> None:
    """Project one page; a bad one is left to the drain and never holds the rest."""
    report.pages += 1
    try:
        result = projector.project(page_id, now=now, reason="rebuild")
    except Exception:
        logger.exception("A page could not be rebuilt", extra={"page_id": page_id})
        dirty.mark([keys.node("page", page_id)], now=now, reason="rebuild")
        report.failed.append(page_id)
        return
    report.changed += result in {projector.Projection.WRITTEN, projector.Projection.WITHDRAWN}


def is_needed() -> bool:
    """Whether documents were built by another contract or for another address than today's."""
    known = LogState.objects.values_list("built_with", flat=True).first()
    return known is not None and known != built_with()


def built_with() -> str:
    """What shapes every document besides content: the public address and the declared types."""
    models: dict[str, Any] = {builder.type: builder.model for builder in page_builders()}
    shapes = {name: document_adapter(model).json_schema() for name, model in models.items()}
    return short_hash(f"{settings.CHAPO_BASE_URL}|{settings.MEDIA_URL}|{dump(shapes)}")


def _being_built_with() -> str:
    """What stands for `built_with` until a rebuild is done; no finished one says it, so another is needed until then."""
    return f"~{built_with()[1:]}"


def new_epoch() -> str:
    """Void every cursor: clients of the change feed are told to copy everything again."""
    epoch = uuid.uuid4().hex
    state, _created = LogState.objects.get_or_create(id=1, defaults={"epoch": epoch})
    LogState.objects.filter(pk=state.pk).update(epoch=epoch)
    return epoch


def _rest(*, clock: Callable[[], datetime], left: Callable[[int], object]) -> None:
    """What pages asked of each other, and what is not a page: entities, files, frames, redirects."""
    frames = [keys.node("site", pk) for pk in Site.objects.values_list("pk", flat=True)]
    redirects = [keys.node("redirect", pk) for pk in Redirect.objects.values_list("pk", flat=True)]
    dirty.mark([*frames, *redirects], now=clock(), reason="rebuild")
    left(dirty.waiting(now=clock()))
    while (done := drain(clock=clock, limit=BATCH)).projected + done.failed:
        left(dirty.waiting(now=clock()))
    known = PublishedResource.objects.exclude(kind="site").values_list("kind", "object_id")
    for key in [keys.node(kind, pk) for kind, pk in known]:
        with transaction.atomic():
            # What a worker learnt meanwhile must not be overwritten, nor what it removed come back.
            locks.hold_alone()
            if resources.is_used(key):
                resources.project(key, now=clock())
            else:
                resources.sweep({key}, now=clock())


def _note(said: str) -> None:
    LogState.objects.get_or_create(id=1, defaults={"epoch": uuid.uuid4().hex})
    LogState.objects.update(built_with=said)


def prune(*, keep: int) -> int:
    """Forget all but the last `keep` changes; cursors below answer 410. Return how many went."""
    with transaction.atomic():
        state = LogState.objects.select_for_update().first()
        if state is None or state.last - keep <= state.floor:
            return 0
        floor = state.last - keep
        removed, _by_model = Change.objects.filter(position__lte=floor).delete()
        LogState.objects.filter(pk=state.pk).update(floor=floor)
        return removed
