"""Translations under way, as the desk's views are asked for them."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail_localize.models import Translation


def found(translation_id: int) -> Translation:
    """A translation with its languages, or 404; the guard has asked who may work on it."""
    return get_object_or_404(
        Translation.objects.select_related("source__object", "source__locale", "target_locale"),
        pk=translation_id,
    )


def found_of_page(translation_id: int) -> Translation:
    """The same for what has drafts; 404 for an author or a topic, which readers have as soon as it is written, and for what is gone."""
    translation = found(translation_id)
    try:
        target = translation.get_target_instance()
    except ObjectDoesNotExist:
        target = None
    if not isinstance(target, Page):
        raise Http404
    return translation
