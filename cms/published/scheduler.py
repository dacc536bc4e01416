"""The scheduler: pages go live and leave to the second, each in its own transaction; a bad one never holds the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from wagtail.models import Page, Revision

from cms.core import acts, gates

logger = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Report:
    """What one pass did."""

    published: int = 0
    expired: int = 0
    failed: int = 0

    @property
    def did_something(self) -> bool:
        """Whether anything was due."""
        return bool(self.published or self.expired or self.failed)


def run(*, now: datetime) -> Report:
    """Expire, then publish, everything due at `now`."""
    report = Report()
    expired = Page.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")
    for page_id in expired.values_list("pk", flat=True):
        _count(report, "expired", done=_attempt(_expire, page_id, now=now))
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by(
        "approved_go_live_at", "pk"
    )
    for revision_id in due.values_list("pk", flat=True):
        _count(report, "published", done=_attempt(_publish, revision_id, now=now))
    return report


def late(*, now: datetime) -> int:
    """How many items are past their second and not done; what a gate refuses waits for an editor, and not for the clock."""
    expired = Page.objects.filter(live=True, expire_at__lte=now).count()
    waiting = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("pk")
    return int(expired) + sum(not gates.refusals(revision) for revision in waiting.iterator())


def _count(report: Report, what: str, *, done: bool | None) -> None:
    if done is None:
        return
    name = what if done else "failed"
    setattr(report, name, getattr(report, name) + 1)


def _attempt(act: Callable[..., bool | None], pk: int, *, now: datetime) -> bool | None:
    try:
        with transaction.atomic():
            return act(pk, now=now)
    except Exception:
        logger.exception("A scheduled item could not be done", extra={"pk": pk})
        return False


def _expire(page_id: int, *, now: datetime) -> bool | None:
    page = (
        Page.objects.select_for_update(of=("self",))
        .filter(pk=page_id, live=True, expire_at__lte=now)
        .first()
    )
    if page is None:
        return None
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _publish(revision_id: int, *, now: datetime) -> bool | None:
    due = Revision.page_revisions.filter(pk=revision_id, approved_go_live_at__lte=now)
    # The page first, as whoever publishes or withdraws it by hand does.
    acts.hold(
        Page.objects.filter(pk__in=[int(pk) for pk in due.values_list("object_id", flat=True)])
    )
    revision = due.select_for_update(of=("self",), no_key=True).first()
    if revision is None:
        return None
    revision.publish(log_action="wagtail.publish.scheduled")
    return True
