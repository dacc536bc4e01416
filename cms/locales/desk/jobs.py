"""Translations under way, as the desk's views are asked for them."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from wagtail_localize.models import Translation


def found(translation_id: int) -> Translation:
    """A translation with its languages, or 404; the guard has asked who may work on it."""
    return get_object_or_404(
        Translation.objects.select_related("source__object", "source__locale", "target_locale"),
        pk=translation_id,
    )
