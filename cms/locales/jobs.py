"""Jobs: pages given to the translators of a language, many at once; wagtail-localize takes thirty statements for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    TranslatableObject,
    Translation,
    TranslationSource,
    get_schema_version,
)

from cms.locales import drafts, segmenting

#: Pages whose texts are taken over together.
_TOGETHER: Final = 50


def open_jobs(pages: Sequence[Page], locale: Locale) -> None:
    """Give pages of the frame, all of one language, to the translators of another; each once.

    Nobody is told of it: sections come with the tree.
    """
    for start in range(0, len(pages), _TOGETHER):
        with transaction.atomic():
            sources = _sources(pages[start : start + _TOGETHER])
            Translation.objects.bulk_create(
                [Translation(source=source, target_locale=locale) for source in sources],
                ignore_conflicts=True,
            )


def _sources(pages: Sequence[Page]) -> list[TranslationSource]:
    """What translators get of each page; made where it is missing, as the page says it now."""
    keys = [page.translation_key for page in pages]
    known = list(TranslationSource.objects.filter(object__in=keys, locale=pages[0].locale_id))
    there = {source.object_id for source in known}
    missing = [drafts.latest(page) for page in pages if page.translation_key not in there]
    if not missing:
        return known
    TranslatableObject.objects.bulk_create(
        [
            TranslatableObject(
                translation_key=page.translation_key,
                content_type=ContentType.objects.get_for_model(page.get_translation_model()),
            )
            for page in missing
        ],
        ignore_conflicts=True,
    )
    now = timezone.now()  # noqa: TID251 as wagtail-localize does
    versions = {app: get_schema_version(app) for app in {it._meta.app_label for it in missing}}
    made = TranslationSource.objects.bulk_create(
        [_source(page, at=now, version=versions[page._meta.app_label]) for page in missing]
    )
    segmenting.take_all_over(zip(made, missing, strict=True))
    return [*known, *made]


def _source(page: Any, *, at: datetime, version: str) -> TranslationSource:
    return TranslationSource(
        object_id=page.translation_key,
        locale_id=page.locale_id,
        specific_content_type=ContentType.objects.get_for_model(type(page)),
        object_repr=str(page)[:200],
        content_json=page.to_json(),
        schema_version=version,
        last_updated_at=at,
    )
