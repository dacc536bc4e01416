"""Refused schedules: texts whose hour has come or will, and that the checklist keeps from going live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from cms.core import gates

#: Scheduled versions looked at, the next ones first: a dashboard is no report.
_LOOKED_AT: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedSchedule:
    """A version that will not go live by itself, and why, in the editor's words."""

    page: Page
    due_at: datetime
    is_past: bool
    reasons: tuple[str, ...]


def refused(user: Any, *, now: datetime) -> Iterator[RefusedSchedule]:
    """Among the pages somebody may change, those that the gates would refuse at their hour."""
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    waiting = waiting.order_by("approved_go_live_at", "pk")
    keys = [int(key) for key in waiting.values_list("object_id", flat=True)]
    policy = page_permission_policy
    mine = policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    known = [str(pk) for pk in mine.filter(pk__in=keys).values_list("pk", flat=True)]
    for revision in waiting.filter(object_id__in=known)[:_LOOKED_AT]:
        reasons = gates.refusals(revision)
        if reasons:
            due_at, page = revision.approved_go_live_at, revision.as_object()
            yield RefusedSchedule(page=page, due_at=due_at, is_past=due_at <= now, reasons=reasons)


class RefusedSchedulesPanel(Component):
    """« Programmations refusées », on the dashboard."""

    name = "refused_schedules"
    template_name = "editorial/refused_schedules.html"
    order = 110

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        now = timezone.now()  # noqa: TID251 a screen is a door
        return {"rows": list(refused(self.user, now=now))}
