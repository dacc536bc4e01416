"""Receivers: a page that becomes public is compared with its other languages, in the transaction that publishes it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.locales.freshness import bases, checking
from cms.locales.signals import freshness_changed


def page_published(
    sender: type, instance: Page, revision: Revision | None = None, **_kwargs: Any
) -> None:
    """A page was published, by whatever path."""
    now = timezone.now()  # noqa: TID251 receivers are doors
    with transaction.atomic():
        if instance.locale.language_code == settings.LANGUAGE_CODE:
            by = revision.user if revision is not None else None
            checking.source_published(instance, at=now, by=by)
        elif instance.alias_of_id is None:
            basis = bases.of(revision) if revision is not None else None
            source = checking.source_of(instance) if basis is None else None
            if bases.adopt(instance, basis=basis, source=source):
                checking.translation_published(instance, at=now)
                freshness_changed.send(Page, translation_key=instance.translation_key)
