"""Embargoes: anybody who writes may set one or put it off; ending it sooner is for those of the table, and is logged."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry, Revision

from cms.core.gates import PublicationRefused
from cms.editorial.roles import LIFT_EMBARGO

FIELD: Final = "embargo_until"
LIFTED: Final = "chapo.embargo"
#: Versions are kept as JSON, whose moments know no less.
_GRAIN: Final = timedelta(milliseconds=1)
NOT_YOURS: Final = _(
    "L’embargo court jusqu’au %(until)s : votre rôle peut le repousser, non le lever ni l’avancer. Demandez à la rédaction en chef."
)


def standing(page: Page, *, now: datetime) -> datetime | None:
    """The latest embargo any version has known since the last one that was lifted; three queries."""
    if page.pk is None or not _knows(type(page)):
        return None
    since = _last_lifted(page)
    versions = Revision.page_revisions.filter(object_id=str(page.pk))
    row = type(page)._default_manager.filter(pk=page.pk)
    if since is not None:
        versions = versions.filter(created_at__gt=since)
        row = row.filter(last_published_at__gt=since)
    said = versions.exclude(content__embargo_until=None).order_by()
    texts = said.values_list(f"content__{FIELD}", flat=True).distinct()
    known = [*row.values_list(FIELD, flat=True), *(parse_datetime(text) for text in texts)]
    return max((until for until in known if until is not None and until > now), default=None)


def ends_sooner(until: datetime | None, *, than: datetime | None) -> bool:
    """Whether a version would be public before the embargo that stands."""
    return than is not None and (until is None or until <= than - _GRAIN)


def to_the_second(until: datetime | None, *, known: datetime | None) -> datetime | None:
    """A form knows no seconds: the same minute is the same embargo."""
    if until is None or known is None:
        return until
    return known if known.replace(second=0, microsecond=0) == until else until


def may_lift(user: Any) -> bool:
    """Whether somebody may end an embargo sooner; no command and no clock does."""
    return user is not None and bool(user.has_perm(LIFT_EMBARGO))


def refusal(until: datetime) -> str:
    """Why not, in the editor's words."""
    return str(NOT_YOURS) % {"until": date_format(localtime(until), "j F Y à H:i")}


def note(page: Page, *, user: Any, until: datetime | None) -> None:
    """Write in the history of the page, in every language, who ended an embargo and to what."""
    for one in Page.objects.filter(translation_key=page.translation_key):
        log(
            instance=one,
            action=LIFTED,
            user=user,
            data={"until": until.isoformat() if until else None},
        )


def gate(page: Page, user: Any) -> None:
    """Stop a version that would be public before the embargo that stands, unless its publisher may lift it."""
    now = timezone.now()  # noqa: TID251 publication is a door
    known = standing(page, now=now)
    until = getattr(page, FIELD, None)
    if known is None or not ends_sooner(until, than=known):
        return
    if not may_lift(user):
        raise PublicationRefused(page, reasons=[refusal(known)])
    note(page, user=user, until=until)


def _knows(model: type[Page]) -> bool:
    try:
        model._meta.get_field(FIELD)
    except FieldDoesNotExist:
        return False
    return True


def _last_lifted(page: Page) -> datetime | None:
    entries = PageLogEntry.objects.filter(page_id=page.pk, action=LIFTED)
    found: datetime | None = (
        entries.order_by("-timestamp").values_list("timestamp", flat=True).first()
    )
    return found
