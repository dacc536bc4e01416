"""Privacy: what is private in one language is so in every language, so that no translation carries a copy of a restriction.

Wagtail copies the restriction of the French with the page, where it would stay when the French one is lifted and keep
the article from all readers; wagtail-localize drops, each time a translation is saved, what the French does not have.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import TranslationSource


def install() -> None:
    """Leave the restrictions of translations to who sets them; `cms.locales.completeness` does so once."""
    TranslationSource.sync_view_restrictions = _leave_alone


def page_copied(sender: type, source_obj: Any, target_obj: Any, **_kwargs: Any) -> None:
    """A page came to be in another language: the restriction of its French reaches it, and is lifted in one place."""
    if isinstance(target_obj, Page):
        target_obj.view_restrictions.all().delete()


def _leave_alone(source: TranslationSource, original: Any, translation_page: Any) -> None:
    """Restrictions reach every language from where they are: see `cms.published.visibility`."""
