"""Drafts: what is translated of a French page that is not public yet is its latest draft.

wagtail-localize reads the row of a page, which for a page that was never public is its very first version.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import TranslationSource


def latest(instance: Any) -> Any:
    """What translators are to get of an instance: itself, or the latest draft of a page no reader has; one query then."""
    if not isinstance(instance, Page) or instance.live or not instance.latest_revision_id:
        return instance
    return instance.get_latest_revision_as_object()


def install() -> None:
    """Wrap the two methods that read a source; `cms.locales.completeness` does so once."""
    begun = TranslationSource.get_or_create_from_instance.__func__
    read = TranslationSource.get_source_instance

    @wraps(begun)
    def get_or_create(cls: Any, instance: Any) -> Any:
        return begun(cls, latest(instance))

    @wraps(read)
    def get_source_instance(source: TranslationSource) -> Any:
        return latest(read(source))

    TranslationSource.get_or_create_from_instance = classmethod(get_or_create)
    TranslationSource.get_source_instance = get_source_instance
