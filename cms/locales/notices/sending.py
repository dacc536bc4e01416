"""Sending notices: one message for each, to those who translate into that language and want mail."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.locales import rights
from cms.locales.freshness import reading
from cms.locales.models import Notice

logger = logging.getLogger(__name__)


@task()
def send_waiting() -> None:
    """Send every notice that waits. One that fails waits for the next pass, and holds up no other."""
    waiting = Notice.objects.filter(sent_at__isnull=True).order_by("pk")
    for notice_id in list(waiting.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                _send(notice_id)
        except Exception:
            logger.exception("A notice could not be sent", extra={"pk": notice_id})


def _send(notice_id: int) -> None:
    notice = (
        Notice.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(pk=notice_id, sent_at__isnull=True)
        .select_related("translation__source__object", "translation__source__locale")
        .first()
    )
    if notice is None:
        return
    page = notice.translation.source.object.get_instance_or_none(
        notice.translation.target_locale_id
    )
    if page is not None and _is_news(notice, page):
        with override(settings.LANGUAGE_CODE):
            get_connection().send_messages(_messages(notice, page))
    notice.sent_at = timezone.now()  # noqa: TID251 a task is a door
    notice.save(update_fields=["sent_at"])


def _is_news(notice: Notice, page: Page) -> bool:
    """What arrived may be public by now; what went stale may be fresh: put back, or translated again with the French."""
    if notice.kind == Notice.Kind.ARRIVED:
        return not page.live
    return bool(reading.stale_since([page.pk]))


def _messages(notice: Notice, page: Page) -> list[EmailMessage]:
    source = notice.translation.source.object.get_instance_or_none(notice.translation.source.locale)
    if source is None:
        return []
    subject, said = _words(notice, page, title=source.get_admin_display_title())
    return [
        EmailMessage(subject, said, to=[user.email])
        for user in translators_of(page, source)
        if rights.may_read(user, source)
    ]


def translators_of(page: Page, source: Page) -> list[Any]:
    """Who works on a translation and not on its French, and wants mail: the language's own people, not every chief."""
    users = page_permission_policy.users_with_any_permission_for_instance(rights.WORK, page)
    chiefs = page_permission_policy.users_with_any_permission_for_instance(rights.WORK, source)
    found = (
        users.filter(is_active=True)
        .exclude(pk__in=chiefs.values("pk"))
        .exclude(email="")
        .exclude(translation_notices__by_mail=False)
    )
    return list(found.order_by("pk"))


def _words(notice: Notice, page: Page, *, title: str) -> tuple[str, str]:
    arrived = notice.kind == Notice.Kind.ARRIVED
    # A title of two lines would be a header of two.
    parts = {"title": " ".join(title.split()), "language": page.locale.get_display_name()}
    if arrived:
        subject = _("À traduire (%(language)s) : %(title)s")
        said = _("« %(title)s » vous attend pour être traduit (%(language)s).")
        where = reverse("wagtailadmin_pages:edit", args=[page.pk])
    else:
        subject = _("À rafraîchir (%(language)s) : %(title)s")
        said = _(
            "Le français de « %(title)s » a changé : sa traduction (%(language)s) est périmée."
        )
        where = reverse("stale_translation", args=[page.pk])
    last = _("Vous pouvez couper ces courriels dans les réglages de votre compte.")
    address = f"{settings.WAGTAILADMIN_BASE_URL}{where}"
    return subject % parts, f"{said % parts}\n\n{address}\n\n{last}\n"
