"""« Prévu »: what goes live, leaves or comes out of its embargo, by date; and what should have and has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from itertools import groupby
from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision, get_page_models
from wagtail.permissions import page_permission_policy

from cms.core import gates
from cms.editorial.embargo import FIELD

#: Somebody sees what is planned where they have one of these rights.
WORK: Final = {"add", "change", "publish"}
#: The clock turns twice a second: what waits for longer than this is late.
LATE_AFTER: Final = timedelta(seconds=30)
#: Lines of one screen.
MOST: Final = 500


class What(Enum):
    """What happens to a page at a moment."""

    GOES_LIVE = _("Mise en ligne")
    LEAVES = _("Retrait")
    EMBARGO_ENDS = _("Fin d’embargo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One line: a page, what happens to it, and when."""

    page: Page
    what: What
    at: datetime

    @property
    def day(self) -> Any:
        """The day of the newsroom's clock."""
        return localdate(self.at)


def planned(user: Any, *, now: datetime) -> list[Planned]:
    """Everything somebody may see that is still to happen, the soonest first."""
    mine = page_permission_policy.instances_user_has_any_permission_for(user, WORK)
    found = [
        *_going_live(mine),
        *_of(mine.filter(live=True), "expire_at", What.LEAVES),
        *(
            one
            for model in get_page_models()
            if any(field.name == FIELD for field in model._meta.fields)
            for one in _of(
                model.objects.filter(pk__in=mine.values("pk"), **{f"{FIELD}__gt": now}),
                FIELD,
                What.EMBARGO_ENDS,
            )
        ),
    ]
    return sorted(found, key=lambda one: (one.at, one.page.pk, one.what.name))[:MOST]


def late(user: Any, *, now: datetime) -> list[Planned]:
    """What should have happened and has not, but for what a gate refuses: that waits for an editor."""
    overdue = [one for one in planned(user, now=now) if one.at < now - LATE_AFTER]
    going = [str(one.page.pk) for one in overdue if one.what is What.GOES_LIVE]
    if not going:
        return overdue
    due = Revision.page_revisions.filter(object_id__in=going, approved_go_live_at__lte=now)
    refused = {int(revision.object_id) for revision in due if gates.refusals(revision)}
    return [one for one in overdue if one.what is not What.GOES_LIVE or one.page.pk not in refused]


def _going_live(mine: QuerySet[Page]) -> Iterator[Planned]:
    rows = Revision.page_revisions.exclude(approved_go_live_at=None)
    dates = {int(pk): at for pk, at in rows.values_list("object_id", "approved_go_live_at")}
    for pk, page in mine.in_bulk(list(dates)).items():
        yield Planned(page=page, what=What.GOES_LIVE, at=dates[pk])


def _of(pages: QuerySet[Page], field: str, what: What) -> Iterator[Planned]:
    for page in pages.exclude(**{field: None}).order_by(field, "pk")[:MOST]:
        yield Planned(page=page, what=what, at=getattr(page, field))


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """The report, day by day."""
    now = timezone.now()  # noqa: TID251 a screen is a door
    lines = planned(request.user, now=now)
    days = [(day, list(group)) for day, group in groupby(lines, key=lambda one: one.day)]
    return render(request, "editorial/planned.html", {"days": days, "late": now - LATE_AFTER})


class PlannedMenuItem(MenuItem):
    """Shown to whoever works on some page."""

    def is_shown(self, request: HttpRequest) -> bool:
        mine = page_permission_policy.instances_user_has_any_permission_for(request.user, WORK)
        return bool(mine.exists())


class LatePanel(Component):
    """« En retard » on the dashboard: nothing, as long as the clock turns."""

    name = "late"
    template_name = "editorial/late.html"
    order = 90

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        now = timezone.now()  # noqa: TID251 a screen is a door
        return {"lines": late(self.user, now=now)}
