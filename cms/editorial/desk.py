"""What the desk sees of it: second readings on the dashboard, and the list « Avant de publier » in the form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.panels import Panel
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.editorial import urgency
from cms.editorial.checklist import Act, findings
from cms.editorial.models import SecondReading

#: Shown on the dashboard; the rest waits behind.
_SHOWN = 20


class SecondReadingsPanel(Component):
    """« Secondes lectures dues », late ones in red."""

    name = "second_readings"
    template_name = "editorial/second_readings.html"
    order = 120

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        now = timezone.now()  # noqa: TID251 a screen is a door
        may = urgency.may_read(self.user)
        readings = list(urgency.due()[:_SHOWN])
        rows = [
            {
                "reading": reading,
                "is_late": reading.due_at <= now,
                "may_finish": may and reading.published_by_id != self.user.pk,
            }
            for reading in readings
        ]
        # A component's template is rendered without the request that a form's token comes from.
        return {"rows": rows, "csrf_token": (parent_context or {}).get("csrf_token")}


@require_POST
def finish(request: HttpRequest, reading_id: int) -> HttpResponse:
    """One click, by a second reader."""
    reading = get_object_or_404(SecondReading, pk=reading_id)
    now = timezone.now()  # noqa: TID251 a view is a door
    if not urgency.finish(reading, user=request.user, now=now):
        raise PermissionDenied
    said = _("Seconde lecture faite : « %(title)s »") % {"title": reading.page.title}
    messages.success(request, said)
    return redirect("wagtailadmin_home")


@require_GET
def checklist(request: HttpRequest, page_id: int) -> HttpResponse:
    """The list for the version saved last, as a fragment the form puts in place."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    version = page.get_latest_revision_as_object()
    return render(request, "editorial/findings.html", listing(version, user=request.user))


def listing(page: Page, *, user: Any) -> dict[str, Any]:
    """What the template needs; a new page that was never saved has nothing to check."""
    if page.pk is None:
        return {"is_new": True, "found": [], "page": page}
    act = Act.PUBLICATION if page.permissions_for_user(user).can_publish() else Act.SUBMISSION
    now = timezone.now()  # noqa: TID251 a screen is a door
    return {"found": findings(page, act=act, user=user, now=now), "page": page}


class ChecklistPanel(Panel):
    """« Avant de publier »: what lacks or is doubtful, each with its way to the field."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "editorial/checklist.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context |= listing(self.instance, user=self.request.user)
            if self.instance.pk is not None:
                context["reading"] = urgency.due().filter(page=self.instance.pk).first()
            return context
