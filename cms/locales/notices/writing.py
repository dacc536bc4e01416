"""Writing notices: a row in the transaction of what it tells of, sent by the worker afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.locales.models import Notice
from cms.locales.notices.sending import send_waiting


def translation_saved(
    sender: type, instance: Translation, created: bool, raw: bool = False, **_kwargs: Any
) -> None:
    """A page was given to the translators of a language. Sections are not told of one by one: they come with the tree."""
    if not created or raw:
        return
    model = instance.source.specific_content_type.model_class()
    if issubclass(model, Page) and not getattr(model, "in_every_locale", False):
        now = timezone.now()  # noqa: TID251 receivers are doors
        write([instance.pk], Notice.Kind.ARRIVED, at=now)


def went_stale(sender: type, page_ids: Collection[int], at: datetime, **_kwargs: Any) -> None:
    """Public translations that said what the French says no longer do; two queries."""
    pages = Page.objects.filter(pk__in=page_ids).values_list("translation_key", "locale")
    wanted = set(pages)
    found = Translation.objects.filter(
        source__object__in=[key for key, _locale in wanted], enabled=True
    ).values_list("pk", "source__object_id", "target_locale")
    write([pk for pk, key, locale in found if (key, locale) in wanted], Notice.Kind.STALE, at=at)


def write(translation_ids: Iterable[int], kind: str, *, at: datetime) -> None:
    """One row each, none where the same still waits to be sent."""
    rows = [Notice(translation_id=pk, kind=kind, created_at=at) for pk in translation_ids]
    if rows:
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
        transaction.on_commit(send_waiting.enqueue, robust=True)
