"""Receivers: trees follow the French, however its pages are made and moved."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from wagtail.models import Page

from cms.locales import trees


def page_saved(
    sender: type, instance: Any, created: bool, raw: bool = False, **_kwargs: Any
) -> None:
    """A front page or a section was made in French."""
    if created and not raw and _is_french_frame(instance):
        trees.follow(instance)


def page_published(sender: type, instance: Page, **_kwargs: Any) -> None:
    """Translators who have not begun get what the public reads."""
    if _is_french_frame(instance):
        trees.take_over(instance)


def page_moved(sender: type, instance: Page, **_kwargs: Any) -> None:
    """A French page moved; what is below it moved along, in every language."""
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        trees.follow_move(instance)


def _is_french_frame(instance: Any) -> bool:
    return (
        isinstance(instance, Page)
        and trees.stands_everywhere(instance)
        and instance.locale.language_code == settings.LANGUAGE_CODE
    )
