"""Revising: what a machine wrote is marked as such until a human has written or approved it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.locales.models import PublishedText
from cms.locales.signals import freshness_changed


def approve(translation: Translation, *, by: Any) -> int:
    """Somebody has revised all that a machine wrote in a translation; say how many texts that was."""
    strings = StringSegment.objects.filter(source=translation.source_id).values("string")
    with transaction.atomic():
        written = StringTranslation.objects.filter(
            locale=translation.target_locale_id,
            context__object=translation.source.object_id,
            translation_of__in=strings,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        )
        approved = set(written.values_list("data", flat=True))
        count: int = written.update(
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL, last_translated_by=by
        )
        public = PublishedText.objects.filter(
            page__translation_key=translation.source.object_id,
            page__locale=translation.target_locale_id,
            by_machine=True,
            target__in=approved,
        ).update(by_machine=False)
        if public:
            freshness_changed.send(PublishedText, translation_key=translation.source.object_id)
    return count
