"""The urgent lane: publish first, and owe a second reading, written with the publication itself."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cms.core.gates import PublicationRefused
from cms.editorial.checklist.rules import roles_of
from cms.editorial.models import SecondReading
from cms.editorial.roles import SECOND_READERS, URGENT_LANE

#: What the button « Publier en urgence » sends; Wagtail publishes whatever is sent under its name.
BUTTON: Final = "action-publish"
URGENT: Final = "urgent"
NOT_YOURS = _("La voie d’urgence n’est pas ouverte à votre rôle : soumettez le texte à relecture.")

_is_urgent: ContextVar[bool] = ContextVar("is_urgent", default=False)


class UrgentLane:
    """Remember, while a request lasts, that its button was the urgent one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or "/pages/" not in request.path:
            return self.get_response(request)
        token = _is_urgent.set(request.POST.get(BUTTON) == URGENT)
        try:
            return self.get_response(request)
        finally:
            _is_urgent.reset(token)


def may_take(user: Any) -> bool:
    """Whether somebody may publish before anyone else has read."""
    return bool(user.is_superuser or roles_of(user) & URGENT_LANE)


def may_read(user: Any) -> bool:
    """Whether somebody's reading counts as the second one."""
    return bool(user.is_superuser or roles_of(user) & SECOND_READERS)


def gate(page: Page, user: Any) -> None:
    """The lane is for those of the table, whatever else they may publish."""
    if _is_urgent.get() and (user is None or not may_take(user)):
        raise PublicationRefused(page, reasons=[str(NOT_YOURS)])


def page_published(instance: Page, revision: Revision, **kwargs: Any) -> None:
    """Write what is owed, in the publication's transaction; a text that only got a date owes nothing yet."""
    if _is_urgent.get() and instance.live:
        now = timezone.now()  # noqa: TID251 publication is a door
        within = timedelta(minutes=settings.CHAPO_SECOND_READING_MINUTES)
        SecondReading.objects.update_or_create(
            page_id=instance.pk,
            done_at=None,
            defaults={
                "published_by": revision.user,
                "published_at": now,
                "due_at": now + within,
            },
        )


def due() -> QuerySet[SecondReading]:
    """What is still to be read, the most pressing first."""
    readings = SecondReading.objects.filter(done_at=None, page__live=True)
    return readings.select_related("page", "published_by").order_by("due_at", "pk")


def finish(reading: SecondReading, *, user: Any, now: datetime) -> bool:
    """Note that somebody has read; nobody is their own second reader."""
    if not may_read(user) or reading.published_by_id == user.pk:
        return False
    done = SecondReading.objects.filter(pk=reading.pk, done_at=None)
    done.update(done_by=user, done_at=now)
    return True
